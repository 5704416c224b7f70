using Shahr.Kit.Values;

namespace Shahr.Treasury.Tests;

public sealed class ReconciliationTests
{
    [Fact]
    public void Where_all_three_say_the_same_there_is_nothing_to_tell()
    {
        MoneyLine[] lines = [Line("100", 5), Line("200", 7)];
        Assert.Empty(Reconciliation.Match(lines, lines, lines));
        Assert.Empty(Reconciliation.Match([], [], []));
    }

    [Fact]
    public void Each_way_of_not_agreeing_has_its_name_and_its_evidence()
    {
        MoneyLine[] ledger = [Line("1", 10), Line("3", 30), Line("4", 40), Line("5", 50), Line("6", 60)];
        MoneyLine[] provider =
        [
            Line("1", 10),
            Line("2", 20),
            Line("4", 40),
            Line("5", 55),
            Line("6", 60),
            Line("6", 60),
        ];
        MoneyLine[] bank = [Line("1", 10), Line("2", 20), Line("3", 30), Line("5", 50), Line("6", 60)];
        Assert.Equal(
            [
                new Difference("2", DifferenceKind.MissingInLedger, null, new(20), new(20)),
                new Difference("3", DifferenceKind.MissingAtProvider, new(30), null, new(30)),
                new Difference("4", DifferenceKind.MissingAtBank, new(40), new(40), null),
                new Difference("5", DifferenceKind.AmountDiffers, new(50), new(55), new(50)),
                new Difference("6", DifferenceKind.Twice, new(60), new(60), new(60)),
            ],
            Reconciliation.Match(ledger, provider, bank)
        );
    }

    [Fact]
    public void A_payment_that_one_side_has_twice_with_two_amounts_is_told_in_both_ways()
    {
        MoneyLine[] twice = [Line("1", 10), Line("1", 11)];
        MoneyLine[] once = [Line("1", 10)];
        Assert.Equal(
            [DifferenceKind.Twice, DifferenceKind.AmountDiffers],
            Reconciliation.Match(once, once, twice).Select(d => d.Kind)
        );
    }

    [Fact]
    public void A_list_that_is_not_in_order_is_no_list()
    {
        MoneyLine[] wrong = [Line("2", 1), Line("1", 1)];
        Assert.Throws<ArgumentException>(() => Reconciliation.Match(wrong, [], []).ToList());
    }

    [Fact]
    public void Among_many_lines_exactly_the_spoiled_ones_are_found()
    {
        const int Many = 20_000;
        List<MoneyLine> All() => [.. Enumerable.Range(0, Many).Select(i => Line($"{i:d12}", i + 1))];
        var (ledger, provider, bank) = (All(), All(), All());
        provider.RemoveAt(777);
        bank[9_999] = bank[9_999] with { Amount = new Rial(1) };
        ledger.Insert(15_000, ledger[15_000]);
        Assert.Equal(
            ["000000000777", "000000009999", "000000015000"],
            Reconciliation.Match(ledger, provider, bank).Select(d => d.Reference)
        );
    }

    [Theory]
    [InlineData("12,5\nx\n")]
    [InlineData("12;5\n")]
    [InlineData("12,-5\n")]
    [InlineData(",5\n")]
    public void Of_a_file_with_a_line_that_cannot_be_read_nothing_counts(string file) =>
        Assert.Throws<GatewaySilentException>(() => GatewayReport.Read(file));

    [Fact]
    public void A_file_is_read_in_the_order_of_its_references_whatever_order_it_came_in() =>
        Assert.Equal([Line("1", 7), Line("2", 5)], GatewayReport.Read("2,5\r\n1,7\n"));

    private static MoneyLine Line(string reference, long rials) => new(reference, new Rial(rials));
}
