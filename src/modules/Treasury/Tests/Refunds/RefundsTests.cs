using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ledger;
using Shahr.Testing;

namespace Shahr.Treasury.Tests.Refunds;

/// <summary>One officer proposes that money is given back, another approves.</summary>
public sealed class RefundsTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private static readonly Grant Refunds = new(RefundsServices.Refund, OfficeId.New());
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_paid_fee_comes_back_once_a_second_officer_approves_and_its_room_hears_it()
    {
        var (maryam, actor, fee, number) = await PaidAsync(200_000);
        var (kaveh, simin) = (Officer("کاوه"), Officer("سیمین"));
        var proposed = await ProposeAsync(kaveh, number, 200_000);
        Assert.Contains("منتظر نفر دوم", proposed.Text, StringComparison.Ordinal);
        Assert.Null(proposed.Page.QuerySelector("#approve"));
        Assert.Contains("کارمزد گواهی", (await simin.GetAsync(ListRefunds.Address)).Text, StringComparison.Ordinal);

        var done = await simin.SubmitAsync(await simin.GetAsync(proposed.Address), "#approve");
        Assert.Contains("پس داده شد", done.Text, StringComparison.Ordinal);
        Assert.Equal(200_000, await _city.BalanceAsync(actor.For));
        var receipt = await maryam.GetAsync($"/payments/{number}");
        Assert.Contains("۲۰۰٬۰۰۰ ریال", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("پس داده شد", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("پس‌دادن پول", (await maryam.GetAsync("/wallet")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await _city.EventsAsync("FeeGivenBack", fee));
    }

    [Fact]
    public async Task Who_proposed_it_does_not_approve_it_and_nobody_sees_to_their_own_money()
    {
        var (_, actor, _, number) = await PaidAsync(100_000);
        var kaveh = Officer("کاوه");
        var proposed = await ProposeAsync(kaveh, number, 100_000);
        var own = await ApproveByHandAsync(kaveh, proposed);
        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        Assert.Contains(RefundsProblems.FourEyes.Fa, own.Text, StringComparison.Ordinal);

        var payer = _city.As(actor with { Session = Guid.CreateVersion7(), Grants = [Refunds] });
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await payer.GetAsync($"{ProposeRefund.Address}?payment={number}")).Status
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await ApproveByHandAsync(payer, proposed)).Status);
        Assert.Equal(0, await _city.BalanceAsync(actor.For));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await _city.SignedIn("مریم احمدی").GetAsync(ListRefunds.Address)).Status
        );
    }

    [Fact]
    public async Task Of_six_officers_who_approve_at_once_the_money_comes_back_once()
    {
        var (_, actor, _, number) = await PaidAsync(300_000);
        var proposed = await ProposeAsync(Officer("کاوه"), number, 120_000);
        var officers = Enumerable.Range(0, 6).Select(i => Officer($"همکار {i}")).ToList();
        var pages = await Task.WhenAll(officers.Select(o => o.GetAsync(proposed.Address)));
        await Task.WhenAll(officers.Zip(pages, (officer, page) => officer.SubmitAsync(page, "#approve")));
        await CityHost.EventuallyAsync(
            async () => await _city.BalanceAsync(actor.For) == 120_000,
            "the money has come back"
        );
        Assert.Equal(120_000, await _city.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task Several_together_never_give_back_more_than_was_paid_and_what_is_rejected_is_free_again()
    {
        var (_, actor, _, number) = await PaidAsync(100_000);
        var (kaveh, simin) = (Officer("کاوه"), Officer("سیمین"));
        var first = await ProposeAsync(kaveh, number, 70_000);
        var page = await kaveh.GetAsync($"{ProposeRefund.Address}?payment={number}");
        Assert.Contains("تا ۳۰٬۰۰۰ ریال پس‌دادنی است", page.Text, StringComparison.Ordinal);
        var much = await kaveh.SubmitAsync(page, "#propose", [.. Typed(page, 30_001)]);
        Assert.Equal(HttpStatusCode.Conflict, much.Status);
        Assert.Contains(RefundsProblems.TooMuch.Fa, much.Text, StringComparison.Ordinal);

        var look = await simin.GetAsync(first.Address);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await simin.SubmitAsync(look, "#reject", ("Word", " "))).Status
        );
        var no = await simin.SubmitAsync(look, "#reject", ("Word", "کار انجام شده بود."));
        Assert.Contains("کار انجام شده بود.", no.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await simin.SubmitAsync(look, "#approve")).Status);
        var all = await ProposeAsync(kaveh, number, 100_000);
        await simin.SubmitAsync(await simin.GetAsync(all.Address), "#approve");
        Assert.Equal(100_000, await _city.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task What_its_receiver_has_no_more_does_not_move_and_can_be_proposed_again()
    {
        var (_, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 100_000);
        var issuer = new MoneyPlace(Guid.CreateVersion7(), AccountCode.Issuer);
        var number = await DoneAsync(actor, new NewPart(issuer, MoneyCode.Bill, new(100_000), "قبض آب"));
        await _city
            .Ledger()
            .SubmitAsync(
                MoneyAccounts.Move(
                    CommandId.From(Guid.CreateVersion7()),
                    issuer,
                    MoneyAccounts.Bank,
                    100_000,
                    MoneyCode.Settlement
                )
            );
        var (kaveh, simin) = (Officer("کاوه"), Officer("سیمین"));
        var proposed = await ProposeAsync(kaveh, number, 100_000);
        var failed = await simin.SubmitAsync(await simin.GetAsync(proposed.Address), "#approve");
        Assert.Contains("جابه‌جا نشد", failed.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _city.BalanceAsync(actor.For));
        await ProposeAsync(kaveh, number, 100_000);
    }

    [Theory]
    [InlineData("", "abc", "دلیل", "مبلغ")]
    [InlineData("", "-5000", "دلیل", "مبلغ")]
    [InlineData("", "0", "دلیل", "مبلغ")]
    [InlineData("", "999999999999999999999", "دلیل", "مبلغ")]
    [InlineData("", "5000", "", "دلیل را")]
    [InlineData("nothing", "5000", "دلیل", "کدام بخش")]
    public async Task What_is_typed_wrong_is_said_at_its_field(string part, string amount, string reason, string said)
    {
        var (_, _, _, number) = await PaidAsync(100_000);
        var kaveh = Officer("کاوه");
        var page = await kaveh.GetAsync($"{ProposeRefund.Address}?payment={number}");
        (string, string?)[] typed = [("Amount", amount), ("Reason", reason)];
        var refused = await kaveh.SubmitAsync(page, "#propose", part.Length > 0 ? [.. typed, ("Part", part)] : typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(said, refused.Page.QuerySelector(".field .problem")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_none_or_no_payment_of_the_citys_is_refused()
    {
        var kaveh = Officer("کاوه");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await kaveh.GetAsync($"{ProposeRefund.Address}?payment=12")).Status
        );
        var (_, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 50_000);
        var sent = await _city.DraftAsync(actor, TreasuryCity.To(PersonId.New(), 50_000));
        var number = sent.Split('/')[^1];
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await kaveh.GetAsync($"{ProposeRefund.Address}?payment={number}")).Status
        );
    }

    private Visitor Officer(string name) => _city.SignedIn(name, Refunds);

    private static (string, string?)[] Typed(Seen page, long rials) =>
        [
            ("Part", page.Page.QuerySelector("#propose [name=Part]")?.GetAttribute("value")),
            ("Amount", $"{rials}"),
            ("Reason", "خدمت داده نشد."),
        ];

    private static async Task<Seen> ProposeAsync(Visitor officer, string number, long rials)
    {
        var page = await officer.GetAsync($"{ProposeRefund.Address}?payment={number}");
        var proposed = await officer.SubmitAsync(page, "#propose", Typed(page, rials));
        Assert.Equal(HttpStatusCode.OK, proposed.Status);
        return proposed;
    }

    // By a form of another page, as who writes addresses by hand would.
    private static async Task<Seen> ApproveByHandAsync(Visitor officer, Seen proposal)
    {
        var list = await officer.GetAsync("/wallet/send");
        var form = list.Page.QuerySelector("main form[method=post]");
        form?.SetAttribute("action", new Uri(proposal.Address, UriKind.RelativeOrAbsolute) + "/approval");
        form?.SetAttribute("id", "by-hand");
        return await officer.SubmitAsync(list, "#by-hand");
    }

    private async Task<(Visitor Visitor, Actor Actor, Guid Fee, string Number)> PaidAsync(long rials)
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, rials);
        var fee = Guid.CreateVersion7();
        var address = await _city.InTransactionAsync(async scope =>
        {
            var fees = scope.GetRequiredService<IFees>();
            await fees.AskAsync(new FeeOrder(fee, new(rials), "کارمزد گواهی", "Fee", "/cases/1"));
            return fee;
        });
        var page = await _city.InTransactionAsync(scope => scope.GetRequiredService<IFees>().PayAsync(address, actor));
        var receipt = await maryam.SubmitAsync(await maryam.GetAsync(page.Value), "#pay");
        Assert.Contains("پرداخت شد", receipt.Text, StringComparison.Ordinal);
        return (maryam, actor, fee, page.Value.Split('/')[^1]);
    }

    private async Task<string> DoneAsync(Actor actor, NewPart part)
    {
        var payment = await _city.InTransactionAsync(async scope =>
        {
            // Of a bill that no list brought: asked for by itself.
            var draft = scope.GetRequiredService<PaymentDesk>().Draft(PaymentKind.Bills, actor, [part]);
            var db = scope.GetRequiredService<TreasuryDb>();
            await db.SaveChangesAsync();
            var now = DateTime.UnixEpoch;
            await db
                .Payments.Where(p => p.Id == draft.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(p => p.State, PaymentState.Asked).SetProperty(p => p.AskedAt, now)
                );
            return draft;
        });
        await _city.Services.GetRequiredService<MoneyMover>().MoveAsync(payment.Id, CancellationToken.None);
        return payment.Number;
    }
}
