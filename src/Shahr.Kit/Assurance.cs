namespace Shahr.Kit;

/// <summary>How sure the city is of who somebody is.</summary>
public enum Assurance
{
    /// <summary>They hold the mobile they signed up with, and say who they are.</summary>
    Claimed = 1,

    /// <summary>The registries agree with what they said, or two officers saw their paper.</summary>
    Checked = 2,
}
