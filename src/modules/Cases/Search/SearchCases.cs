using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Desk;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Modules;
using Shahr.Kit.Values;

namespace Shahr.Cases.Search;

/// <summary>
/// The home page's search: services by any word people use for them, one's own cases and, for officers, some of their
/// offices' by number or words.
/// </summary>
internal sealed class SearchCases(CasesDb db, ServiceShelf shelf, CaseSearch cases, DeskSearch desks, IAccessLog looks)
    : ISearchSource
{
    private const int MostOfDesk = 5;

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(
        string query,
        Actor? actor,
        string language,
        int limit,
        CancellationToken ct
    )
    {
        var key = PersianText.SearchKey(query.Length > 200 ? query[..200] : query);
        if (key.Length == 0 || limit < 1)
            return [];
        var hits = new List<SearchHit>();
        if (actor is not null)
        {
            hits.AddRange(await EventsAsync(key, query, actor, language, limit, ct));
            hits.AddRange(await MineAsync(query, actor, language, ct));
            hits.AddRange(await OfDeskAsync(query, actor, language, ct));
        }

        hits.AddRange(
            shelf
                .Current.Where(s =>
                    s.Who == WhoMayAsk.Person || (s.Who == WhoMayAsk.Officer && actor is { IsOfficer: true })
                )
                .Select(s => (Service: s, Score: Score(s, key)))
                .Where(s => s.Score > 0)
                .OrderByDescending(s => s.Score)
                .Select(s => new SearchHit(
                    s.Service.Title.In(language),
                    s.Service.About.In(language),
                    $"/services/{s.Service.Code}",
                    CaseWords.Say(language, "خدمت‌ها", "Services")
                ))
        );
        return [.. hits.Take(limit)];
    }

    private async Task<IEnumerable<SearchHit>> MineAsync(
        string query,
        Actor actor,
        string language,
        CancellationToken ct
    )
    {
        var mine = await cases.MineAsync(query, actor, null, language, ct);
        if (mine.Cases.Count > 0)
            await looks.LookedAsync(actor, [ListMyCases.ListField], ct);
        return mine.Cases.Select(c =>
            Hit(c.Line, "/cases/", CaseWords.Say(language, "کارهای من", "My things"), language)
        );
    }

    private async Task<IEnumerable<SearchHit>> OfDeskAsync(
        string query,
        Actor actor,
        string language,
        CancellationToken ct
    )
    {
        var desk = await desks.FindAsync(query, actor, DeskDoor.OfficesOf(actor), null, language, ct);
        var kind = CaseWords.Say(language, "میز کار", "Desk");
        return desk.Cases.Take(MostOfDesk).Select(c => Hit(c.Line, "/desk/", kind, language));
    }

    private static SearchHit Hit(MyCase on, string folder, string kind, string language) =>
        new(
            on.Title,
            $"{CaseWords.Number(language, PublicNumber.Parse(on.Number))} · "
                + CaseWords.State(language, on.State, on.Outcome, on.NowAsked).Text,
            folder + on.Number,
            kind
        );

    private async Task<IEnumerable<SearchHit>> EventsAsync(
        string key,
        string query,
        Actor actor,
        string language,
        int limit,
        CancellationToken ct
    )
    {
        var number = PublicNumber.TryParse(query, out var parsed) ? parsed.Value : null;
        var mine = await db
            .LifeEvents.AsNoTracking()
            .Where(e =>
                e.Applicant == actor.Person && (number != null ? e.Number == number : e.SearchKey.Contains(key))
            )
            .OrderByDescending(e => e.OpenedAt)
            .Take(limit)
            .ToListAsync(ct);
        return mine.Select(e => new SearchHit(
            e.Title(language),
            CaseWords.Number(language, e.PublicNumber),
            e.Url,
            CaseWords.Say(language, "کارهای من", "My things")
        ));
    }

    /// <summary>
    /// Three for a title that begins so, two for a title or keyword that holds it, one when every word is met
    /// somewhere.
    /// </summary>
    private static int Score(ServiceDefinition service, string key)
    {
        var titles = new[] { PersianText.SearchKey(service.Title.Fa), PersianText.SearchKey(service.Title.En) };
        var keywords = service.Keywords.Select(PersianText.SearchKey).ToList();
        if (titles.Any(t => t.StartsWith(key, StringComparison.Ordinal)))
            return 3;
        if (titles.Concat(keywords).Any(t => t.Contains(key, StringComparison.Ordinal)))
            return 2;
        var all = string.Join(
            ' ',
            [.. titles, .. keywords, PersianText.SearchKey(service.About.Fa), PersianText.SearchKey(service.About.En)]
        );
        return key.Split(' ').All(word => all.Contains(word, StringComparison.Ordinal)) ? 1 : 0;
    }
}
