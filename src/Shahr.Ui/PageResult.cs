using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Shahr.Ui;

/// <summary>
/// A page as an answer. It is rendered whole before its first byte leaves: one that breaks half way is an error page,
/// and one that is sent has its length. Nothing of Blazor's life in the browser is in it.
/// </summary>
public sealed class PageResult : IResult, IStatusCodeHttpResult, IContentTypeHttpResult
{
    private readonly Type _page;
    private readonly Dictionary<string, object?> _parameters;

    internal PageResult(Type page, Dictionary<string, object?> parameters, int status) =>
        (_page, _parameters, Status) = (page, parameters, status);

    /// <summary>Status of the answer.</summary>
    public int Status { get; }

    /// <inheritdoc/>
    public string ContentType => "text/html; charset=utf-8";

    int? IStatusCodeHttpResult.StatusCode => Status;

    /// <summary>The same page under another status.</summary>
    public PageResult With(int status) => new(_page, _parameters, status);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        using var bytes = new PageBytes();
        await using (var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>()))
        {
            await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var page = await renderer.RenderComponentAsync(_page, ParameterView.FromDictionary(_parameters));
                page.WriteHtmlTo(bytes);
            });
        }

        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = bytes.Written.Length;
        await response.Body.WriteAsync(bytes.Written, httpContext.RequestAborted);
    }
}
