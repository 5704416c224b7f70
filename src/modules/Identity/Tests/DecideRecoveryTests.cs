using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity.Tests;

public sealed class DecideRecoveryTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task An_officer_who_lost_everything_comes_back_by_two_colleagues_and_with_the_new_mobile_alone()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var (shirin, person, who) = await house.OfficerAsync(
            "lighting",
            IdentityModule.ManageOffices,
            "شیرین",
            "کریمی"
        );
        using var passkey = new SoftPasskey();
        await passkey.AddAsync(shirin);
        var fresh = Citizen.New();
        var page = await CounterSteps.BeginAsync(davoud, who, fresh.TypedMobile, "authenticator", "passkeys");

        // Whoever began it sees it, and cannot be the second pair of eyes.
        Assert.Null(page.Page.QuerySelector(CounterSteps.Confirm));
        var second = await parvin.GetAsync(page.Address);
        Assert.Contains("برداشتن رمزساز و کدهای بازیابی", second.Text, StringComparison.Ordinal);
        Assert.Contains("برداشتن همهٔ گذرکلیدها", second.Text, StringComparison.Ordinal);
        Assert.Contains(
            Shahr.Kit.Values.PersianText.ToPersianDigits(fresh.TypedMobile),
            second.Text,
            StringComparison.Ordinal
        );
        second = await parvin.SubmitAsync(second, CounterSteps.Confirm);
        Assert.Contains("تأیید و انجام شد", second.Text, StringComparison.Ordinal);

        Assert.StartsWith("/sign-in", (await shirin.GetAsync("/me")).Address, StringComparison.Ordinal);
        foreach (var table in new[] { "identity_authenticators", "identity_recovery_codes", "identity_devices" })
        {
            var left = $"select count(*) from {table} where person_id = @v";
            Assert.Equal(0, await Database.CountAsync(house.City, left, person.Value));
        }

        var told = "select count(*) from kit_outbox_events where type = 'AccessRecovered' and stream = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, told, person.ToString()));
        Assert.Contains(house.Telephones.To(fresh.Mobile), sms => sms.Template == "recovery_done");
        Assert.Single(house.Telephones.ToldOf(person, "recovery_done"));
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        var back = await house.SignInAsync(who with { Mobile = fresh.Mobile });
        Assert.StartsWith("/me/second-factor", back.At, StringComparison.Ordinal);
        Assert.NotNull((await back.GetAsync("/me/second-factor")).Page.QuerySelector("a[href='/me/passkeys']"));
        await passkey.SignInAsync(shirin);
        Assert.StartsWith("/sign-in", (await shirin.GetAsync("/me")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_on_its_way_to_the_old_mobile_opens_nothing_after_the_change()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var (who, _) = await house.PersonAsync();
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        var thief = house.City.Visitor();
        var sent = house.Telephones.To(who.Mobile).Count;
        var asked = await IdentityCity.AskSignInAsync(thief, who.NationalCode);
        var code = (await house.Telephones.ReadAsync(who.Mobile, sent + 1)).Code;
        var begun = await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile);
        await CounterSteps.ConfirmAsync(parvin, begun.Address);
        Assert.Equal(HttpStatusCode.Conflict, (await thief.SubmitAsync(asked, Forms.Code, ("Code", code))).Status);
        Assert.StartsWith("/sign-in", (await thief.GetAsync("/me")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_began_it_cannot_confirm_it_even_by_a_form_of_their_own_making()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (who, person) = await house.PersonAsync();
        var page = await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile);
        page.Page.QuerySelector(CounterSteps.Stop)?.SetAttribute("action", page.Address + "/confirmation");
        var answer = await davoud.SubmitAsync(page, CounterSteps.Stop);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("همکار دیگری", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CounterSteps.CountAsync(house, person, FourEyesState.Waiting));
    }

    [Fact]
    public async Task An_officer_neither_sees_nor_decides_the_recovery_of_themselves()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, person, who) = await house.AtCounterAsync("پروین", "صالحی");
        var begun = await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile, "authenticator");
        var own = await parvin.GetAsync(begun.Address);
        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        begun.Page.QuerySelector(CounterSteps.Stop)?.SetAttribute("action", begun.Address + "/confirmation");
        var mine = await parvin.GetAsync("/me/recovery");
        mine.Page.QuerySelector(CounterSteps.StopMine)?.SetAttribute("action", begun.Address + "/confirmation");
        var forged = await parvin.SubmitAsync(mine, $"form[action='{begun.Address}/confirmation']");
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Equal(1, await CounterSteps.CountAsync(house, person, FourEyesState.Waiting));
    }

    [Fact]
    public async Task After_a_day_nobody_confirms_it_and_the_new_number_is_erased()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (_, _, second) = await house.AtCounterAsync("پروین", "صالحی");
        var (who, person) = await house.PersonAsync();
        var begun = await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile);
        house.City.Clock.Advance(Recovery.Length - TimeSpan.FromMinutes(5));
        var parvin = await house.SignInAsync(second);
        var page = await parvin.GetAsync(begun.Address);
        house.City.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = await parvin.SubmitAsync(page, CounterSteps.Confirm);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("۲۴ ساعت گذشت", late.Text, StringComparison.Ordinal);
        await house.City.InTransactionAsync(scope => SweepFlows.RunAsync(scope, CancellationToken.None));
        Assert.Equal(1, await CounterSteps.CountAsync(house, person, FourEyesState.Expired));
        var kept = "select count(*) from identity_recoveries where person_id = @v and mobile is not null";
        Assert.Equal(0, await Database.CountAsync(house.City, kept, person.Value));
    }

    [Fact]
    public async Task A_doubting_officer_stops_it_with_a_reason_that_the_owner_reads()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var (who, person) = await house.PersonAsync();
        var begun = await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile);
        var page = await parvin.GetAsync(begun.Address);
        var empty = await parvin.SubmitAsync(page, CounterSteps.Stop);
        Assert.NotNull(empty.ProblemAt("Reason"));
        page = await parvin.SubmitAsync(page, CounterSteps.Stop, ("Reason", "عکس کارت نمی‌خواند"));
        Assert.Contains("متوقف شد", page.Text, StringComparison.Ordinal);
        var told = Assert.Single(house.Telephones.ToldOf(person, "recovery_stopped"));
        Assert.Equal("عکس کارت نمی‌خواند", told.Values["reason"]);
        Assert.Equal(HttpStatusCode.NotFound, (await parvin.GetAsync($"/recoveries/{Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task Of_two_who_confirm_and_an_owner_who_stops_at_once_one_wins_and_the_account_tells_which()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var (kaveh, _, _) = await house.AtCounterAsync("کاوه", "نوری");
        for (var round = 0; round < 4; round++)
        {
            var who = Citizen.New();
            var owner = await house.SignUpAsync(who);
            var person = await house.FindAsync(who) ?? throw new InvalidOperationException("Nobody.");
            var begun = await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile);
            var (one, two) = (await parvin.GetAsync(begun.Address), await kaveh.GetAsync(begun.Address));
            var mine = await owner.GetAsync("/me/recovery");
            var before = await MobileAsync(person.Value);
            var answers = await Task.WhenAll(
                Task.Run(() => parvin.SubmitAsync(one, CounterSteps.Confirm)),
                Task.Run(() => kaveh.SubmitAsync(two, CounterSteps.Confirm)),
                Task.Run(() => owner.SubmitAsync(mine, CounterSteps.StopMine))
            );
            var (done, stopped) = (
                await CounterSteps.CountAsync(house, person, FourEyesState.Done),
                await CounterSteps.CountAsync(house, person, FourEyesState.Stopped)
            );
            Assert.Equal(1, done + stopped);
            Assert.Equal(done, answers.Take(2).Count(a => a.Status == HttpStatusCode.OK));
            Assert.Equal(done == 0, before == await MobileAsync(person.Value));
            Assert.Equal(done, house.Telephones.ToldOf(person, "recovery_done").Count);
            Assert.Equal(stopped, house.Telephones.ToldOf(person, "recovery_stopped").Count);
        }
    }

    private Task<string> MobileAsync(Guid person) =>
        house.City.InScopeAsync(async scope =>
            (await scope.GetRequiredService<IPeople>().ReachAsync(new PersonId(person)))?.Mobile ?? ""
        );
}
