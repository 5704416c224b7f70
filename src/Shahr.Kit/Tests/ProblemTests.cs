namespace Shahr.Kit.Tests;

public class ProblemTests
{
    private static readonly Problem Wait = new("kit.wait", 429, "{0} دقیقه صبر کنید، {1}.", "Wait {0} minutes, {1}.");

    [Fact]
    public void Numbers_in_a_sentence_are_written_in_its_own_digits()
    {
        var filled = Wait.With(15, "مریم");
        Assert.Equal("۱۵ دقیقه صبر کنید، مریم.", filled.In("fa"));
        Assert.Equal("Wait 15 minutes, مریم.", filled.In("en"));
        Assert.Equal("۴۲ دقیقه صبر کنید، B7.", Wait.With(42L, "B7").Fa);
    }

    [Fact]
    public void A_result_is_a_value_or_its_refusal_and_asking_a_refusal_for_its_value_is_a_bug()
    {
        Result<int> good = 3;
        Result<int> refused = Wait.On("minutes");
        Assert.Equal((true, 3), (good.IsOk, good.Value));
        Assert.Equal("minutes", refused.Problem?.Field);
        Assert.Equal("kit.wait", refused.Match(value => "", problem => problem.Code));
        Assert.Throws<InvalidOperationException>(() => refused.Value);
    }
}
