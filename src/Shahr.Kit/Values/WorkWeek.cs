namespace Shahr.Kit.Values;

/// <summary>The opening hours of one day, in minutes after midnight in Tehran; equal numbers mean closed.</summary>
/// <param name="StartMinute">0–1440.</param>
/// <param name="EndMinute">From <paramref name="StartMinute"/> to 1440.</param>
public readonly record struct WorkHours(int StartMinute, int EndMinute)
{
    /// <summary>A day off.</summary>
    public static WorkHours Closed => default;

    /// <summary>How long the day is.</summary>
    public int Minutes => EndMinute - StartMinute;

    /// <summary>Hours from clock times, for example 07:30 to 14:30.</summary>
    public static WorkHours Between(TimeOnly start, TimeOnly end) =>
        new((int)(start.Ticks / TimeSpan.TicksPerMinute), (int)(end.Ticks / TimeSpan.TicksPerMinute));
}

/// <summary>The working week of an office, as data.</summary>
/// <param name="Days">Seven entries in the order of <see cref="DayOfWeek"/>, Sunday first.</param>
/// <param name="ObservesHolidays">False for a place that never closes, such as an emergency room.</param>
public sealed record WorkWeek(IReadOnlyList<WorkHours> Days, bool ObservesHolidays = true)
{
    private static readonly WorkHours _full = new(450, 870);

    /// <summary>Saturday to Wednesday 07:30–14:30; Thursday and Friday off.</summary>
    public static WorkWeek Office { get; } =
        new([_full, _full, _full, _full, WorkHours.Closed, WorkHours.Closed, _full]);

    /// <summary>Open day and night, holidays too.</summary>
    public static WorkWeek Always { get; } =
        new([.. Enumerable.Repeat(new WorkHours(0, 1440), 7)], ObservesHolidays: false);

    /// <summary>The hours of a weekday.</summary>
    public WorkHours this[DayOfWeek day] => Days[(int)day];

    /// <summary>The same week with other hours on one day, for example a half Thursday.</summary>
    public WorkWeek With(DayOfWeek day, WorkHours hours) =>
        this with
        {
            Days = [.. Days.Select((old, i) => i == (int)day ? hours : old)],
        };

    /// <exception cref="ArgumentException">There are not seven days, hours run backwards, or nobody ever
    /// works.</exception>
    internal void Check()
    {
        if (Days.Count != 7)
            throw new ArgumentException("A week has seven days.", nameof(Days));
        if (Days.Any(static d => d.StartMinute < 0 || d.Minutes < 0 || d.EndMinute > 1440))
            throw new ArgumentException("Working hours lie within a day and run forwards.", nameof(Days));
        if (Days.All(static d => d.Minutes == 0))
            throw new ArgumentException("Somebody has to work.", nameof(Days));
    }
}
