using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Notify;

/// <summary>
/// A sentence the city tells everybody on its home page until it ends: water is off, a road is closed.
/// </summary>
internal sealed class Alert
{
    public const int LongestText = 300;

    /// <summary>How many hours an alert may last.</summary>
    public static readonly IReadOnlyList<int> Hours = [3, 12, 24, 72, 168];

    public Guid Id { get; private init; }

    public string Fa { get; private init; } = "";

    public string En { get; private init; } = "";

    public bool Urgent { get; private init; }

    public PersonId ByPerson { get; private init; }

    public DateTime BeginsAt { get; private init; }

    public DateTime EndsAt { get; private set; }

    /// <summary>An alert of what was typed, or why not. Without English words the Persian ones are shown.</summary>
    public static Result<Alert> Write(string? fa, string? en, bool urgent, string? hours, PersonId by, DateTime now)
    {
        var (persian, english) = (PersianText.CleanLine(fa), PersianText.CleanLine(en));
        if (persian.Length is 0 or > LongestText)
            return NotifyProblems.AlertTextNeeded.On("fa");
        if (english.Length > LongestText)
            return NotifyProblems.AlertTooLong.On("en");
        if (!int.TryParse(PersianText.ToLatinDigits(hours ?? ""), out var length) || !Hours.Contains(length))
            return NotifyProblems.AlertHoursNeeded.On("hours");
        return new Alert
        {
            Id = Guid.CreateVersion7(),
            Fa = persian,
            En = english.Length == 0 ? persian : english,
            Urgent = urgent,
            ByPerson = by,
            BeginsAt = now,
            EndsAt = now.AddHours(length),
        };
    }
}
