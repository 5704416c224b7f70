using Shahr.Cases.Definitions;

namespace Shahr.Cases.Designer;

/// <summary>How the kinds of parts are called in addresses: <c>/steps/{key}</c> and <c>/new-step</c>.</summary>
internal static class PartAddress
{
    /// <summary>The list, and the anchor of it on the design's page.</summary>
    public static string ListOf(DefinitionPart part) => OneOf(part) + "s";

    /// <summary>One of the list.</summary>
    public static string OneOf(DefinitionPart part) =>
        part switch
        {
            DefinitionPart.Field => "field",
            DefinitionPart.Step => "step",
            DefinitionPart.Output => "output",
            DefinitionPart.Part => "part",
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "The facts are one page."),
        };
}
