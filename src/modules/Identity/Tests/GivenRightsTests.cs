using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity.Tests;

/// <summary>What several delegations of one giver to one helper let them do together.</summary>
public sealed class GivenRightsTests
{
    private const string Number = "472918305";

    [Fact]
    public void Of_several_limits_the_widest_counts_and_a_right_without_one_has_none()
    {
        var given = new GivenRights();
        given.Add(["street-problem", "my-data"], null, seesOnly: false, new Rial(100));
        given.Add(["my-data"], null, seesOnly: false, new Rial(300));
        given.Add(["my-data"], null, seesOnly: false, new Rial(200));
        given.Add([], Number, seesOnly: false, null);
        var mandate = given.For(new Principal(PersonId.New(), "مریم احمدی"));
        Assert.Equal(new Rial(100), mandate.UpTo("street-problem"));
        Assert.Equal(new Rial(300), mandate.UpTo("my-data"));
        Assert.Null(mandate.UpTo("street-problem", Number));
        Assert.True(mandate.May(new Rial(100), "street-problem"));
        Assert.False(mandate.May(new Rial(101), "street-problem"));
        Assert.True(mandate.May(new Rial(long.MaxValue), "street-problem", Number));
        Assert.False(mandate.May(Rial.Zero, "compensation-claim"));
    }

    [Fact]
    public void A_limit_for_everything_is_widened_by_a_service_and_never_by_what_is_only_seen()
    {
        var given = new GivenRights();
        given.Add([Mandate.EveryService], null, seesOnly: false, new Rial(100));
        given.Add(["my-data"], null, seesOnly: false, new Rial(500));
        given.Add(["street-problem"], null, seesOnly: true, null);
        var mandate = given.For(new Principal(PersonId.New(), "مریم احمدی"));
        Assert.Equal(new Rial(500), mandate.UpTo("my-data"));
        Assert.Equal(new Rial(100), mandate.UpTo("street-problem"));
        given.Add([Mandate.EveryService], null, seesOnly: false, null);
        Assert.Null(given.For(new Principal(PersonId.New(), "مریم احمدی")).UpTo("street-problem"));
    }
}
