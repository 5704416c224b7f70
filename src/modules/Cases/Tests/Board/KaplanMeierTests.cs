using Shahr.Cases.Board;

namespace Shahr.Cases.Tests;

public sealed class KaplanMeierTests
{
    [Fact]
    public void Where_all_is_done_it_is_the_plain_quantile()
    {
        var done = Enumerable.Range(1, 10).Select(m => new Watched(m * 10, true)).ToList();
        Assert.Equal(50, KaplanMeier.Quantile(done, 0.5));
        Assert.Equal(90, KaplanMeier.Quantile(done, 0.9));
        Assert.Equal(100, KaplanMeier.Quantile(done, 1));
    }

    [Fact]
    public void It_agrees_with_a_worked_example_of_the_literature()
    {
        // Freireich et al. 1963, remission under 6-MP in weeks, + censored: the published median is 23.
        (int, bool)[] weeks =
        [
            (6, true),
            (6, true),
            (6, true),
            (6, false),
            (7, true),
            (9, false),
            (10, true),
            (10, false),
            (11, false),
            (13, true),
            (16, true),
            (17, false),
            (19, false),
            (20, false),
            (22, true),
            (23, true),
            (25, false),
            (32, false),
            (32, false),
            (34, false),
            (35, false),
        ];
        var watched = weeks.Select(w => new Watched(w.Item1, w.Item2)).Reverse().ToList();
        Assert.Equal(23, KaplanMeier.Quantile(watched, 0.5));
        Assert.Equal(13, KaplanMeier.Quantile(watched, 0.25));
        Assert.Null(KaplanMeier.Quantile(watched, 0.9));
    }

    [Fact]
    public void Leaving_the_slow_ones_undone_does_not_make_an_office_quick()
    {
        var quick = Enumerable.Repeat(new Watched(10, true), 10);
        var left = Enumerable.Repeat(new Watched(500, false), 15);
        Assert.Equal(10, KaplanMeier.Quantile(quick, 0.5));
        Assert.Null(KaplanMeier.Quantile(quick.Concat(left), 0.5));
        Assert.Null(KaplanMeier.Quantile([], 0.5));
    }
}
