namespace Shahr.Ledger.Tests;

/// <summary>
/// Thousands of short lives of a ledger. A failure names its seed: the same seed lives the same life.
/// </summary>
public sealed class SimulationTests
{
    private static readonly int _seeds = LongRun.Times("SHAHR_LEDGER_SEEDS", 500, 25_000);

    [Fact]
    public void Whatever_was_answered_outlives_every_crash_and_nothing_happens_twice() =>
        Assert.True(Live(new Weather(new DiskFaults())).Crashes > _seeds);

    [Fact]
    public void A_full_disk_refuses_and_leaves_nothing_half_done() => Live(new Weather(new DiskFaults(Fills: 700)));

    [Fact]
    public void A_disk_that_lies_is_found_out_at_the_start() =>
        Assert.True(Live(new Weather(new DiskFaults(Lies: 150))).Named > _seeds / 10);

    [Fact]
    public void A_disk_that_flips_bits_is_found_out_at_the_start() =>
        Assert.True(Live(new Weather(new DiskFaults(Flips: 500))).Named > _seeds / 10);

    private static (int Crashes, int Named) Live(Weather weather)
    {
        var (crashes, named, answers) = (0, 0, 0);
        var first = LongRun.Times("SHAHR_LEDGER_FIRST_SEED", 1, 1);
        Parallel.For(
            first,
            first + _seeds,
            seed =>
            {
                var city = new SimulatedCity(seed, weather);
                try
                {
                    city.Run();
                }
                catch (Exception fault)
                {
                    throw new InvalidOperationException($"seed {seed}: {fault.Message}", fault);
                }
                Interlocked.Add(ref crashes, city.Crashes);
                Interlocked.Add(ref named, city.Named is null ? 0 : 1);
                Interlocked.Add(ref answers, city.Answers);
            }
        );
        // The simulation must have simulated something.
        Assert.True(answers > _seeds * 10, $"only {answers} answers in {_seeds} lives");
        return (crashes, named);
    }
}
