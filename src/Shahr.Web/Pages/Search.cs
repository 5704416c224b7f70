using Shahr.Kit;
using Shahr.Kit.Modules;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Web.Pages;

/// <summary>«چه کاری دارید؟»: services, my own things and places of the city in one answer.</summary>
internal static class Search
{
    private const int HitsPerSource = 12;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/search", Show);

    internal static async Task<PageResult> Show(
        string? q,
        Actor? actor,
        IEnumerable<IModule> modules,
        IEnumerable<ISearchSource> sources,
        UiContext ui,
        CancellationToken ct
    )
    {
        var query = PersianText.CleanLine(q is { Length: > 100 } ? q[..100] : q ?? "");
        var hits = new List<SearchHit>();
        if (query.Length > 0)
        {
            hits.AddRange(Services(query, modules, ui.Language));
            foreach (var source in sources)
                hits.AddRange(await source.SearchAsync(query, actor, ui.Language, HitsPerSource, ct));
        }

        // A service stands in its module's catalogue and may be found by the module's own search too: shown once.
        var groups = hits.DistinctBy(h => h.Href).GroupBy(h => h.Kind).ToList();
        return Ui.Pages.Of<SearchPage>(new SearchView(query, groups));
    }

    /// <summary>Every word of the query must begin a word of the service's title, line or keywords.</summary>
    internal static IEnumerable<SearchHit> Services(string query, IEnumerable<IModule> modules, string language)
    {
        var words = PersianText.SearchKey(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var english = language == "en";
        return from service in modules.SelectMany(m => m.Catalogue)
            let text = PersianText
                .SearchKey(
                    string.Join(' ', [service.Fa, service.AboutFa, service.En, service.AboutEn, .. service.Keywords])
                )
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            let found = words.Count(w => text.Any(t => t.StartsWith(w, StringComparison.Ordinal)))
            where found == words.Length
            select new SearchHit(
                english ? service.En : service.Fa,
                english ? service.AboutEn : service.AboutFa,
                service.Href,
                english ? "Services" : "خدمت‌ها"
            );
    }
}

/// <summary>What was asked, and what was found by kind.</summary>
public sealed record SearchView(string Query, IReadOnlyList<IGrouping<string, SearchHit>> Groups);
