using Microsoft.Extensions.Logging.Abstractions;
using Shahr.Kit.Values;

namespace Shahr.Identity.Tests;

public sealed class RegistryCheckTests
{
    private static readonly NationalCode _code = NationalCode.Parse("0073100013");
    private static readonly CivilClaim _maryam = new(_code, "مریم", "احمدی", null);
    private static readonly Mobile _hers = Mobile.Parse("09120000001");
    private static readonly Mobile _anothers = Mobile.Parse("09990000001");

    [Fact]
    public async Task When_both_agree_it_fits()
    {
        var check = Check(new RegistryFaults());
        Assert.Equal(Verdict.Fits, await check.AskAsync(_maryam, _hers, default));
        Assert.Equal(
            Verdict.Fits,
            await check.AskAsync(_maryam with { BornOn = new DateOnly(1990, 3, 21) }, _hers, default)
        );
    }

    [Fact]
    public async Task Anothers_mobile_a_wrong_name_a_wrong_birthday_and_the_dead_differ_alike()
    {
        var check = Check(new RegistryFaults());
        Assert.Equal(Verdict.Differs, await check.AskAsync(_maryam, _anothers, default));
        var claims = new[]
        {
            _maryam with
            {
                FamilyName = RegistrySimulator.NobodysName,
            },
            _maryam with
            {
                BornOn = new DateOnly(1800, 1, 1),
            },
            _maryam with
            {
                Code = NationalCode.Parse("9990000001"),
            },
        };
        foreach (var claim in claims)
            Assert.Equal(Verdict.Differs, await check.AskAsync(claim, _hers, default));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    public async Task A_registry_that_fails_or_hangs_is_no_answer_and_nobody_waits_for_ever(int fail, int hang)
    {
        var check = Check(new RegistryFaults(FailEvery: fail, HangEvery: hang));
        var verdict = await check
            .AskAsync(_maryam, _hers, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(Verdict.Unknown, verdict);
    }

    [Fact]
    public async Task A_slow_registry_is_still_heard()
    {
        var check = Check(new RegistryFaults(DelayMilliseconds: 20), TimeSpan.FromSeconds(30));
        Assert.Equal(Verdict.Fits, await check.AskAsync(_maryam, _hers, default));
    }

    [Fact]
    public async Task The_answer_to_another_question_is_not_taken_for_ours()
    {
        var registries = new RegistrySimulator(new RegistryFaults());
        var check = Check(registries);
        Assert.Equal(Verdict.Fits, await check.AskAsync(_maryam, _hers, default));
        registries.Faults = new RegistryFaults(RepeatEvery: 1);
        // The answer of before would have said yes.
        Assert.Equal(Verdict.Unknown, await check.AskAsync(_maryam, _anothers, default));
    }

    [Fact]
    public async Task A_city_without_registries_takes_nobody_for_checked()
    {
        var none = new UnconnectedRegistries();
        var patience = new RegistryPatience(TimeSpan.FromSeconds(30));
        var check = new RegistryCheck(none, none, none, patience, NullLogger<RegistryCheck>.Instance);
        Assert.Equal(Verdict.Unknown, await check.AskAsync(_maryam, _hers, default));
    }

    private static RegistryCheck Check(RegistryFaults faults, TimeSpan? patience = null) =>
        Check(new RegistrySimulator(faults), patience);

    private static RegistryCheck Check(RegistrySimulator registries, TimeSpan? patience = null) =>
        new(
            registries,
            registries,
            registries,
            new RegistryPatience(patience ?? TimeSpan.FromMilliseconds(200)),
            NullLogger<RegistryCheck>.Instance
        );
}
