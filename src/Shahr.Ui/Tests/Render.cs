using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Shahr.Ui.Tests;

/// <summary>
/// Renders a component as the host does: statically, with an encoder that leaves Persian letters alone.
/// </summary>
internal static class Render
{
    internal static readonly ServiceProvider Services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    internal static async Task<string> HtmlOf<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var view = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value));
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(view)).ToHtmlString()
        );
    }

    internal static async Task<IHtmlDocument> PageOf<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => new HtmlParser().ParseDocument(await HtmlOf<T>(parameters));

    /// <summary>The project's root, found by its solution file.</summary>
    internal static string Root
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "Shahr.slnx")))
                at = at.Parent;
            return at?.FullName ?? throw new DirectoryNotFoundException("Shahr.slnx was not found above the tests.");
        }
    }
}
