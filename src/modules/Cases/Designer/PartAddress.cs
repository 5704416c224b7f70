using Shahr.Cases.Definitions;

namespace Shahr.Cases.Designer;

/// <summary>How the kinds of parts are called in addresses: <c>/steps/{key}</c> and <c>/new-step</c>.</summary>
internal static class PartAddress
{
    /// <summary>The list, and the anchor of it on the design's page.</summary>
    public static string ListOf(DefinitionPart part) =>
        part == DefinitionPart.Inquiry ? "inquiries" : OneOf(part) + "s";

    /// <summary>One of the list.</summary>
    public static string OneOf(DefinitionPart part) =>
        part switch
        {
            DefinitionPart.Field => "field",
            DefinitionPart.Step => "step",
            DefinitionPart.Output => "output",
            DefinitionPart.Inquiry => "inquiry",
            DefinitionPart.Part => "part",
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "The facts are one page."),
        };

    /// <summary>The kind whose list is called so and whose parts have conditions, or null.</summary>
    public static DefinitionPart? WithConditions(string list) =>
        list switch
        {
            "fields" => DefinitionPart.Field,
            "inquiries" => DefinitionPart.Inquiry,
            "parts" => DefinitionPart.Part,
            _ => null,
        };
}
