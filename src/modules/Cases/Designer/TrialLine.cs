namespace Shahr.Cases.Designer;

/// <summary>One question on the page of a trial.</summary>
public sealed record TrialLine(string Name, string Now, string NoMore, string Refused);
