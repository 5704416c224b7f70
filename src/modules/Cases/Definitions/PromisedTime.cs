namespace Shahr.Cases.Definitions;

/// <summary>What a service promises from opening to decision.</summary>
internal static class PromisedTime
{
    /// <summary>Working minutes.</summary>
    public static int PromisedMinutes(this ServiceDefinition service) =>
        PathOf(service.Staged().Select(s => (s.Stage, s.Step.Branch, s.Step.Minutes)));

    /// <summary>Stages follow each other; of the branches in one stage the longest counts.</summary>
    public static int PathOf(IEnumerable<(int Stage, string? Branch, int Minutes)> steps) =>
        steps
            .GroupBy(s => s.Stage)
            .Sum(stage => stage.GroupBy(s => s.Branch).Max(branch => branch.Sum(s => s.Minutes)));
}
