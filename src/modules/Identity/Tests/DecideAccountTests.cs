using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity.Tests;

public sealed class DecideAccountTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_second_officer_confirms_and_the_slip_is_shown_this_once()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var who = Citizen.New("ننه", "گلاب");
        var begun = await AccountSteps.BeginAsync(davoud, who);
        var slip = await AccountSteps.ConfirmAsync(parvin, begun.Address);
        var code = AccountSteps.CodeOn(slip);
        Assert.Equal(19, code.Length);
        Assert.Contains("no-store", slip.Response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        var after = await parvin.GetAsync(begun.Address);
        Assert.Equal("", AccountSteps.CodeOn(after));
        Assert.DoesNotContain("گلاب", after.Text, StringComparison.Ordinal);
        var person = await house.FindAsync(who);
        Assert.NotNull(person);
        var everything = await Database.EverythingAsync(house.City);
        Assert.DoesNotContain(code.Replace(" ", "", StringComparison.Ordinal), everything, StringComparison.Ordinal);
        Assert.DoesNotContain("1945-08-03", everything, StringComparison.Ordinal);
        var checkedBy =
            "select count(*) from identity_people where id = @v and assurance = 'Checked' and mobile is null";
        Assert.Equal(1, await Database.CountAsync(house.City, checkedBy, person.Value.Value));
        var told = "select count(*) from kit_outbox_events where type = 'PersonJoined' and stream = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, told, person.ToString()));

        // Both looks are hers to read, and so is how it came about.
        var golab = await house.EnterAsync(who, code);
        Assert.Contains("پروین صالحی", (await golab.GetAsync("/me/looks")).Text, StringComparison.Ordinal);
        Assert.Contains("عکس و نام پدر", (await golab.GetAsync("/me/data")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_confirms_what_they_wrote_down_and_of_two_who_confirm_one_prints_a_slip()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var (kaveh, _, _) = await house.AtCounterAsync("کاوه", "نوری");
        var who = Citizen.New();
        var begun = await AccountSteps.BeginAsync(davoud, who);
        var page = await parvin.GetAsync(begun.Address);
        var own = await davoud.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, begun.Address + "/confirmation")
            {
                Content = new FormUrlEncodedContent([
                    new(
                        "__RequestVerificationToken",
                        begun.Page.QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value") ?? ""
                    ),
                ]),
            }
        );
        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        var other = await kaveh.GetAsync(begun.Address);
        var pages = await Task.WhenAll(
            Task.Run(() => parvin.SubmitAsync(page, CounterSteps.Confirm)),
            Task.Run(() => kaveh.SubmitAsync(other, CounterSteps.Confirm))
        );
        Assert.Single(pages, p => AccountSteps.CodeOn(p).Length > 0);
        Assert.Single(pages, p => p.Status == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_is_stopped_or_a_day_old_makes_no_account_and_says_no_more_of_anybody()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, officer) = await house.AtCounterAsync("پروین", "صالحی");
        var who = Citizen.New();
        var begun = await AccountSteps.BeginAsync(davoud, who);
        var page = await parvin.GetAsync(begun.Address);
        await parvin.SubmitAsync(page, CounterSteps.Stop, ("Reason", "عکس دیگری بود"));
        var late = await parvin.SubmitAsync(page, CounterSteps.Confirm);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Null(await house.FindAsync(who));
        var named =
            "select count(*) from identity_counter_accounts where state <> 'Waiting' and national_code is not null";
        Assert.Equal(0, await Database.CountAsync(house.City, named));

        begun = await AccountSteps.BeginAsync(davoud, who);
        page = await parvin.GetAsync(begun.Address);
        house.City.Clock.Advance(CounterAccount.Length);
        await house.City.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<Shahr.Kit.Data.CityTransaction>().BeginAsync();
            await SweepFlows.RunAsync(scope, CancellationToken.None);
            await scope.GetRequiredService<Shahr.Kit.Data.CityTransaction>().CommitAsync();
            return true;
        });
        var again = await house.SignInAsync(officer);
        page = await again.GetAsync(begun.Address);
        Assert.Contains("کسی تأیید نکرد", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Database.CountAsync(house.City, named));
    }

    [Fact]
    public async Task Whoever_signed_up_meanwhile_keeps_that_account()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var who = Citizen.New();
        var begun = await AccountSteps.BeginAsync(davoud, who);
        await house.SignUpAsync(who);
        var page = await AccountSteps.ConfirmAsync(parvin, begun.Address);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        var person = await house.FindAsync(who);
        var reach = await house.AsAsync(
            person ?? default,
            scope => scope.GetRequiredService<IPeople>().ReachAsync(person ?? default)
        );
        Assert.Equal(who.Mobile, reach?.Mobile);
    }
}
