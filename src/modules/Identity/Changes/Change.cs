using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>What two officers write down about a person.</summary>
internal enum ChangeKind
{
    /// <summary>They have died.</summary>
    Death,

    /// <summary>The death was written down wrongly.</summary>
    DeathUndone,

    /// <summary>They have another name.</summary>
    Name,

    /// <summary>Their account is another account of somebody, and goes into that one.</summary>
    Merge,

    /// <summary>The two were not one human being after all.</summary>
    MergeUndone,
}

/// <summary>
/// A change of who somebody is, as papers say it. One officer writes it down, another confirms it. Its state changes
/// only in <see cref="ChangeDesk"/>.
/// </summary>
internal sealed class Change : FourEyes
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);

    /// <summary>So long two accounts may be parted again.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromDays(30);

    public ChangeKind Kind { get; set; }

    /// <summary>The account that stays, where <see cref="FourEyes.PersonId"/> is the one that goes.</summary>
    public PersonId? OtherId { get; set; }

    /// <summary>The name before another.</summary>
    public string? OldName { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    /// <summary>Of the death.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Which paper was seen and what of it compared; never a scan.</summary>
    public string Paper { get; set; } = "";

    /// <summary>Everybody it is about.</summary>
    public IEnumerable<PersonId> People => OtherId is { } other ? [PersonId, other] : [PersonId];

    /// <summary>What is to change, in a few words.</summary>
    public string Words(bool english) =>
        (Kind, english) switch
        {
            (ChangeKind.Death, false) => $"ثبت درگذشت در {DayIn(english)}",
            (ChangeKind.Death, true) => $"a death recorded, on {DayIn(english)}",
            (ChangeKind.DeathUndone, false) => "برداشتن ثبت درگذشت",
            (ChangeKind.DeathUndone, true) => "a recorded death taken back",
            (ChangeKind.Name, false) => $"تغییر نام به {Person.NameOf(GivenName ?? "", FamilyName ?? "")}",
            (ChangeKind.Name, true) => $"another name: {Person.NameOf(GivenName ?? "", FamilyName ?? "")}",
            (ChangeKind.Merge, false) => "یکی شدن دو حساب",
            (ChangeKind.Merge, true) => "two accounts made one",
            (ChangeKind.MergeUndone, false) => "جدا شدن دو حساب",
            (ChangeKind.MergeUndone, true) => "two accounts parted again",
            _ => throw new ArgumentOutOfRangeException(nameof(english)),
        };

    private string DayIn(bool english) =>
        Day is not { } day ? ""
        : english ? day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)
        : JalaliDate.From(day).ToMediumString();
}
