using Microsoft.AspNetCore.Antiforgery;

namespace Shahr.Web.Host;

/// <summary>
/// A form that is not ours goes no further: 400 before anything reads it. The framework only notes what it found, and
/// not every way of binding a form looks at the note.
/// </summary>
internal sealed class OurForms(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
