using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity.Tests;

public sealed class DecideChangeTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task After_a_death_nobody_comes_in_by_that_account_helpers_are_told_and_it_can_be_taken_back()
    {
        var (davoud, _, _) = await house.AtRecordsAsync();
        var (parvin, _, _) = await house.AtRecordsAsync("پروین", "صالحی");
        var who = Citizen.New("رحیم", "کهن‌سال");
        var rahim = await house.SignUpAsync(who);
        var person = await house.FindAsync(who) ?? default;
        var zahra = await HelperOfAsync(person);
        var page = await ChangeSteps.ChangeAsync(
            davoud,
            parvin,
            who,
            ChangeKind.Death,
            ChangeSteps.Day("۱۴۰۵", "۸", "۳۰")
        );
        Assert.Contains("تأیید و ثبت شد", page.Text, StringComparison.Ordinal);
        Assert.Contains("۳۰ آبان ۱۴۰۵", page.Text, StringComparison.Ordinal);

        Assert.StartsWith("/sign-in", (await rahim.GetAsync("/me")).Address, StringComparison.Ordinal);
        Assert.Single(house.Telephones.ToldOf(zahra, "delegation_revoked"));
        Assert.Single(house.Telephones.ToldOf(person, "change_begun"));
        Assert.Empty(house.Telephones.ToldOf(person, "change_done"));
        Assert.Equal(1, await ToldAsync(nameof(PersonDied), person));
        var open = "select count(*) from identity_delegations where giver = @v and state = 'Accepted'";
        Assert.Equal(0, await Database.CountAsync(house.City, open, person.Value));
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        var sent = house.Telephones.To(who.Mobile).Count;
        await IdentityCity.AskSignInAsync(house.City.Visitor(), who.NationalCode);
        var alive = Citizen.New();
        await house.SignUpAsync(alive);
        Assert.Equal(sent, house.Telephones.To(who.Mobile).Count);

        page = await ChangeSteps.ChangeAsync(parvin, davoud, who, ChangeKind.DeathUndone);
        Assert.Contains("تأیید و ثبت شد", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ToldAsync(nameof(PersonDeathUndone), person));
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("رحیم کهن‌سال", (await (await house.SignInAsync(who)).GetAsync("/me")).Text);
    }

    [Fact]
    public async Task Another_name_stands_in_the_header_at_once_and_finds_its_bearer()
    {
        var (davoud, _, _) = await house.AtRecordsAsync();
        var (parvin, _, _) = await house.AtRecordsAsync("پروین", "صالحی");
        var who = Citizen.New("پروانه", "نام‌کهنه");
        var visitor = await house.SignUpAsync(who);
        var person = await house.FindAsync(who) ?? default;
        var page = await ChangeSteps.ChangeAsync(
            davoud,
            parvin,
            who,
            ChangeKind.Name,
            ("GivenName", "پروانه"),
            ("FamilyName", "نام‌تازه")
        );
        Assert.Contains("پروانه نام‌کهنه", page.Text, StringComparison.Ordinal);
        Assert.Contains("پروانه نام‌تازه", (await visitor.GetAsync("/me")).Body, StringComparison.Ordinal);
        Assert.Single(house.Telephones.ToldOf(person, "change_done"));
        Assert.Equal(1, await ToldAsync(nameof(PersonRenamed), person));
        var keys = "select count(*) from identity_name_keys where person_id = @v and name_key like '%کهنه%'";
        Assert.Equal(0, await Database.CountAsync(house.City, keys, person.Value));
    }

    [Fact]
    public async Task Two_accounts_become_one_that_shows_the_looks_of_both_and_are_parted_within_thirty_days()
    {
        var (davoud, _, _) = await house.AtRecordsAsync();
        var (parvin, _, _) = await house.AtRecordsAsync("پروین", "صالحی");
        var (goes, stays) = (Citizen.New("مینو", "دوحسابی"), Citizen.New("مینو", "دوحسابی"));
        var old = await house.SignUpAsync(goes);
        var minoo = await house.SignUpAsync(stays);
        var (from, into) = (await house.FindAsync(goes) ?? default, await house.FindAsync(stays) ?? default);
        var page = await ChangeSteps.WriteAsync(davoud, goes, ChangeKind.Merge, ("Other", stays.NationalCode));
        Assert.Contains("حسابی که می‌ماند", page.Text, StringComparison.Ordinal);
        page = await parvin.SubmitAsync(await parvin.GetAsync(page.Address), ChangeSteps.Confirm);
        Assert.Contains("تأیید و ثبت شد", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await old.GetAsync("/me")).Address, StringComparison.Ordinal);
        Assert.Equal(1, await ToldAsync(nameof(PersonMerged), from));
        foreach (var told in new[] { from, into })
            Assert.Single(house.Telephones.ToldOf(told, "change_done"));
        var looks = (await minoo.GetAsync("/me/looks")).Text;
        Assert.Contains("با مدرک آمده است", looks, StringComparison.Ordinal);
        // Neither works on what is the other's.
        Assert.True(await AreCloseAsync(into, from));

        // What went into another goes nowhere else, and what took one in does not go.
        var third = Citizen.New("مینو", "دوحسابی");
        await house.SignUpAsync(third);
        var refused = await ChangeSteps.WriteAsync(davoud, stays, ChangeKind.Merge, ("Other", third.NationalCode));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        refused = await ChangeSteps.WriteAsync(davoud, third, ChangeKind.Merge, ("Other", goes.NationalCode));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);

        await ChangeSteps.ChangeAsync(parvin, davoud, goes, ChangeKind.MergeUndone);
        Assert.Equal(1, await ToldAsync(nameof(PersonMergeUndone), from));
        Assert.False(await AreCloseAsync(into, from));
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/", (await house.SignInAsync(goes)).At);
    }

    [Fact]
    public async Task After_thirty_days_two_accounts_stay_one()
    {
        var (davoud, _, one) = await house.AtRecordsAsync();
        var (parvin, _, _) = await house.AtRecordsAsync("پروین", "صالحی");
        var (goes, stays) = (Citizen.New("ماهرخ", "یگانه"), Citizen.New("ماهرخ", "یگانه"));
        foreach (var who in new[] { goes, stays })
            await house.Seed.SignUpAsync(IdentityCity.Seeded(who));
        await ChangeSteps.ChangeAsync(davoud, parvin, goes, ChangeKind.Merge, ("Other", stays.NationalCode));
        house.City.Clock.Advance(Change.UndoWithin + TimeSpan.FromMinutes(1));
        var again = await house.SignInAsync(one);
        var page = await ChangeSteps.WriteAsync(again, goes, ChangeKind.MergeUndone);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("بیش از ۳۰ روز", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_wrote_it_down_or_is_meant_by_it_confirms_nothing()
    {
        var (davoud, _, _) = await house.AtRecordsAsync();
        var (parvin, person, who) = await house.AtRecordsAsync("پروین", "صالحی");
        var page = await ChangeSteps.WriteAsync(
            davoud,
            who,
            ChangeKind.Name,
            ("GivenName", "پروین"),
            ("FamilyName", "دیگر")
        );
        Assert.Null(page.Page.QuerySelector(ChangeSteps.Confirm));
        page.Page.QuerySelector(ChangeSteps.Stop)?.SetAttribute("action", page.Address + "/confirmation");
        var forged = await davoud.SubmitAsync(page, ChangeSteps.Stop);
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Contains("همکار دیگری", forged.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await parvin.GetAsync(page.Address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ChangeSteps.OpenAsync(parvin, who)).Status);
        Assert.Equal(1, await ChangeSteps.CountAsync(house, person, FourEyesState.Waiting));
    }

    [Fact]
    public async Task A_doubting_officer_stops_it_with_a_reason_that_its_owner_reads()
    {
        var (davoud, _, _) = await house.AtRecordsAsync();
        var (parvin, _, _) = await house.AtRecordsAsync("پروین", "صالحی");
        var (who, person) = await house.PersonAsync();
        var page = await ChangeSteps.WriteAsync(davoud, who, ChangeKind.Death, ChangeSteps.Day("1405", "9", "1"));
        page = await parvin.GetAsync(page.Address);
        Assert.NotNull((await parvin.SubmitAsync(page, ChangeSteps.Stop)).ProblemAt("Reason"));
        page = await parvin.SubmitAsync(page, ChangeSteps.Stop, ("Reason", "گواهی از کس دیگری است"));
        Assert.Contains("متوقف شد", page.Text, StringComparison.Ordinal);
        var told = Assert.Single(house.Telephones.ToldOf(person, "change_stopped"));
        Assert.Equal("گواهی از کس دیگری است", told.Values["reason"]);
        Assert.Equal(0, await ToldAsync(nameof(PersonDied), person));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await parvin.GetAsync($"/people/changes/{Guid.CreateVersion7()}")).Status
        );
    }

    [Fact]
    public async Task After_a_day_nobody_confirms_it()
    {
        var (davoud, _, _) = await house.AtRecordsAsync();
        var (_, _, second) = await house.AtRecordsAsync("پروین", "صالحی");
        var (who, person) = await house.PersonAsync();
        var begun = await ChangeSteps.WriteAsync(davoud, who, ChangeKind.Death, ChangeSteps.Day("1405", "9", "1"));
        house.City.Clock.Advance(Change.Length - TimeSpan.FromMinutes(5));
        var parvin = await house.SignInAsync(second);
        var page = await parvin.GetAsync(begun.Address);
        house.City.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = await parvin.SubmitAsync(page, ChangeSteps.Confirm);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("۲۴ ساعت گذشت", late.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ToldAsync(nameof(PersonDied), person));
    }

    [Fact]
    public async Task Of_officers_who_confirm_and_stop_at_once_one_wins_and_the_others_read_a_sentence()
    {
        var (davoud, _, _) = await house.AtRecordsAsync();
        var (parvin, _, _) = await house.AtRecordsAsync("پروین", "صالحی");
        var (kaveh, _, _) = await house.AtRecordsAsync("کاوه", "نوری");
        var (nasrin, _, _) = await house.AtRecordsAsync("نسرین", "عباسی");
        for (var round = 0; round < 3; round++)
        {
            var (goes, from) = await house.PersonAsync();
            var (stays, _) = await house.PersonAsync();
            var begun = await ChangeSteps.WriteAsync(davoud, goes, ChangeKind.Merge, ("Other", stays.NationalCode));
            var pages = new[]
            {
                (parvin, await parvin.GetAsync(begun.Address), ChangeSteps.Confirm),
                (kaveh, await kaveh.GetAsync(begun.Address), ChangeSteps.Confirm),
                (nasrin, await nasrin.GetAsync(begun.Address), ChangeSteps.Stop),
            };
            var answers = await Task.WhenAll(
                pages.Select(p => Task.Run(() => p.Item1.SubmitAsync(p.Item2, p.Item3, ("Reason", "شک دارم"))))
            );
            var (done, stopped) = (
                await ChangeSteps.CountAsync(house, from, FourEyesState.Done),
                await ChangeSteps.CountAsync(house, from, FourEyesState.Stopped)
            );
            Assert.Equal(1, done + stopped);
            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            Assert.All(
                answers.Where(a => a.Status != HttpStatusCode.OK),
                a => Assert.Contains("دیگر در انتظار نیست", a.Text, StringComparison.Ordinal)
            );
            Assert.Equal(done, await ToldAsync(nameof(PersonMerged), from));
        }
    }

    private async Task<PersonId> HelperOfAsync(PersonId giver)
    {
        var helper = await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New("زهرا", "یاریگر")));
        await house.City.InTransactionAsync(async scope =>
        {
            var db = scope.GetRequiredService<IdentityDb>();
            var who = await db.Users.FindAsync(helper.Value) ?? throw new InvalidOperationException("Nobody.");
            scope
                .GetRequiredService<DelegationDesk>()
                .WriteAccepted(
                    giver,
                    who,
                    DelegatedThings.Everything,
                    house.City.Clock.GetUtcNow().UtcDateTime.AddDays(30)
                );
            return true;
        });
        return helper;
    }

    private Task<bool> AreCloseAsync(PersonId one, PersonId other) =>
        house.City.InScopeAsync(scope => scope.GetRequiredService<IPeople>().AreCloseAsync(one, other));

    private Task<long> ToldAsync(string happened, PersonId person) =>
        Database.CountAsync(
            house.City,
            $"select count(*) from kit_outbox_events where type = '{happened}' and stream = @v",
            person.ToString()
        );
}
