using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Web;
using Shahr.Web.Pages;

namespace Shahr.Web.Host;

/// <summary>
/// The one handler of what went wrong: a bug becomes a page or a problem with a trace id, and a bare 4xx answer gets
/// its sentence. Refusals with a body of their own pass untouched.
/// </summary>
internal sealed partial class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = bad.StatusCode;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception world) when (!context.Response.HasStarted && Outage.Is(world))
        {
            IsAway(log, world.GetBaseException().Message, context.Request.Path, context.TraceIdentifier);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "120";
        }
        catch (Exception bug) when (!context.Response.HasStarted)
        {
            Broke(log, bug, context.Request.Path, context.TraceIdentifier);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        var response = context.Response;
        if (
            response.StatusCode < 400
            || response.HasStarted
            || response.ContentLength > 0
            || response.ContentType is not null
        )
            return;
        if (context.Features.Get<MissingPermission>() is { } missing && await ShutDoors.SayAsync(context, missing))
            return;
        var problem = For(response.StatusCode);
        if (context.IsApi())
            await problem.ToApi().ExecuteAsync(context);
        else
        {
            var page = Ui.Pages.Of<ErrorPage>(new ErrorView(problem, context.TraceIdentifier));
            await page.With(response.StatusCode).ExecuteAsync(context);
        }
    }

    private static Problem For(int status) =>
        status switch
        {
            400 => KitProblems.StaleForm,
            401 => KitProblems.SignInFirst,
            403 => KitProblems.NotAllowed,
            404 or 405 => KitProblems.NotFound with { Status = status },
            413 => KitProblems.TooLarge,
            429 => KitProblems.TooMany,
            503 => KitProblems.Unavailable,
            >= 500 => KitProblems.Broken,
            _ => KitProblems.StaleForm with { Status = status },
        };

    [LoggerMessage(1, LogLevel.Error, "The city broke at {Path}, trace {Trace}")]
    private static partial void Broke(ILogger log, Exception bug, string path, string trace);

    [LoggerMessage(2, LogLevel.Error, "Disk or database failed: {Why}; at {Path}, trace {Trace}")]
    private static partial void IsAway(ILogger log, string why, string path, string trace);
}
