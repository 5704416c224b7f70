using Shahr.Cases.Definitions;
using Shahr.Cases.LifeEvents;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Cases.Tracking;

/// <summary>What is told of a tracked case or life event, once the door is open.</summary>
internal sealed class TrackedViews(
    CityDatabase database,
    ServiceShelf shelf,
    OfficeNames offices,
    Timelines timelines,
    LifeEventFiles lifeEvents
)
{
    /// <summary>A case for the page; null where no case has the number.</summary>
    public async Task<TrackedView?> CaseAsync(PublicNumber number, string language, CancellationToken ct)
    {
        if (await TrackedCase.FindAsync(database, number, language, ct) is not { } on)
            return null;
        var names = await offices.AllAsync(language, ct);
        var service = shelf.Get(on.Service, on.Version);
        var timeline = timelines.Draw(on.OpenedAt, on.Steps, service, names.Of, _ => null, language);
        return new TrackedView(
            on.Number.Value,
            CaseWords.Number(language, on.Number),
            on.Title,
            on.State,
            on.Outcome,
            timeline
        )
        {
            Kept = on.Kept?.Value,
        };
    }

    /// <summary>A life event for the page; null where none has the number.</summary>
    public async Task<LifeEventView?> EventAsync(PublicNumber number, string language, CancellationToken ct) =>
        await lifeEvents.FindAsync(number.Value, ct) is { } whole
            ? await lifeEvents.TrackedAsync(whole, language, ct)
            : null;

    /// <summary>Either for the API.</summary>
    public async Task<object?> ApiAsync(PublicNumber number, string language, CancellationToken ct)
    {
        if (await lifeEvents.FindAsync(number.Value, ct) is { } whole)
            return ApiOf(whole, await lifeEvents.TrackedAsync(whole, language, ct));
        if (await TrackedCase.FindAsync(database, number, language, ct) is not { } on)
            return null;
        var names = await offices.AllAsync(language, ct);
        return new
        {
            number = on.Number.Value,
            service = on.Service,
            title = on.Title,
            state = on.State.ToString(),
            outcome = on.Outcome,
            mergedInto = on.Kept?.Value,
            openedAt = on.OpenedAt,
            closedAt = on.ClosedAt,
            steps = on.Steps.Select(s => new
            {
                title = s.Title,
                branch = s.Branch,
                office = names.Of(s.Office),
                state = s.State.ToString(),
                since = s.OpenedAt,
                due = s.DueAt,
                finished = s.WorkedAt ?? s.ClosedAt,
                entered = s.ClosedAt,
                pausedMinutes = s.PausedMinutes,
                bySilence = s.IsBySilence,
            }),
        };
    }

    private static object ApiOf(LifeEvent whole, LifeEventView view) =>
        new
        {
            number = whole.Number,
            service = whole.ServiceCode,
            title = view.Title,
            state = view.State.ToString(),
            outcome = view.Outcome,
            openedAt = whole.OpenedAt,
            parts = view.Parts.Select(p => new
            {
                title = p.Title,
                state = p.State.ToString(),
                outcome = p.State == CaseState.Open ? null : p.Outcome,
                office = p.Office,
            }),
        };
}
