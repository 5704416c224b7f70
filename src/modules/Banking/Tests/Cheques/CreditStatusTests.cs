using Shahr.Kit.Values;

namespace Shahr.Banking.Tests.Cheques;

public sealed class CreditStatusTests
{
    [Theory]
    [InlineData(0, 0, "White")]
    [InlineData(1, 50, "Yellow")]
    [InlineData(1, 51, "Orange")]
    [InlineData(2, 10, "Orange")]
    [InlineData(4, 200, "Orange")]
    [InlineData(4, 201, "Brown")]
    [InlineData(5, 1, "Brown")]
    [InlineData(10, 500, "Brown")]
    [InlineData(10, 501, "Red")]
    [InlineData(11, 1, "Red")]
    public void The_worse_of_number_and_sum_counts(int cheques, long millions, string colour) =>
        Assert.Equal(colour, $"{new CreditStatus(cheques, new Rial(millions * 1_000_000)).Colour}");
}
