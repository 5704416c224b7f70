namespace Shahr.Shape.Tests;

/// <summary>One breach: where, what, and what to do instead. Printed as <c>path:line: what, use what</c>.</summary>
internal sealed record Finding(string Path, int Line, string What, string Use)
{
    public override string ToString() => $"{Path}:{Line}: {What}, {Use}";
}

/// <summary>A rule of the house. Its name is its class's; it carries examples that prove it can fail.</summary>
internal abstract class Rule
{
    public string Name => GetType().Name;

    /// <summary>Small invented trees, each of which breaks the rule.</summary>
    public abstract IEnumerable<Tree> Bad { get; }

    /// <summary>Small invented trees, near to bad ones, that the rule lets pass.</summary>
    public virtual IEnumerable<Tree> Good => [];

    public abstract IEnumerable<Finding> Look(Tree tree);
}
