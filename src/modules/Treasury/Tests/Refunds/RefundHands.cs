using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests.Refunds;

/// <summary>What officers who give money back do, and payments for them.</summary>
internal static class RefundHands
{
    public static Grant Grant { get; } = new(RefundsServices.Refund, OfficeId.New());

    public static Visitor RefundOfficer(this CityHost city, string name) => city.SignedIn(name, Grant);

    public static (string, string?)[] Typed(Seen page, long rials) =>
        [
            ("Part", page.Page.QuerySelector("#propose [name=Part]")?.GetAttribute("value")),
            ("Amount", $"{rials}"),
            ("Reason", "خدمت داده نشد."),
        ];

    public static async Task<Seen> ProposeAsync(Visitor officer, string number, long rials)
    {
        var page = await officer.GetAsync($"{ProposeRefund.Address}?payment={number}");
        var proposed = await officer.SubmitAsync(page, "#propose", Typed(page, rials));
        Assert.Equal(HttpStatusCode.OK, proposed.Status);
        return proposed;
    }

    // By a form of another page, as who writes addresses by hand would.
    public static async Task<Seen> ApproveByHandAsync(Visitor officer, Seen proposal)
    {
        var list = await officer.GetAsync("/wallet/send");
        var form = list.Page.QuerySelector("main form[method=post]");
        form?.SetAttribute("action", new Uri(proposal.Address, UriKind.RelativeOrAbsolute) + "/approval");
        form?.SetAttribute("id", "by-hand");
        return await officer.SubmitAsync(list, "#by-hand");
    }

    /// <summary>Somebody paid a fee.</summary>
    public static async Task<(Visitor Visitor, Actor Actor, Guid Fee, string Number)> PaidFeeAsync(
        this CityHost city,
        long rials
    )
    {
        var (maryam, actor) = city.Somebody("مریم احمدی");
        await city.FundAsync(actor.For, rials);
        var fee = Guid.CreateVersion7();
        var address = await city.InTransactionAsync(async scope =>
        {
            var fees = scope.GetRequiredService<IFees>();
            await fees.AskAsync(new FeeOrder(fee, new(rials), "کارمزد گواهی", "Fee", "/cases/1"));
            return fee;
        });
        var page = await city.InTransactionAsync(scope => scope.GetRequiredService<IFees>().PayAsync(address, actor));
        var receipt = await maryam.SubmitAsync(await maryam.GetAsync(page.Value), "#pay");
        Assert.Contains("پرداخت شد", receipt.Text, StringComparison.Ordinal);
        return (maryam, actor, fee, page.Value.Split('/')[^1]);
    }

    /// <summary>They paid this.</summary>
    public static async Task<string> DoneAsync(this CityHost city, Actor actor, NewPart part)
    {
        var payment = await city.InTransactionAsync(async scope =>
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
        await city.Services.GetRequiredService<MoneyMover>().MoveAsync(payment, CancellationToken.None);
        return payment.Number;
    }
}
