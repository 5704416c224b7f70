using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class MyAbsencesTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Form = "#absence";
    private const string Address = "/me/absences";

    private JalaliDate Today => PersianTime.DayOf(house.City.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task An_officer_is_away_from_the_first_day_to_the_end_of_the_last_and_it_ends_by_itself()
    {
        var (davoud, person, who) = await house.OfficerAsync("roads", "cases.work");
        Assert.Contains("غیبتی در پیش نیست", (await davoud.GetAsync(Address)).Text, StringComparison.Ordinal);
        var (first, last) = (Today.AddDays(2), Today.AddDays(3));
        var page = await SayAsync(davoud, first, last);
        Assert.Equal(Address + "?done=said", page.Address);
        Assert.Contains("در پیش", page.Text, StringComparison.Ordinal);
        Assert.Null(await BackAsync(person));

        house.City.Clock.Set(PersianTime.BeginOf(first).AddMinutes(1));
        var back = PersianTime.BeginOf(last.AddDays(1));
        Assert.Equal(back, await BackAsync(person));
        davoud = await house.SignInAsync(who);
        Assert.Contains("در غیبت", (await davoud.GetAsync(Address)).Text, StringComparison.Ordinal);
        house.City.Clock.Set(back.AddMinutes(-1));
        Assert.NotNull(await BackAsync(person));
        house.City.Clock.Set(back.AddMinutes(1));
        Assert.Null(await BackAsync(person));
        davoud = await house.SignInAsync(who);
        Assert.Contains("غیبتی در پیش نیست", (await davoud.GetAsync(Address)).Text, StringComparison.Ordinal);
        Assert.Contains("غیبت‌های شما", (await davoud.GetAsync("/me/data")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_ended_earlier_once_and_only_by_who_may()
    {
        var (davoud, person, _) = await house.OfficerAsync("roads", "cases.work");
        var (shirin, _, _) = await house.OfficerAsync("roads", "cases.work", "شیرین", "کریمی");
        var page = await SayAsync(davoud, Today, Today);
        Assert.NotNull(await BackAsync(person));
        var end = page.Page.QuerySelector("form[action$='/ending']")?.GetAttribute("action") ?? "";
        var others = await shirin.GetAsync(Address);
        others.Page.QuerySelector(Form)?.SetAttribute("action", end);
        Assert.Equal(HttpStatusCode.Conflict, (await shirin.SubmitAsync(others, Form)).Status);
        Assert.NotNull(await BackAsync(person));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => davoud.SubmitAsync(page, $"form[action='{end}']")))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        Assert.Null(await BackAsync(person));
        Assert.Equal(1, await AuditAsync("identity.absence_ended", person));
    }

    [Fact]
    public async Task Days_that_cannot_be_are_refused_where_they_were_typed()
    {
        var (davoud, person, _) = await house.OfficerAsync("roads", "cases.work");
        var wrong = await davoud.SubmitAsync(await davoud.GetAsync(Address), Form, ("FromDay", "31"));
        Assert.Contains("در تقویم نیست", wrong.ProblemAt("FromDay") ?? "", StringComparison.Ordinal);
        var past = await SayAsync(davoud, Today.AddDays(-1), Today);
        Assert.Contains("گذشته است", past.ProblemAt("FromDay") ?? "", StringComparison.Ordinal);
        var before = await SayAsync(davoud, Today.AddDays(3), Today.AddDays(2));
        Assert.Contains("پیش از آغاز", before.ProblemAt("UntilDay") ?? "", StringComparison.Ordinal);
        var far = await SayAsync(davoud, Today, Today.AddYears(1).AddDays(1));
        Assert.Contains("یک سال", far.ProblemAt("UntilDay") ?? "", StringComparison.Ordinal);
        Assert.Null(await BackAsync(person));
    }

    [Fact]
    public async Task Of_several_at_once_that_overlap_one_is_written()
    {
        var (davoud, person, _) = await house.OfficerAsync("roads", "cases.work");
        var page = await davoud.GetAsync(Address);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i => Task.Run(() => SayAsync(davoud, page, Today.AddDays(i), Today.AddDays(5))))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(
            answers.Where(a => a.Status != HttpStatusCode.OK),
            a => Assert.Contains("غیبت نوشته شده است", a.Text, StringComparison.Ordinal)
        );
        Assert.Equal(1, await AuditAsync("identity.absence_said", person));
    }

    [Fact]
    public async Task A_citizen_has_no_absence()
    {
        var citizen = await house.SignUpAsync(Citizen.New());
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(Address)).Status);
    }

    private static async Task<Seen> SayAsync(Visitor who, JalaliDate from, JalaliDate until) =>
        await SayAsync(who, await who.GetAsync(Address), from, until);

    private static Task<Seen> SayAsync(Visitor who, Seen page, JalaliDate from, JalaliDate until) =>
        AbsenceSteps.SayAsync(who, page, from, until);

    private Task<DateTime?> BackAsync(PersonId person) => AbsenceSteps.BackAsync(house, person);

    private Task<long> AuditAsync(string action, PersonId person) =>
        Database.CountAsync(
            house.City,
            $"select count(*) from kit_audit_entries where action = '{action}' and subject_id = @v",
            person.ToString()
        );
}

internal static class AbsenceSteps
{
    public static Task<Seen> SayAsync(Visitor who, Seen page, JalaliDate from, JalaliDate until) =>
        who.SubmitAsync(page, "#absence", [.. Parts("From", from), .. Parts("Until", until)]);

    /// <summary>When somebody who is away now is back, as other rooms hear it.</summary>
    public static Task<DateTime?> BackAsync(IdentityCity house, PersonId person) =>
        house.City.InScopeAsync(async scope =>
            (await scope.GetRequiredService<IAbsences>().AwayAsync([person])).TryGetValue(person, out var back)
                ? (DateTime?)back
                : null
        );

    private static (string, string?)[] Parts(string name, JalaliDate day) =>
        [(name + "Day", $"{day.Day}"), (name + "Month", $"{day.Month}"), (name + "Year", $"{day.Year}")];
}
