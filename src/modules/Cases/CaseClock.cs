using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>The time now, and promises reckoned in the city's working time.</summary>
internal sealed class CaseClock(TimeProvider time, WorkCalendar calendar)
{
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => DateOnly.FromDateTime(PersianTime.ToTehran(Now));

    public WorkCalendar Calendar => calendar;

    /// <summary>When so many working minutes will have passed.</summary>
    public DateTime After(DateTime from, int minutes) => calendar.AddWorkingMinutes(from, minutes).Value;

    /// <summary>Working minutes between two instants, never below zero.</summary>
    public int Between(DateTime from, DateTime to) => Math.Max(0, calendar.WorkingMinutesBetween(from, to).Value);
}
