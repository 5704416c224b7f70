using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Shahr.Kit.Web;

/// <summary>
/// A form that is not ours goes no further: 400 before anything reads it. The framework only notes what it found, and
/// not every way of binding a form looks at the note. Who may not enter hears that first: the form of somebody whose
/// session ended is foreign too, and leads to sign-in.
/// </summary>
public sealed class OurForms(RequestDelegate next)
{
    /// <summary>Lets our forms, and what is no form, pass.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        if (Doors.Closed(context) is { } closed)
            return closed.ExecuteAsync(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
