using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Notify;

/// <summary>When a way of telling is used.</summary>
internal enum Turn
{
    /// <summary>Always, beside others that are first.</summary>
    First,

    /// <summary>Only where no first way reaches the person.</summary>
    Second,

    /// <summary>Never, but for codes and what is urgent.</summary>
    Never,
}

/// <summary>
/// How a person wants to be told. The inbox always has everything; codes and urgent messages heed no wish.
/// </summary>
internal sealed class Wishes
{
    /// <summary>Who said nothing is told every way there is, at any hour.</summary>
    public static Wishes None { get; } = new();

    public PersonId PersonId { get; private init; }

    public Turn Sms { get; private init; }

    public Turn Email { get; private init; }

    /// <summary>The hour in Tehran from which phones stay silent, 0 to 23; null without quiet hours.</summary>
    public int? QuietFrom { get; private init; }

    /// <summary>The hour in which they end.</summary>
    public int? QuietTo { get; private init; }

    /// <summary>The hour in Tehran at which e-mails of a day come as one letter; null where each comes alone.</summary>
    public int? DigestAt { get; private init; }

    /// <summary>False for who wants no general notices; the urgent ones come all the same.</summary>
    public bool Notices { get; private init; } = true;

    public DateTime ChangedAt { get; private init; }

    /// <summary>Wishes of what was typed, or everything that is wrong with it.</summary>
    public static (Wishes? Wishes, IReadOnlyList<Problem> Problems) Of(
        PersonId person,
        ChooseWishes.Form form,
        DateTime now
    )
    {
        var problems = new List<Problem>();
        var (sms, email) = (TurnOf(form.Sms), TurnOf(form.Email));
        if (sms is null)
            problems.Add(NotifyProblems.TurnNeeded.On("sms"));
        if (email is null)
            problems.Add(NotifyProblems.TurnNeeded.On("email"));
        var (from, to) = (HourOf(form.QuietFrom), HourOf(form.QuietTo));
        if (from is null && !string.IsNullOrEmpty(form.QuietFrom))
            problems.Add(NotifyProblems.HourNeeded.On("quietFrom"));
        else if (to is null && !string.IsNullOrEmpty(form.QuietTo))
            problems.Add(NotifyProblems.HourNeeded.On("quietTo"));
        else if (from is null != to is null)
            problems.Add(NotifyProblems.BothHoursNeeded.On(from is null ? "quietFrom" : "quietTo"));
        else if (from is not null && from == to)
            problems.Add(NotifyProblems.QuietAllDay.On("quietTo"));
        var digest = HourOf(form.DigestAt);
        if (digest is null && !string.IsNullOrEmpty(form.DigestAt))
            problems.Add(NotifyProblems.HourNeeded.On("digestAt"));
        if (sms is not { } first || email is not { } second || problems.Count > 0)
            return (null, problems);
        return (
            new Wishes
            {
                PersonId = person,
                Sms = first,
                Email = second,
                QuietFrom = from,
                QuietTo = to,
                DigestAt = digest,
                Notices = form.Notices != "no",
                ChangedAt = now,
            },
            problems
        );
    }

    /// <summary>
    /// The ways a message goes: all first ones that reach the person, else all second ones.
    /// </summary>
    public IReadOnlyList<Channel> Ways(Template template, Reach? reach)
    {
        var able = template.Channels.Where(c => c == Channel.Inbox || AddressOf(c, reach) is not null).ToList();
        var outside = able.Where(c => c != Channel.Inbox).ToLookup(TurnOf);
        var chosen = outside[Turn.First].Any() ? outside[Turn.First] : outside[Turn.Second];
        return [.. able.Where(c => c == Channel.Inbox), .. chosen];
    }

    /// <summary>The instant from which phones may ring: now, or the end of the quiet hours.</summary>
    public DateTime RingsAt(DateTime now)
    {
        if (QuietFrom is not { } from || QuietTo is not { } to)
            return now;
        var local = PersianTime.ToTehran(now);
        var isQuiet = from < to ? local.Hour >= from && local.Hour < to : local.Hour >= from || local.Hour < to;
        if (!isQuiet)
            return now;
        var end = local.Date.AddHours(to);
        return PersianTime.FromTehran(end > local ? end : end.AddDays(1));
    }

    /// <summary>The instant of the next letter of the day behind this one; null where there is none.</summary>
    public DateTime? DigestFrom(DateTime now)
    {
        if (DigestAt is not { } hour)
            return null;
        var local = PersianTime.ToTehran(now);
        var today = local.Date.AddHours(hour);
        return PersianTime.FromTehran(today > local ? today : today.AddDays(1));
    }

    /// <summary>Where a way leads, if it does.</summary>
    public static string? AddressOf(Channel channel, Reach? reach) =>
        channel switch
        {
            Channel.Sms => reach?.Mobile,
            Channel.Email => reach?.Email,
            _ => null,
        };

    private Turn TurnOf(Channel channel) => channel == Channel.Sms ? Sms : Email;

    private static Turn? TurnOf(string? typed) =>
        typed switch
        {
            "first" => Turn.First,
            "second" => Turn.Second,
            "never" => Turn.Never,
            _ => null,
        };

    private static int? HourOf(string? typed) =>
        int.TryParse(PersianText.ToLatinDigits(typed ?? ""), out var hour) && hour is >= 0 and < 24 ? hour : null;
}

/// <summary>Finds wishes.</summary>
internal static class WishesOfPeople
{
    /// <summary>A person's wishes; who has none said nothing.</summary>
    public static async Task<Wishes> WishesOfAsync(this NotifyDb db, PersonId person, CancellationToken ct) =>
        await _of(db, person, ct) ?? Wishes.None;

    // Every letter asks.
    private static readonly Func<NotifyDb, PersonId, CancellationToken, Task<Wishes?>> _of = EF.CompileAsyncQuery(
        (NotifyDb db, PersonId person, CancellationToken ct) =>
            db.Wishes.AsNoTracking().SingleOrDefault(w => w.PersonId == person)
    );
}
