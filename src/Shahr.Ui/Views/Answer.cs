using Microsoft.AspNetCore.Components;

namespace Shahr.Ui;

/// <summary>One question and what was answered; also used to show the facts of a thing.</summary>
/// <param name="Question">Short form of the question.</param>
/// <param name="Text">The answer; empty is shown as «نوشته نشده».</param>
/// <param name="ChangeUrl">Way back to the question, or null.</param>
public sealed record Answer(string Question, string? Text, string? ChangeUrl = null)
{
    /// <summary>Markup shown instead of the text: a map, pictures, a number to copy.</summary>
    public RenderFragment? Content { get; init; }
}
