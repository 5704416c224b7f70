using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>What a person has open, for the home page: two small reads.</summary>
internal static class MyThings
{
    public static async Task<(IReadOnlyList<MyCase> Cases, IReadOnlyList<DraftLine> Drafts)> OpenAsync(
        IServiceProvider services,
        Actor actor,
        string language,
        int limit
    )
    {
        var db = services.GetRequiredService<CasesDb>();
        var english = language == "en";
        var cases = await db
            .Cases.AsNoTracking()
            .ReachedBy(actor)
            .Where(c => c.State == CaseState.Open)
            .OrderByDescending(c => c.NowAsked)
            .ThenByDescending(c => c.OpenedAt)
            .Take(limit)
            .Select(c => new MyCase(
                c.Number,
                english ? c.TitleEn : c.TitleFa,
                c.State,
                english ? c.OutcomeEn : c.OutcomeFa,
                c.OpenedAt,
                english ? c.NowEn : c.NowFa,
                c.NowOffice,
                c.NowDue,
                c.NowAsked
            ))
            .ToListAsync();
        if (cases.Count > 0)
            await services.GetRequiredService<IAccessLog>().LookedAsync(actor, [ListMyCases.ListField]);
        var drafts = await db
            .Drafts.AsNoTracking()
            .ReachedBy(actor)
            .Where(d => d.SentAs == null)
            .OrderByDescending(d => d.ChangedAt)
            .Take(limit)
            .ToListAsync();
        var shelf = services.GetRequiredService<ServiceShelf>();
        return (cases, drafts.ConvertAll(d => ListDrafts.LineOf(d, shelf, language)));
    }
}
