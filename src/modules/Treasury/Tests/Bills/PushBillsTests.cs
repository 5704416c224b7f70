using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class PushBillsTests(BillsCity house) : IClassFixture<BillsCity>
{
    private const string Names = "bill_id,payment_id,national_code,issued,due";

    [Fact]
    public async Task A_file_is_looked_through_first_and_then_the_very_same_file_is_sent()
    {
        var (_, _, code) = house.Citizen("مریم احمدی");
        var officer = house.Officer("کاوه نوری");
        var water = await house.IssuerAsync();
        var bill = BillsCity.Numbers(water, 120);
        var file = File(Names, house.Line(bill, code));
        var refused = await SendAsync(officer, water, file, "all");
        Assert.Contains(IssuersProblems.CheckFirst.Fa, refused.Text, StringComparison.Ordinal);

        var looked = await SendAsync(officer, water, file, "check");
        Assert.Contains("۱ سطر: ۱ تازه", looked.Text, StringComparison.Ordinal);
        Assert.Empty(await house.RowsAsync(bill.BillId));

        var sent = await SendAsync(officer, water, file, "all");
        Assert.Contains("فرستاده شد", sent.Text, StringComparison.Ordinal);
        var again = await SendAsync(officer, water, file, "all");
        Assert.Contains("۱ بی‌تغییر", again.Text, StringComparison.Ordinal);
        Assert.Single(await house.RowsAsync(bill.BillId));
    }

    [Fact]
    public async Task Every_wrong_line_is_named_by_its_number_and_the_sender_says_what_becomes_of_the_rest()
    {
        var officer = house.Officer("کاوه نوری");
        var (water, gas) = (await house.IssuerAsync(), await house.IssuerAsync(BillService.Gas));
        var good = BillsCity.Numbers(water, 120);
        var right = house.Line(good);
        var file = File(
            Names,
            right,
            right,
            house.Line(BillsCity.Numbers(gas, 5)),
            house.Line(BillsCity.Numbers(water, 7), "1234567890"),
            house.Line(BillsCity.Numbers(water, 7), null, 0, -5),
            "سلام"
        );
        var looked = await SendAsync(officer, water, file, "check");
        string[] lines = [.. looked.Page.QuerySelectorAll("table tbody tr").Select(r => r.TextContent)];
        Assert.Equal(5, lines.Length);
        Assert.Contains("سطر ۲ هم", lines[0], StringComparison.Ordinal);
        Assert.Contains("۴", lines[1], StringComparison.Ordinal);
        Assert.Contains(BillsProblems.NotOfIssuer.Fa, lines[1], StringComparison.Ordinal);
        Assert.Contains(BillsProblems.NationalCodeWrong.Fa, lines[2], StringComparison.Ordinal);
        Assert.Contains(BillsProblems.DueBeforeIssue.Fa, lines[3], StringComparison.Ordinal);
        Assert.Contains(BillsProblems.BillIdUnread.Fa, lines[4], StringComparison.Ordinal);

        var none = await SendAsync(officer, water, file, "all");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Empty(await house.RowsAsync(good.BillId));
        await SendAsync(officer, water, file, "rest");
        Assert.Single(await house.RowsAsync(good.BillId));
    }

    [Fact]
    public async Task A_changed_amount_takes_the_place_of_an_unpaid_one_and_what_was_said_before_is_kept()
    {
        var water = await house.IssuerAsync();
        var file = BillsCity.Next();
        var (first, second) = (BillsCity.Numbers(water, 100, file: file), BillsCity.Numbers(water, 90, file: file));
        await house.PushAsync(water, house.Line(first));
        Assert.Equal(1, (await house.PushAsync(water, house.Line(second))).Changed);
        var row = Assert.Single(await house.RowsAsync(first.BillId));
        Assert.Equal(90_000, row.AmountRial.Amount);
        var before = await house.City.InScopeAsync(scope =>
            scope.GetRequiredService<TreasuryDb>().BillChanges.AsNoTracking().SingleAsync(c => c.Bill == row.Id)
        );
        Assert.Equal((100_000, first.PaymentId), (before.AmountRial.Amount, before.PaymentId));

        var (payer, actor, _) = house.Citizen("فرهاد");
        await house.City.FundAsync(actor.For, 100_000);
        var check = await payer.SubmitAsync(
            await payer.GetAsync("/bills/by-numbers"),
            "#numbers",
            ("BillId", second.Barcode)
        );
        await payer.SubmitAsync(check, "#pay");
        var refused = await house.PushAsync(water, house.Line(first));
        Assert.Equal(BillsProblems.PaidAlready.Code, Assert.Single(refused.Named).Problem.Code);
        Assert.Equal(1, (await house.PushAsync(water, house.Line(second))).Same);
    }

    [Fact]
    public async Task Two_lists_of_one_issuer_at_once_make_no_bill_twice()
    {
        var water = await house.IssuerAsync();
        var lines = Enumerable.Range(0, 200).Select(_ => house.Line(BillsCity.Numbers(water, 10))).ToArray();
        var tallies = await Task.WhenAll(
            Task.Run(() => house.PushAsync(water, lines)),
            Task.Run(() => house.PushAsync(water, lines))
        );
        Assert.Equal([0, 200], tallies.Select(t => t.Fresh).Order());
        Assert.All(tallies, t => Assert.Equal(0, t.Refused));
    }

    [Fact]
    public async Task Whose_office_it_is_not_sends_nothing()
    {
        var water = await house.IssuerAsync();
        var other = house.City.SignedIn("پروین", new Kit.Grant(BillsServices.IssueBills, Kit.OfficeId.New()));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/bills/issuers/{water.Id}/pushes")).Status);
        var (citizen, _, _) = house.Citizen("مریم احمدی");
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync($"/bills/issuers/{water.Id}/pushes")).Status);
    }

    [Fact]
    public async Task One_wrong_digit_among_a_hundred_thousand_lines_is_named_by_its_line()
    {
        const int wrong = 73_211;
        var officer = house.Officer("کاوه نوری");
        var water = await house.IssuerAsync();
        var (_, _, code) = house.Citizen("مریم احمدی");
        var text = new StringBuilder(Names);
        for (var i = 2; i <= BillFile.MostLines + 1; i++)
        {
            var line = house.Line(BillsCity.Numbers(water, 120, file: 10_000_000 + i), code);
            // The fourth digit plus one: another rest, so another check digit.
            text.Append('\n').Append(i == wrong ? line[..3] + ((line[3] - '0' + 1) % 10) + line[4..] : line);
        }

        var file = Encoding.UTF8.GetBytes(text.ToString());
        var watch = Stopwatch.StartNew();
        var looked = await SendAsync(officer, water, file, "check");
        var check = watch.Elapsed;
        var row = Assert.Single(looked.Page.QuerySelectorAll("table tbody tr"));
        Assert.Contains(Kit.Values.PersianText.ToPersianDigits($"{wrong}"), row.TextContent, StringComparison.Ordinal);
        Assert.Contains("شناسهٔ قبض درست نیست", row.TextContent, StringComparison.Ordinal);
        watch.Restart();
        var sent = await SendAsync(officer, water, file, "rest");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"100,000 lines: looked through in {check.TotalSeconds:0.0} s, taken in {watch.Elapsed.TotalSeconds:0.0} s."
        );
        Assert.Contains("۹۹۹۹۹ تازه", sent.Text, StringComparison.Ordinal);
    }

    private static byte[] File(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    private static async Task<Seen> SendAsync(Visitor officer, Issuer issuer, byte[] file, string how) =>
        await officer.SubmitAsync(
            await officer.GetAsync($"/bills/issuers/{issuer.Id}/pushes"),
            "#push",
            [("how", how)],
            [("file", "bills.csv", file)]
        );
}
