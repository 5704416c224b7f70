using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class ShowPaymentTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task What_is_paid_is_shown_first_then_moves_once_and_the_same_page_is_the_receipt()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 500_000);
        var bahram = PersonId.New();
        var address = await _city.DraftAsync(actor, TreasuryCity.To(bahram, 120_000));

        var check = await maryam.GetAsync(address);
        Assert.Equal("پیش از پرداخت ببینید", check.Heading);
        Assert.Contains("۱۲٬۰۰۰ تومان", check.Text, StringComparison.Ordinal);
        Assert.Contains("صد و بیست هزار ریال", check.Text, StringComparison.Ordinal);

        var receipt = await maryam.SubmitAsync(check, "#pay");
        Assert.Equal("رسید پرداخت", receipt.Heading);
        Assert.Contains("پرداخت شد", receipt.Text, StringComparison.Ordinal);
        Assert.Equal(380_000, await _city.BalanceAsync(actor.For));
        Assert.Equal(120_000, await _city.BalanceAsync(bahram));

        // The button pressed again in a tab that stayed open.
        await maryam.SubmitAsync(check, "#pay");
        Assert.Equal(380_000, await _city.BalanceAsync(actor.For));
        Assert.Contains("۳۸٬۰۰۰ تومان", (await maryam.GetAsync("/wallet")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_enough_reads_why_and_of_several_parts_none_moves()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 100_000);
        var (one, other) = (PersonId.New(), PersonId.New());
        var address = await _city.DraftAsync(actor, TreasuryCity.To(one, 60_000), TreasuryCity.To(other, 60_000));

        var page = await maryam.SubmitAsync(await maryam.GetAsync(address), "#pay");
        Assert.Contains(TreasuryProblems.NotEnough.Fa, page.Text, StringComparison.Ordinal);
        Assert.Equal(
            (100_000, 0, 0),
            (await _city.BalanceAsync(actor.For), await _city.BalanceAsync(one), await _city.BalanceAsync(other))
        );
    }

    [Fact]
    public async Task Anothers_payment_is_not_there_and_cannot_be_asked_for()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 100_000);
        var address = await _city.DraftAsync(actor, TreasuryCity.To(PersonId.New(), 50_000));
        var (farhad, other) = _city.Somebody("فرهاد");
        var own = await farhad.GetAsync(await _city.DraftAsync(other, TreasuryCity.To(PersonId.New(), 50_000)));

        Assert.Equal(HttpStatusCode.NotFound, (await farhad.GetAsync(address)).Status);
        own.Page.QuerySelector("#pay")?.SetAttribute("action", address + "/asking");
        Assert.Equal(HttpStatusCode.NotFound, (await farhad.SubmitAsync(own, "#pay")).Status);
        Assert.Equal(100_000, await _city.BalanceAsync(actor.For));
        Assert.Contains("پیش از پرداخت", (await maryam.GetAsync(address)).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_an_hour_ago_is_put_together_anew()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 100_000);
        var address = await _city.DraftAsync(actor, TreasuryCity.To(PersonId.New(), 50_000));
        var number = address[(address.LastIndexOf('/') + 1)..];
        var check = await maryam.GetAsync(address);
        await _city.InTransactionAsync(services =>
            services
                .GetRequiredService<TreasuryDb>()
                .Payments.Where(p => p.Number == number)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.MadeAt, p => p.MadeAt.AddHours(-2)))
        );

        var page = await maryam.SubmitAsync(check, "#pay");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains(TreasuryProblems.DraftOver.Fa, page.Text, StringComparison.Ordinal);
        Assert.Equal(100_000, await _city.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task A_payment_whose_process_died_before_the_ledger_was_asked_is_carried_to_its_end()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 100_000);
        var bahram = PersonId.New();
        var address = await _city.DraftAsync(actor, TreasuryCity.To(bahram, 50_000));
        var number = address[(address.LastIndexOf('/') + 1)..];
        await _city.InTransactionAsync(async services =>
        {
            var desk = services.GetRequiredService<PaymentDesk>();
            var payment = await desk.FindAsync(number, actor.For, CancellationToken.None);
            Assert.NotNull(payment);
            return await desk.AskAsync(payment, CancellationToken.None);
        });
        Assert.Contains("در راه است", (await maryam.GetAsync(address)).Text, StringComparison.Ordinal);

        await CityHost.EventuallyAsync(
            async () => (await maryam.GetAsync(address)).Text.Contains("پرداخت شد", StringComparison.Ordinal),
            "the job asks again"
        );
        Assert.Equal(50_000, await _city.BalanceAsync(bahram));
    }
}
