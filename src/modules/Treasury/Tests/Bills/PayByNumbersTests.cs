using System.Net;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class PayByNumbersTests(BillsCity house) : IClassFixture<BillsCity>
{
    [Fact]
    public async Task Anothers_bill_is_explained_and_paid_without_saying_whose_it_is()
    {
        var (_, _, code) = house.Citizen("مریم احمدی");
        var (farhad, actor, _) = house.Citizen("فرهاد مرادی");
        await house.City.FundAsync(actor.For, 500_000);
        var water = await house.IssuerAsync();
        var bill = await house.BillAsync(water, code, 123);
        var form = await farhad.GetAsync("/bills/by-numbers");
        var check = await farhad.SubmitAsync(form, "#numbers", ("BillId", bill.BillId), ("PaymentId", bill.PaymentId));
        Assert.Contains("قبض آب، آب و فاضلاب شهر، دورهٔ ۳ سال ۱۴۰۵", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(code, check.Body, StringComparison.Ordinal);
        await farhad.SubmitAsync(check, "#pay");
        Assert.Equal(123_000, await house.TakenInAsync(water));
        // It stays among what he paid.
        Assert.Contains("آب، دورهٔ ۳", (await farhad.GetAsync("/bills")).Text, StringComparison.Ordinal);

        var again = await farhad.SubmitAsync(form, "#numbers", ("BillId", bill.Barcode));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains(BillsProblems.PaidAlready.Fa, again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bill_the_city_does_not_know_is_explained_and_refused_kindly()
    {
        var (farhad, _, _) = house.Citizen("فرهاد مرادی");
        var bill = BillNumbers.Make(BillsCity.Next(), 999, BillService.Gas, 450, 5, 2);
        var page = await farhad.SubmitAsync(
            await farhad.GetAsync("/bills/by-numbers"),
            "#numbers",
            ("BillId", bill.BillId),
            ("PaymentId", bill.PaymentId)
        );
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("قبض گاز، ۴۵۰٬۰۰۰ ریال، دورهٔ ۲ سال ۵", page.Text, StringComparison.Ordinal);
        Assert.Contains("از راه بانک خود بپردازید", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_digit_is_told_beside_its_number()
    {
        var (farhad, _, _) = house.Citizen("فرهاد مرادی");
        var page = await farhad.SubmitAsync(
            await farhad.GetAsync("/bills/by-numbers"),
            "#numbers",
            ("BillId", "7748317800142"),
            ("PaymentId", "1770170")
        );
        Assert.Contains("شناسهٔ پرداخت درست نیست", page.ProblemAt("PaymentId"), StringComparison.Ordinal);
    }
}
