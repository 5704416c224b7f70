using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class ShowRequestTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Who_is_asked_pays_by_a_payment_of_their_own_and_who_asked_reads_that_it_is_paid()
    {
        var (maryam, hers, bahram, his, address) = await AskedAsync("09120000051", 50_000);
        await _city.FundAsync(his.For, 200_000);
        // Not the first money between them: it is not held.
        await bahram.SubmitAsync(
            await bahram.GetAsync(await _city.DraftAsync(his, TreasuryCity.To(hers.For, 1_000))),
            "#pay"
        );
        var draft = await bahram.SubmitAsync(await bahram.GetAsync(address), "#pay-request");
        Assert.Contains("پنجاه هزار ریال", draft.Text, StringComparison.Ordinal);
        Assert.Contains("سهم شام", draft.Text, StringComparison.Ordinal);
        Assert.Contains("پرداخت شد", (await bahram.SubmitAsync(draft, "#pay")).Text, StringComparison.Ordinal);

        var seen = await maryam.GetAsync(address);
        Assert.Contains("پرداخت شد", seen.Text, StringComparison.Ordinal);
        Assert.Null(seen.Page.QuerySelector("#take-back"));
        Assert.Equal(51_000, await _city.BalanceAsync(hers.For));
        Assert.Contains("۵٬۰۰۰ تومان را که خواسته بودید", (await maryam.GetAsync("/inbox")).Text);
    }

    [Fact]
    public async Task Of_four_payments_at_once_one_settles_it_and_money_moves_once()
    {
        var (_, hers, bahram, his, address) = await AskedAsync("09120000052", 50_000);
        await _city.FundAsync(his.For, 400_000);
        var drafts = new List<Seen>();
        for (var i = 0; i < 4; i++)
            drafts.Add(await bahram.SubmitAsync(await bahram.GetAsync(address), "#pay-request"));
        var answers = await Task.WhenAll(drafts.Select(draft => bahram.SubmitAsync(draft, "#pay")));
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        // The first money to a new receiver is held, and the request waits with it.
        var held = answers.Single(a => a.Status == HttpStatusCode.OK);
        Assert.Equal(RequestState.Taken, (await _city.RequestAsync(address)).State);
        Assert.Null((await bahram.GetAsync(address)).Page.QuerySelector("#pay-request"));

        // Taken back in time it is open again, and nothing has moved.
        await bahram.SubmitAsync(held, "#take-back");
        Assert.Equal(RequestState.Open, (await _city.RequestAsync(address)).State);
        Assert.Equal((0, 400_000), (await _city.BalanceAsync(hers.For), await _city.BalanceAsync(his.For)));
    }

    [Fact]
    public async Task Who_is_asked_declines_and_who_asked_hears_it_and_nobody_pays_any_more()
    {
        var (maryam, _, bahram, _, address) = await AskedAsync("09120000053", 50_000);
        var page = await bahram.GetAsync(address);
        var declined = await bahram.SubmitAsync(page, "#decline");
        Assert.Contains("نپذیرفت", declined.Text, StringComparison.Ordinal);
        var late = await bahram.SubmitAsync(page, "#pay-request");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains(RequestsProblems.NotOpen.Fa, late.Text, StringComparison.Ordinal);
        Assert.Contains("نپذیرفت", (await maryam.GetAsync("/inbox")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_takes_it_back_and_a_draft_of_before_pays_nothing()
    {
        var (maryam, hers, bahram, his, address) = await AskedAsync("09120000054", 50_000);
        await _city.FundAsync(his.For, 100_000);
        var draft = await bahram.SubmitAsync(await bahram.GetAsync(address), "#pay-request");
        var back = await maryam.SubmitAsync(await maryam.GetAsync(address), "#take-back");
        Assert.Contains("پس گرفته شد", back.Text, StringComparison.Ordinal);
        var late = await bahram.SubmitAsync(draft, "#pay");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal((0, 100_000), (await _city.BalanceAsync(hers.For), await _city.BalanceAsync(his.For)));
        // Its asker cannot pay it, who is asked cannot take it back.
        Assert.Null((await maryam.GetAsync(address)).Page.QuerySelector("#pay-request"));
    }

    [Fact]
    public async Task After_thirty_days_it_is_over()
    {
        await using var city = await CityHost.StartAsync(fixture.Payees.Join);
        var (maryam, _) = city.Somebody("مریم احمدی");
        var (bahram, his) = city.Somebody("بهرام جعفری");
        fixture.Payees.Know("09120000055", "بهرام جعفری", his.For);
        var address = await maryam.AskAsync("09120000055", 50_000);
        var page = await bahram.GetAsync(address);
        city.Clock.Advance(MoneyRequest.Life + TimeSpan.FromMinutes(1));
        var over = await city.As(his).GetAsync(address);
        Assert.Contains("مهلتش گذشت", over.Text, StringComparison.Ordinal);
        Assert.Null(over.Page.QuerySelector("#pay-request"));
        Assert.DoesNotContain("از شما پول خواسته‌اند", (await city.As(his).GetAsync("/wallet")).Text);
        Assert.NotNull(page.Page.QuerySelector("#pay-request"));
    }

    private async Task<(Visitor Maryam, Actor Hers, Visitor Bahram, Actor His, string Address)> AskedAsync(
        string mobile,
        long rials
    )
    {
        var (maryam, hers) = _city.Somebody("مریم احمدی");
        var (bahram, his) = _city.Somebody("بهرام جعفری");
        fixture.Payees.Know(mobile, "بهرام جعفری", his.For);
        return (maryam, hers, bahram, his, await maryam.AskAsync(mobile, rials));
    }
}
