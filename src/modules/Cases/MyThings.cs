using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Cases.LifeEvents;
using Shahr.Cases.Requests;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>
/// What a person has open, for the home page: three small reads. A life event is one thing, not its parts.
/// </summary>
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
        // Whoever acts for another may have been given a part and not the event.
        var alone = actor.Mandate is not null;
        var cases = await db
            .Cases.AsNoTracking()
            .ReachedBy(actor)
            .Where(c => c.State == CaseState.Open && (alone || c.LifeEventId == null))
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
        if (!alone)
            cases =
            [
                .. (await EventsAsync(db, actor, english, limit)).Concat(cases).OrderByDescending(Waits).Take(limit),
            ];
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

    private static (bool, DateTime) Waits(MyCase row) => (row.NowAsked, row.OpenedAt);

    private static async Task<IEnumerable<MyCase>> EventsAsync(CasesDb db, Actor actor, bool english, int limit)
    {
        var open = await db
            .LifeEvents.AsNoTracking()
            .Where(e => e.Applicant == actor.For)
            .Select(e => new
            {
                Event = e,
                Parts = db.Cases.Count(c => c.LifeEventId == e.Id),
                Over = db.Cases.Count(c => c.LifeEventId == e.Id && c.State != CaseState.Open),
                Asked = db.Cases.Any(c => c.LifeEventId == e.Id && c.NowAsked),
                Due = db.Cases.Where(c => c.LifeEventId == e.Id).Min(c => c.NowDue),
            })
            .Where(r => r.Over < r.Parts)
            .OrderByDescending(r => r.Asked)
            .ThenByDescending(r => r.Event.OpenedAt)
            .Take(limit)
            .ToListAsync();
        return open.Select(r => new MyCase(
            r.Event.Number,
            english ? r.Event.TitleEn : r.Event.TitleFa,
            CaseState.Open,
            null,
            r.Event.OpenedAt,
            LifeEventWords.Progress(english ? "en" : "fa", r.Over, r.Parts),
            null,
            r.Due,
            r.Asked
        )
        {
            EventNumber = r.Event.Number,
        });
    }
}
