using System.Net;
using System.Text.RegularExpressions;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed partial class InviteMemberTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task The_invited_reads_it_accepts_and_acts_in_the_bakerys_name()
    {
        var shop = await Shop.OpenAsync(house);
        var card = Citizen.New("نسرین", "صادقی");
        var nasrin = await house.SignUpAsync(card);
        var invited = await shop.InviteAsync(shop.Farhad, card.NationalCode);
        Assert.Equal(shop.Page + "?done=invited", invited.Address);
        Assert.DoesNotContain("نسرین", invited.Text, StringComparison.Ordinal);
        var asked = await nasrin.GetAsync(Neighbours.Page);
        Assert.Contains($"به نام {Shop.Name} کار کنید", asked.Text, StringComparison.Ordinal);
        await CityHost.EventuallyAsync(
            async () => house.Telephones.ToldOf(await house.FindAsync(card), "delegation_offered").Count == 1,
            "the letter"
        );
        Assert.Null((await nasrin.GetAsync("/")).Page.QuerySelector(".drop-form[action='/me/acting']"));
        await Neighbours.PressAsync(nasrin, asked, "acceptance");
        await shop.ActAsync(nasrin);
        Assert.Contains(
            Shop.Name,
            (await nasrin.GetAsync("/cases")).Page.QuerySelector("header .acting")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Single(house.Telephones.ToldOf(await house.FindAsync(shop.FarhadCard), "delegation_accepted"));
    }

    [Fact]
    public async Task The_answer_is_the_same_to_the_last_byte_whether_or_not_the_code_has_an_account()
    {
        var (one, other) = (await Shop.OpenAsync(house), await Shop.OpenAsync(house));
        var (citizen, stranger) = (Citizen.New("نسرین", "صادقی"), Citizen.New().NationalCode);
        await house.SignUpAsync(citizen);
        var known = Bare(await one.InviteAsync(one.Farhad, citizen.NationalCode), one, citizen.NationalCode);
        var nobody = Bare(await other.InviteAsync(other.Farhad, stranger), other, stranger);
        Assert.Equal(known, nobody);
        Assert.Contains("هنوز پاسخی نداده است", known, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_looks_like_no_answer_and_nobody_is_invited_twice()
    {
        var shop = await Shop.OpenAsync(house);
        var card = Citizen.New("نسرین", "صادقی");
        var nasrin = await house.SignUpAsync(card);
        await shop.InviteAsync(shop.Farhad, card.NationalCode);
        var before = await shop.Farhad.GetAsync(shop.Page);
        await Neighbours.PressAsync(nasrin, "refusal");
        Assert.Equal(before.Text, (await shop.Farhad.GetAsync(shop.Page)).Text);
        var twice = await shop.InviteAsync(shop.Farhad, card.NationalCode, ("Right", "see"));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("دعوت شده", twice.ProblemAt("NationalCode"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_manages_with_him_invites_too_and_who_does_not_cannot()
    {
        var shop = await Shop.OpenAsync(house);
        var (nasrin, _) = await shop.JoinAsync("نسرین", ("Manages", "members"));
        var form = await nasrin.GetAsync(shop.Page + "/members/new");
        var card = Citizen.New("نادر", "صالحی");
        var nader = await house.SignUpAsync(card);
        Assert.Equal(
            shop.Page + "?done=invited",
            (await nasrin.SubmitAsync(form, Form(shop), ("NationalCode", card.NationalCode), ("Right", "act"))).Address
        );
        await Neighbours.PressAsync(nader, "acceptance");
        Assert.Equal(HttpStatusCode.NotFound, (await nader.GetAsync(shop.Page + "/members/new")).Status);
        await Shop.RemoveAsync(shop.Farhad, await shop.Farhad.GetAsync(shop.Page), "نسرین");
        var late = await nasrin.SubmitAsync(
            form,
            Form(shop),
            ("NationalCode", Citizen.New().NationalCode),
            ("Right", "act")
        );
        Assert.Equal(HttpStatusCode.NotFound, late.Status);
        Assert.Equal(0, await shop.CountAsync("state = 'Offered'"));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field()
    {
        var shop = await Shop.OpenAsync(house);
        var code = Citizen.New().NationalCode;
        var right = await shop.InviteAsync(shop.Farhad, code, ("Right", null));
        Assert.Contains("به نام سازمان کار کند یا فقط ببیند", right.Text, StringComparison.Ordinal);
        var services = await shop.InviteAsync(shop.Farhad, code, ("What", "some"), ("Services", "nothing"));
        Assert.Contains("دست‌کم یک خدمت", services.Text, StringComparison.Ordinal);
        var who = await shop.InviteAsync(shop.Farhad, "0012345678");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, who.Status);
        var some = await shop.InviteAsync(shop.Farhad, code, ("What", "some"), ("Services", "street-problem"));
        Assert.Equal(HttpStatusCode.OK, some.Status);
        Assert.Equal(1, await shop.CountAsync("services = 'street-problem'"));
    }

    [Fact]
    public async Task A_manager_who_is_not_fresh_shows_again_who_he_is()
    {
        var shop = await Shop.OpenAsync(house);
        house.City.Clock.Advance(TimeSpan.FromMinutes(11));
        var code = Citizen.New().NationalCode;
        var asked = await shop.InviteAsync(shop.Farhad, code);
        Assert.Equal(HttpStatusCode.Forbidden, asked.Status);
        Assert.Contains($"در «{Shop.Name}»", asked.Text, StringComparison.Ordinal);
        Assert.Equal(0, await shop.CountAsync("state = 'Offered'"));
        var proved = await house.ProveByMessageAsync(shop.Farhad, asked, shop.FarhadCard);
        Assert.Equal(shop.Page + "?done=invited", proved.Address);
    }

    private static string Form(Shop shop) => $"form[action='{shop.Page}/members']";

    private static string Bare(Seen seen, Shop shop, string code) =>
        Nonce()
            .Replace(seen.Body, "")
            .Replace(shop.Id.ToString(), "", StringComparison.Ordinal)
            .Replace(Shahr.Kit.Values.PersianText.ToPersianDigits(shop.Code), "", StringComparison.Ordinal)
            .Replace(Shahr.Kit.Values.PersianText.ToPersianDigits(code[^4..]), "", StringComparison.Ordinal);

    [GeneratedRegex("[A-Za-z0-9_-]{60,}|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}")]
    private static partial Regex Nonce();
}
