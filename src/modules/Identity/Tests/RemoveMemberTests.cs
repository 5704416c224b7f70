using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class RemoveMemberTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Switch = ".drop-form[action='/me/acting']";

    [Fact]
    public async Task Whoever_is_removed_stops_at_once_here_and_within_a_second_in_every_other_process()
    {
        var shop = await Shop.OpenAsync(house);
        var (nasrin, card) = await shop.JoinAsync("نسرین");
        await shop.ActAsync(nasrin);
        var removed = await shop.RemoveAsync(shop.Farhad, "نسرین");
        Assert.Equal(shop.Page + "?done=removed", removed.Address);
        Assert.Null((await nasrin.GetAsync("/")).Page.QuerySelector("header .acting"));
        var told = house.Telephones.ToldOf(await house.FindAsync(card), "delegation_revoked");
        Assert.Equal(Shop.Name, Assert.Single(told).Values["name"]);

        var (nader, _) = await shop.JoinAsync("نادر");
        await shop.ActAsync(nader);
        Assert.NotNull((await nader.GetAsync("/")).Page.QuerySelector("header .acting"));
        // Another process removes: this one has only its memory, which is a second old at most.
        await house.City.InTransactionAsync(async scope =>
        {
            await using var elsewhere = scope
                .GetRequiredService<CityTransaction>()
                .Command("update identity_delegations set state = 'Revoked' where giver = @giver and not manages");
            elsewhere.With("@giver", shop.Id.Value);
            return await elsewhere.ExecuteNonQueryAsync();
        });
        house.City.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await nader.GetAsync("/")).Page.QuerySelector(Switch));
    }

    [Fact]
    public async Task The_last_who_manages_neither_leaves_nor_is_removed()
    {
        var shop = await Shop.OpenAsync(house);
        await shop.JoinAsync("نسرین");
        var leaving = await shop.RemoveAsync(shop.Farhad, "فرهاد");
        Assert.Equal(HttpStatusCode.Conflict, leaving.Status);
        Assert.Contains("بی‌مدیر نمی‌ماند", leaving.Text, StringComparison.Ordinal);
        var other = await Neighbours.PressAsync(shop.Farhad, "revocation");
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        var (nader, _) = await shop.JoinAsync("نادر", ("Manages", "members"));
        Assert.Equal(Shop.Mine, (await shop.RemoveAsync(shop.Farhad, "فرهاد")).Address);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.Farhad.GetAsync(shop.Page)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await shop.RemoveAsync(nader, "نادر")).Status);
        Assert.Equal(1, await shop.CountAsync("manages and state = 'Accepted'"));
    }

    [Fact]
    public async Task Of_two_managers_who_remove_each_other_at_once_one_stays()
    {
        for (var i = 0; i < 5; i++)
        {
            var shop = await Shop.OpenAsync(house);
            var (nader, _) = await shop.JoinAsync("نادر", ("Manages", "members"));
            var (his, others) = (await shop.Farhad.GetAsync(shop.Page), await nader.GetAsync(shop.Page));
            var answers = await Task.WhenAll(
                Task.Run(() => Shop.RemoveAsync(shop.Farhad, his, "نادر")),
                Task.Run(() => Shop.RemoveAsync(nader, others, "فرهاد"))
            );
            Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
            Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.NotFound));
            Assert.Equal(1, await shop.CountAsync("manages and state = 'Accepted'"));
        }
    }

    [Fact]
    public async Task Of_two_managers_who_leave_at_once_one_is_the_last()
    {
        for (var i = 0; i < 5; i++)
        {
            var shop = await Shop.OpenAsync(house);
            var (nader, _) = await shop.JoinAsync("نادر", ("Manages", "members"));
            var (his, others) = (await shop.Farhad.GetAsync(shop.Page), await nader.GetAsync(Neighbours.Page));
            var answers = await Task.WhenAll(
                Task.Run(() => Shop.RemoveAsync(shop.Farhad, his, "فرهاد")),
                Task.Run(() => Neighbours.PressAsync(nader, others, "revocation"))
            );
            Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.Conflict));
            Assert.Equal(1, await shop.CountAsync("manages and state = 'Accepted'"));
        }
    }

    [Fact]
    public async Task Who_accepts_while_being_removed_is_no_member_after()
    {
        for (var i = 0; i < 5; i++)
        {
            var shop = await Shop.OpenAsync(house);
            var card = Citizen.New("نسرین", "صادقی");
            var nasrin = await house.SignUpAsync(card);
            await shop.InviteAsync(shop.Farhad, card.NationalCode);
            var (his, hers) = (await shop.Farhad.GetAsync(shop.Page), await nasrin.GetAsync(Neighbours.Page));
            var answers = await Task.WhenAll(
                Task.Run(() =>
                    Shop.RemoveAsync(
                        shop.Farhad,
                        his,
                        Shahr.Kit.Values.PersianText.ToPersianDigits(card.NationalCode[^4..])
                    )
                ),
                Task.Run(() => Neighbours.PressAsync(nasrin, hers, "acceptance"))
            );
            Assert.Equal(HttpStatusCode.OK, answers[0].Status);
            Assert.Equal(1, await shop.CountAsync("state = 'Accepted'"));
            Assert.Null((await nasrin.GetAsync("/")).Page.QuerySelector(Switch));
        }
    }

    [Fact]
    public async Task A_member_leaves_by_themselves_and_removes_nobody()
    {
        var shop = await Shop.OpenAsync(house);
        var (nasrin, _) = await shop.JoinAsync("نسرین");
        await shop.JoinAsync("نادر");
        var page = await shop.Farhad.GetAsync(shop.Page);
        Assert.Equal(HttpStatusCode.NotFound, (await StealAsync(nasrin, page)).Status);
        Assert.Equal(3, await shop.CountAsync("state = 'Accepted'"));
        await Neighbours.PressAsync(nasrin, "revocation");
        Assert.Equal(2, await shop.CountAsync("state = 'Accepted'"));
        Assert.Single(house.Telephones.ToldOf(await house.FindAsync(shop.FarhadCard), "delegation_revoked"));
    }

    // Sends Farhad's form with a token of her own.
    private static async Task<Seen> StealAsync(Visitor thief, Seen seen)
    {
        var action = seen.Page.QuerySelectorAll("form[action$='/removal']")[^1].GetAttribute("action") ?? "";
        var page = await thief.GetAsync("/me");
        page.Page.QuerySelector("form[action='/me/language']")?.SetAttribute("action", action);
        return await thief.SubmitAsync(page, $"form[action='{action}']");
    }
}
