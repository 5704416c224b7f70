using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>How often something was asked of this room.</summary>
internal sealed class Limits(CityTransaction transaction, TimeProvider clock)
    : CountedLimits(transaction, clock, "identity_limits");
