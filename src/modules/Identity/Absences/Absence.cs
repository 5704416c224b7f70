using System.Linq.Expressions;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>Days on which an officer is away, in whichever office. Why, nobody asks.</summary>
internal sealed class Absence
{
    public Guid Id { get; set; }

    public PersonId PersonId { get; set; }

    public DateTime BeginsAt { get; set; }

    /// <summary>The instant after its last day.</summary>
    public DateTime EndsAt { get; set; }

    public PersonId SaidBy { get; set; }

    public DateTime SaidAt { get; set; }

    public PersonId? EndedBy { get; set; }

    /// <summary>When somebody said that it is over before its time, or will not be.</summary>
    public DateTime? EndedAt { get; set; }

    public JalaliDate FirstDay => PersianTime.DayOf(BeginsAt);

    public JalaliDate LastDay => PersianTime.DayOf(EndsAt.AddTicks(-1));

    /// <summary>Those that last, or are to come.</summary>
    public static Expression<Func<Absence, bool>> Ahead(DateTime now) => a => a.EndedAt == null && a.EndsAt > now;

    /// <summary>Those that last now.</summary>
    public static Expression<Func<Absence, bool>> During(DateTime now) =>
        a => a.EndedAt == null && a.BeginsAt <= now && a.EndsAt > now;
}
