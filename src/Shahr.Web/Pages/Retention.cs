using Shahr.Kit.Modules;
using Shahr.Kit.Retention;
using Shahr.Ui;

namespace Shahr.Web.Pages;

/// <summary>What the city keeps, how long and why: what anyone may read.</summary>
internal static class Retention
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/retention", Show);

    internal static PageResult Show(IEnumerable<IModule> modules) =>
        Ui.Pages.Of<RetentionPage>((IReadOnlyList<KeptClass>)[.. modules.SelectMany(m => m.Kept), .. KeptByKit.All]);
}
