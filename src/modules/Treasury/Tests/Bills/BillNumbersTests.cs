using CsCheck;
using Shahr.Kit.Values;

namespace Shahr.Treasury.Tests;

public sealed class BillNumbersTests
{
    private static readonly Gen<BillNumbers> _bills = Gen.Select(
        Gen.Long[1, 99_999_999],
        Gen.Int[0, 999],
        Gen.Int[0, BillWords.All.Count - 1].Select(i => BillWords.All[i]),
        Gen.Long[1, BillNumbers.MostThousands],
        Gen.Int[0, 9],
        Gen.Int[0, 99],
        BillNumbers.Make
    );

    [Theory]
    [InlineData("7748317800142", "1770160", BillService.Phone, 17_000)]
    [InlineData("2050327604613", "1070189", BillService.Water, 10_000)]
    [InlineData("۱۱۱۷ ۷۵۳۲-۰۰۱۴۰", "۱۲۰۷۰۱۶۰", BillService.Phone, 120_000)]
    [InlineData("77483178001420000001770160", "", BillService.Phone, 17_000)]
    public void Published_bills_are_read(string bill, string pay, object service, long rials)
    {
        var read = BillNumbers.Read(bill, pay);
        Assert.Null(read.Problem);
        Assert.Equal(((BillService)service, new Rial(rials)), (read.Value.Service, read.Value.Amount));
    }

    [Theory]
    [InlineData("7748317800143", "1770160", "treasury.bill_id_wrong")]
    [InlineData("7748317800142", "1770170", "treasury.payment_id_wrong")]
    [InlineData("9174639504124", "12908197", "treasury.bill_ids_apart")]
    [InlineData("", "1770160", "treasury.bill_id_unread")]
    [InlineData("77483178001420", "1770160", "treasury.bill_id_unread")]
    [InlineData("7748317800142", "صد تومان", "treasury.payment_id_unread")]
    public void The_refusal_says_which_number_is_wrong(string bill, string pay, string code) =>
        Assert.Equal(code, BillNumbers.Read(bill, pay).Problem?.Code);

    [Fact]
    public void A_service_that_nobody_has_is_refused()
    {
        var seventh = "123450017" + BillNumbers.CheckDigit("123450017");
        Assert.Equal("treasury.bill_service_unknown", BillNumbers.Read(seventh, "1770160").Problem?.Code);
    }

    [Fact]
    public void What_is_made_is_read_and_its_barcode_too()
    {
        _bills.Sample(bill =>
        {
            Assert.Equal(bill, BillNumbers.Read(bill.BillId, bill.PaymentId).Value);
            Assert.Equal(bill, BillNumbers.Read(bill.Barcode, null).Value);
            Assert.Equal(26, bill.Barcode.Length);
        });
    }

    [Fact]
    public void Whatever_is_typed_is_read_or_refused() =>
        Gen.Select(Gen.String, Gen.String[Gen.Char["۰۱۲0123456789- ‌"], 0, 30])
            .Sample((one, other) => BillNumbers.Read(one, other).IsOk || !BillNumbers.Read(other, one).IsOk || true);

    /// <summary>
    /// Modulo 11 with a prime finds every change of a rest; only the rests 0 and 1 share a digit. Of the wrong digits
    /// of both numbers together, fewer than one in a thousand pass, and each of them for that reason.
    /// </summary>
    [Fact]
    public void A_single_wrong_digit_is_found_unless_it_turns_a_rest_of_0_into_1_or_back()
    {
        var (all, passed) = (0, 0);
        _bills.Sample(
            bill =>
            {
                foreach (var (wrongBill, wrongPay) in Slips(bill))
                {
                    Interlocked.Increment(ref all);
                    if (BillNumbers.Read(wrongBill, wrongPay).Problem is not null)
                        continue;
                    Interlocked.Increment(ref passed);
                    var (right, wrong) =
                        wrongBill == bill.BillId
                            ? (bill.PaymentId[..^2], wrongPay[..^2])
                            : (bill.BillId[..^1], wrongBill[..^1]);
                    Assert.InRange(Rest(right), 0, 1);
                    Assert.InRange(Rest(wrong), 0, 1);
                }
            },
            iter: 2000
        );
        TestContext.Current.TestOutputHelper?.WriteLine($"{passed} of {all} single wrong digits pass.");
        Assert.InRange(passed, 0, all / 1000);
    }

    [Fact]
    public void It_is_explained_in_a_sentence()
    {
        var bill = BillNumbers.Make(1234567, 12, BillService.Water, 123, 4, 3);
        Assert.Equal("قبض آب، ۱۲۳٬۰۰۰ ریال، دورهٔ ۳ سال ۴", bill.Explain());
        Assert.Equal((1404, 1394), (bill.YearBefore(1405), bill.YearBefore(1403)));
        Assert.Equal(("1234567", "012"), (bill.File, bill.Company));
    }

    private static IEnumerable<(string Bill, string Pay)> Slips(BillNumbers bill) =>
        Slips(bill.BillId)
            .Select(slip => (slip, bill.PaymentId))
            .Concat(Slips(bill.PaymentId).Select(slip => (bill.BillId, slip)));

    // A zero in front is left out: without it the number has another length, and that is no single wrong digit.
    private static IEnumerable<string> Slips(string number) =>
        from place in Enumerable.Range(0, number.Length)
        from digit in "0123456789"
        where digit != number[place] && (place > 0 || digit != '0')
        select number[..place] + digit + number[(place + 1)..];

    private static int Rest(string digits) => digits.Reverse().Select((d, i) => (d - '0') * ((i % 6) + 2)).Sum() % 11;
}
