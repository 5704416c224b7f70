using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Bahram acts for Maryam up to an amount.</summary>
public sealed class LowerLimitTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string TenMillion = "۱۰٬۰۰۰٬۰۰۰ ریال (۱٬۰۰۰٬۰۰۰ تومان)";
    private const string Question = "form[action*='/questions/']";
    private static readonly byte[] _png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    );

    private const string Sending = "form[action$='/sending']";

    [Fact]
    public async Task The_limit_is_read_before_it_is_accepted_on_both_lists_where_he_acts_and_among_all_data()
    {
        var two = await Neighbours.OfAsync(house);
        var given = await OfferAsync(two, "۱۰٬۰۰۰٬۰۰۰ ریال");
        Assert.Contains(TenMillion, given.Text, StringComparison.Ordinal);
        Assert.Contains(TenMillion, (await two.Bahram.GetAsync(Neighbours.Page)).Text, StringComparison.Ordinal);
        var accepted = await Neighbours.PressAsync(two.Bahram, "acceptance");
        Assert.Contains(TenMillion, accepted.Text, StringComparison.Ordinal);
        Assert.Contains("سقف به ریال", (await two.Maryam.GetAsync("/me/data")).Text, StringComparison.Ordinal);
        await ActAsync(two);
        var acting = await two.Bahram.GetAsync("/me/acting");
        Assert.Contains($"بالاتر از {TenMillion}", acting.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(two, "up_to = 10000000"));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("۰")]
    [InlineData("ده میلیون")]
    [InlineData("12.5")]
    [InlineData("999999999999999999999999999999")]
    public async Task What_is_no_amount_above_zero_is_refused_at_its_field(string typed)
    {
        var two = await Neighbours.OfAsync(house);
        var refused = await OfferAsync(two, typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("سقف مبلغ را به ریال", refused.ProblemAt("UpTo"), StringComparison.Ordinal);
        Assert.Equal(0, await two.CountAsync(DelegationState.Offered));
        await two.OfferAsync();
        var wrong = await LowerAsync(two, typed);
        Assert.Contains("سقف تازه را به ریال", wrong.ProblemAt("UpTo"), StringComparison.Ordinal);
        Assert.Contains("سقف تازه", (await LowerAsync(two, "")).ProblemAt("UpTo"), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(two, "up_to is not null"));
    }

    [Fact]
    public async Task Maryam_lowers_it_at_once_he_is_told_and_to_raise_it_is_a_new_offer()
    {
        var two = await Neighbours.OfAsync(house);
        await two.AgreeAsync();
        Assert.Equal("/me/delegations?done=lowered", (await LowerAsync(two, "10,000,000")).Address);
        await ActAsync(two);
        Assert.Contains(TenMillion, (await two.Bahram.GetAsync("/me/acting")).Text, StringComparison.Ordinal);
        await LowerAsync(two, "۵ ۰۰۰ ۰۰۰");
        Assert.Contains("۵٬۰۰۰٬۰۰۰ ریال", (await two.Bahram.GetAsync("/me/acting")).Text, StringComparison.Ordinal);
        foreach (var more in new[] { "5000000", "6000000" })
        {
            var raised = await LowerAsync(two, more);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, raised.Status);
            Assert.Contains("نمایندگی تازه", raised.ProblemAt("UpTo"), StringComparison.Ordinal);
        }

        Assert.Equal(2, house.Telephones.ToldOf(await house.FindAsync(two.BahramCard), "delegation_lowered").Count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await OfferAsync(two, "4000000")).Status);
        await OfferAsync(two, "7000000");
        Assert.Contains("۵٬۰۰۰٬۰۰۰ ریال", (await two.Bahram.GetAsync("/me/acting")).Text, StringComparison.Ordinal);
        await InOwnNameAsync(two);
        await Neighbours.PressAsync(two.Bahram, "acceptance");
        await ActAsync(two);
        Assert.Contains("۷٬۰۰۰٬۰۰۰ ریال", (await two.Bahram.GetAsync("/me/acting")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_lowers_what_another_gave_or_what_is_over()
    {
        var two = await Neighbours.OfAsync(house);
        await two.AgreeAsync();
        var page = await LimitPageAsync(two);
        Assert.Equal(HttpStatusCode.NotFound, (await two.Bahram.GetAsync(page.Address)).Status);
        var form = await two.Bahram.GetAsync("/me");
        form.Page.QuerySelector("form[action='/me/language']")?.SetAttribute("action", page.Address);
        var stolen = await two.Bahram.SubmitAsync(form, $"form[action='{page.Address}']", ("UpTo", "1"));
        Assert.Equal(HttpStatusCode.NotFound, stolen.Status);
        await Neighbours.PressAsync(two.Maryam, "revocation");
        var late = await two.Maryam.SubmitAsync(page, "form[action$='/limit']", ("UpTo", "1000"));
        Assert.Equal(HttpStatusCode.NotFound, late.Status);
        Assert.Equal(0, await CountAsync(two, "up_to is not null"));
    }

    [Fact]
    public async Task Of_two_lowerings_at_once_the_lowest_stays_and_so_it_does_while_he_accepts()
    {
        for (var i = 0; i < 3; i++)
        {
            var two = await Neighbours.OfAsync(house);
            await two.OfferAsync();
            var (one, other) = (await LimitPageAsync(two), await LimitPageAsync(two));
            var asked = await two.Bahram.GetAsync(Neighbours.Page);
            await Task.WhenAll(
                Task.Run(() => two.Maryam.SubmitAsync(one, "form[action$='/limit']", ("UpTo", "5000000"))),
                Task.Run(() => two.Maryam.SubmitAsync(other, "form[action$='/limit']", ("UpTo", "3000000"))),
                Task.Run(() => Neighbours.PressAsync(two.Bahram, asked, "acceptance"))
            );
            Assert.Equal(1, await CountAsync(two, "up_to = 3000000 and state = 'Accepted'"));
            await ActAsync(two);
            var acting = await two.Bahram.GetAsync("/me/acting");
            Assert.Contains("۳٬۰۰۰٬۰۰۰ ریال", acting.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_he_sends_while_she_lowers_or_takes_back_is_sent_before_it_or_not_at_all()
    {
        for (var i = 0; i < 4; i++)
        {
            var two = await Neighbours.OfAsync(house);
            await OfferAsync(two, "10000000");
            await Neighbours.PressAsync(two.Bahram, "acceptance");
            await ActAsync(two);
            var (first, second) = (await WriteClaimAsync(two.Bahram), await WriteClaimAsync(two.Bahram));
            var (limit, list) = (await LimitPageAsync(two), await two.Maryam.GetAsync(Neighbours.Page));
            var revokes = i % 2 == 1;
            var both = await Task.WhenAll(
                Task.Run(() => two.Bahram.SubmitAsync(first, Sending)),
                Task.Run(() =>
                    revokes
                        ? Neighbours.PressAsync(two.Maryam, list, "revocation")
                        : two.Maryam.SubmitAsync(limit, "form[action$='/limit']", ("UpTo", "7999999"))
                )
            );
            Assert.Equal(HttpStatusCode.OK, both[1].Status);
            var late = await two.Bahram.SubmitAsync(second, Sending);
            Assert.Equal(revokes ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, late.Status);
            Assert.Equal(revokes, !late.Text.Contains("«زیان» ۸٬۰۰۰٬۰۰۰ ریال است", StringComparison.Ordinal));
            var sent = both[0].Address.StartsWith("/cases/", StringComparison.Ordinal) ? 1 : 0;
            Assert.Equal(sent, await CountAsync("cases_cases where applicant = @v", two));
        }
    }

    [Fact]
    public async Task A_member_of_the_bakery_has_a_limit_too_which_who_manages_sees()
    {
        var shop = await Shop.OpenAsync(house);
        var wrong = await shop.InviteAsync(shop.Farhad, Citizen.New().NationalCode, ("UpTo", "صد"));
        Assert.Contains("سقف مبلغ را به ریال", wrong.ProblemAt("UpTo"), StringComparison.Ordinal);
        var (nasrin, _) = await shop.JoinAsync("نسرین", ("UpTo", "۱۰٬۰۰۰٬۰۰۰"));
        Assert.Contains(TenMillion, (await shop.Farhad.GetAsync(shop.Page)).Text, StringComparison.Ordinal);
        Assert.Contains(TenMillion, (await nasrin.GetAsync(Shop.Mine)).Text, StringComparison.Ordinal);
        await shop.ActAsync(nasrin);
        Assert.Contains(TenMillion, (await nasrin.GetAsync("/me/acting")).Text, StringComparison.Ordinal);
        var check = await WriteClaimAsync(nasrin, "۱۰٬۰۰۰٬۰۰۱");
        Assert.Equal(HttpStatusCode.Forbidden, (await nasrin.SubmitAsync(check, Sending)).Status);
    }

    private static Task<Seen> OfferAsync(Neighbours two, string upTo) =>
        two.OfferAsync(two.BahramCard.NationalCode, two.Today.AddMonths(3), ("UpTo", upTo));

    private static async Task<Seen> LimitPageAsync(Neighbours two)
    {
        var list = await two.Maryam.GetAsync(Neighbours.Page);
        var link = list.Page.QuerySelector("main a[href$='/limit']")?.GetAttribute("href");
        return await two.Maryam.GetAsync(link ?? "");
    }

    private static async Task<Seen> LowerAsync(Neighbours two, string upTo) =>
        await two.Maryam.SubmitAsync(await LimitPageAsync(two), "form[action$='/limit']", ("UpTo", upTo));

    private async Task<Seen> ActAsync(Neighbours two) =>
        await two.Bahram.SubmitAsync(
            await two.Bahram.GetAsync("/"),
            ".drop-form[action='/me/acting']",
            ("Person", (await house.FindAsync(two.MaryamCard))?.ToString())
        );

    private static async Task InOwnNameAsync(Neighbours two) =>
        await two.Bahram.SubmitAsync(await two.Bahram.GetAsync("/me"), "main form");

    private Task<long> CountAsync(Neighbours two, string where) =>
        CountAsync("identity_delegations where giver = @v and " + where, two);

    private async Task<long> CountAsync(string from, Neighbours two) =>
        await Database.CountAsync(
            house.City,
            "select count(*) from " + from,
            (await house.FindAsync(two.MaryamCard))?.Value
        );

    private static async Task<Seen> WriteClaimAsync(Visitor visitor, string loss = "۸٬۰۰۰٬۰۰۰")
    {
        var page = await visitor.GetAsync("/services/compensation-claim");
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        page = await visitor.SubmitAsync(page, Question, ("kind", "official"));
        (string, string?)[] day = [("happenedDay", "۱"), ("happenedMonth", "۸"), ("happenedYear", "۱۴۰۵")];
        page = await visitor.SubmitAsync(page, Question, day);
        page = await visitor.SubmitAsync(page, Question, ("story", "پول خواستند."));
        page = await visitor.SubmitAsync(page, Question, ("loss", loss));
        page = await visitor.SubmitAsync(page, Question, [], [("evidence", "سند.png", _png)]);
        Assert.Equal("پاسخ‌هایتان را بازبینی کنید", page.Heading);
        return page;
    }
}
