using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class FinishTrustedRecoveriesTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task The_owner_reads_on_every_page_that_somebody_is_at_the_door_and_one_button_stops_it()
    {
        var circle = await Circle.OfAsync(house);
        Assert.Null((await circle.Maryam.GetAsync("/track")).Page.QuerySelector(CounterSteps.StopMine));
        await circle.ConfirmedAsync(Citizen.New());
        var page = await circle.Maryam.GetAsync("/track");
        Assert.Contains(
            "این من نبودم",
            page.Page.QuerySelector(CounterSteps.StopMine)?.TextContent,
            StringComparison.Ordinal
        );
        var done = await circle.Maryam.SubmitAsync(page, CounterSteps.StopMine);
        Assert.Contains("متوقف شد", done.Text, StringComparison.Ordinal);
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Stopped));
        Assert.Single(house.Telephones.ToldOf(circle.Person, "mobile_lost_stopped"));
        Assert.Null((await circle.Maryam.GetAsync("/track")).Page.QuerySelector(CounterSteps.StopMine));
        house.City.Clock.Advance(TrustedRecovery.Pause);
        await Circle.FinishAsync(house);
        Assert.Equal(circle.Card.Mobile, await circle.MobileAsync());
    }

    [Fact]
    public async Task Of_an_owner_who_stops_and_a_pause_that_ends_at_once_one_wins_and_the_account_tells_which()
    {
        for (var round = 0; round < 4; round++)
        {
            var circle = await Circle.OfAsync(house);
            var fresh = Citizen.New();
            await circle.ConfirmedAsync(fresh);
            var mine = await circle.Maryam.GetAsync("/me/recovery");
            house.City.Clock.Advance(TrustedRecovery.Pause);
            await Task.WhenAll(
                Task.Run(() => circle.Maryam.SubmitAsync(mine, CounterSteps.StopMine)),
                Task.Run(() => Circle.FinishAsync(house)),
                Task.Run(() => Circle.FinishAsync(house))
            );
            await Circle.FinishAsync(house);
            var (done, stopped) = (
                await circle.CountAsync(TrustedRecoveryState.Done),
                await circle.CountAsync(TrustedRecoveryState.Stopped)
            );
            Assert.Equal(1, done + stopped);
            Assert.Equal(done == 1 ? fresh.Mobile : circle.Card.Mobile, await circle.MobileAsync());
            Assert.Equal(done, house.Telephones.ToldOf(circle.Person, "mobile_lost_done").Count);
            Assert.Equal(stopped, house.Telephones.ToldOf(circle.Person, "mobile_lost_stopped").Count);
        }
    }

    [Fact]
    public async Task A_friend_no_longer_trusted_when_the_pause_ends_was_no_friend()
    {
        var circle = await Circle.OfAsync(house);
        await circle.ConfirmedAsync(Citizen.New());
        await Circle.PressAsync(circle.Friends[0].Visitor, "ending");
        house.City.Clock.Advance(TrustedRecovery.Pause);
        await Circle.FinishAsync(house);
        Assert.Equal(circle.Card.Mobile, await circle.MobileAsync());
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Stopped));
    }

    [Fact]
    public async Task Who_became_an_officer_in_the_pause_goes_to_a_counter()
    {
        var circle = await Circle.OfAsync(house);
        await circle.ConfirmedAsync(Citizen.New());
        await house.Seed.GrantAsync(circle.Person, "lighting", [IdentityModule.ManageOffices], "حکم آزمون");
        house.City.Clock.Advance(TrustedRecovery.Pause);
        await Circle.FinishAsync(house);
        Assert.Equal(circle.Card.Mobile, await circle.MobileAsync());
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Stopped));
    }

    [Fact]
    public async Task An_account_that_was_closed_is_neither_asked_about_nor_let_back_into()
    {
        var circle = await Circle.OfAsync(house);
        await circle.ConfirmedAsync(Citizen.New());
        await CloseAsync(house, circle.Person);
        house.City.Clock.Advance(TrustedRecovery.Pause);
        await Circle.FinishAsync(house);
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Stopped));
        await Circle.LoseAsync(house, circle.Card.NationalCode, Citizen.New(), house.City.Visitor());
        await Circle.HeardAsync(house);
        Assert.Equal(0, await circle.CountAsync(TrustedRecoveryState.Asked));
    }

    /// <summary>As after two officers have written a death down.</summary>
    internal static Task CloseAsync(IdentityCity house, PersonId person) =>
        house.City.InTransactionAsync(scope =>
            scope
                .GetRequiredService<IdentityDb>()
                .Users.Where(p => p.Id == person.Value)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.DiedOn, new DateOnly(2026, 1, 1)))
        );

    [Fact]
    public async Task What_two_did_not_confirm_in_three_days_is_over_and_its_number_erased()
    {
        var circle = await Circle.OfAsync(house);
        var address = await circle.LoseAsync(Citizen.New());
        await circle.VouchAsync(circle.Friends[0], address);
        house.City.Clock.Advance(TrustedRecovery.Length);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await circle.Friends[1].Visitor.GetAsync(address)).Status);
        await Circle.FinishAsync(house);
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Expired));
        var kept = "select count(*) from identity_trusted_recoveries where person_id = @v and mobile is not null";
        Assert.Equal(0, await Database.CountAsync(house.City, kept, circle.Person.Value));
    }

    [Fact]
    public async Task The_authenticator_stays_and_a_thief_with_two_friends_still_stands_before_it()
    {
        var circle = await Circle.OfAsync(house);
        await house.Seed.AddAuthenticatorAsync(circle.Person);
        var fresh = Citizen.New();
        await circle.ConfirmedAsync(fresh);
        house.City.Clock.Advance(TrustedRecovery.Pause);
        await Circle.FinishAsync(house);
        var second = await house.ToSecondAsync(house.City.Visitor(), circle.Card with { Mobile = fresh.Mobile });
        Assert.Equal("/sign-in/second", second.Address);
    }

    [Fact]
    public async Task Whoever_is_let_back_in_at_the_counter_leaves_no_other_way_back_open()
    {
        var circle = await Circle.OfAsync(house);
        await circle.ConfirmedAsync(Citizen.New());
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var right = Citizen.New();
        var begun = await CounterSteps.BeginAsync(davoud, circle.Card, right.TypedMobile);
        await CounterSteps.ConfirmAsync(parvin, begun.Address);
        house.City.Clock.Advance(TrustedRecovery.Pause);
        await Circle.FinishAsync(house);
        Assert.Equal(right.Mobile, await circle.MobileAsync());
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Stopped));
    }
}
