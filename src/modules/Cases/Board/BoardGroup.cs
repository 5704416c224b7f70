using Shahr.Kit;

namespace Shahr.Cases.Board;

/// <summary>Gathers the steps of one service at one office.</summary>
internal sealed class BoardGroup(string service, OfficeId office)
{
    private readonly List<Watched> _watched = [];
    private readonly List<int> _promised = [];
    private readonly List<int> _entries = [];
    private long _worked;
    private int _kept;
    private int _broken;
    private int _silent;
    private int _open;
    private int _late;
    private int _asked;
    private int _rated;
    private int _stars;

    /// <summary>
    /// Takes a step in. One that is older than the board counts only in what is open now: watching the left-over alone
    /// would say that all work is slow.
    /// </summary>
    public void Add(StepWatch step, bool older, CaseClock clock, DateTime now)
    {
        // While the citizen is asked the office's clock stands: whether it is late was settled when it stopped.
        // Work is measured by when it was done, so that who writes it down honestly looks no slower than who was asked.
        var until = step.PausedAt ?? step.WorkedAt ?? step.ClosedAt ?? now;
        var late = until > step.DueAt;
        _asked += step.State is StepStanding.Paused or StepStanding.Unpaid ? 1 : 0;
        _open += step.State is StepStanding.Open or StepStanding.Elsewhere ? 1 : 0;
        _late += step.State == StepStanding.Open && late ? 1 : 0;
        if (older)
            return;
        var done = step.State == StepStanding.Done;
        var minutes = Math.Max(0, clock.Between(step.OpenedAt, until) - step.PausedMinutes);
        _watched.Add(new Watched(minutes, done));
        _promised.Add(step.Promised);
        _worked += minutes;
        _broken += late ? 1 : 0;
        _kept += done && !late ? 1 : 0;
        if (step is { WorkedAt: { } worked, ClosedAt: { } entered })
            _entries.Add(clock.Between(worked, entered));
        _silent += step.IsBySilence ? 1 : 0;
        _rated += step.Stars is null ? 0 : 1;
        _stars += step.Stars ?? 0;
    }

    public BoardRow ToRow(DateTime now) =>
        new()
        {
            ServiceCode = service,
            Office = office,
            Steps = _watched.Count,
            PromisedMinutes = _promised.Count == 0 ? 0 : _promised.Order().ElementAt(_promised.Count / 2),
            MedianMinutes = KaplanMeier.Quantile(_watched, 0.5),
            NinthMinutes = KaplanMeier.Quantile(_watched, 0.9),
            Kept = _kept,
            Broken = _broken,
            Silent = _silent,
            OpenNow = _open,
            LateNow = _late,
            AskedNow = _asked,
            WorkedMinutes = _worked,
            Rated = _rated,
            Stars = _stars,
            Stated = _entries.Count,
            EntryMedianMinutes = EntryWithin(0.5),
            EntryNinthMinutes = EntryWithin(0.9),
            ReckonedAt = now,
        };

    // All of them are known: no reckoning with what is unfinished is needed.
    private int? EntryWithin(double share) =>
        _entries.Count == 0
            ? null
            : _entries.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * _entries.Count) - 1));
}
