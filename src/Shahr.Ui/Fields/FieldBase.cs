using Microsoft.AspNetCore.Components;

namespace Shahr.Ui;

/// <summary>
/// What all fields share. A value typed before a refusal wins over <see cref="Value"/>; a problem is found by name in
/// the
/// surrounding <see cref="Form"/>.
/// </summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>What came back with the form.</summary>
    [CascadingParameter]
    public FormState? State { get; set; }

    /// <summary>The reader's context.</summary>
    [CascadingParameter]
    public UiContext? Context { get; set; }

    /// <summary>Name of the form field, as the slice binds it.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>The question or the name of the thing, always visible.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>One sentence of help under the label.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Richer help under the label; used instead of <see cref="Hint"/>.</summary>
    [Parameter]
    public RenderFragment? HintContent { get; set; }

    /// <summary>First value, before anything was typed.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>A problem given directly; otherwise found in the form's state.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>Adds «(اختیاری)» to the label. Fields are required unless they say so.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>True when the label is the page's heading (one question a page).</summary>
    [Parameter]
    public bool LabelIsTitle { get; set; }

    /// <summary>True keeps the label for screen readers only (a search box with its own button).</summary>
    [Parameter]
    public bool LabelHidden { get; set; }

    /// <summary>An HTML autocomplete token such as <c>name</c>, <c>tel</c>, <c>one-time-code</c>.</summary>
    [Parameter]
    public string? Autocomplete { get; set; }

    /// <summary>Shown but not to be changed.</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>Other attributes for the input (maxlength, placeholder is discouraged).</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>Built-in words.</summary>
    protected UiText Text => Context?.Text ?? UiText.Persian;

    /// <summary>Id of the (first) input.</summary>
    protected string Id => FieldIds.Of(Name);

    /// <summary>The value to show.</summary>
    protected string? Shown => State is not null && State.Sent(Name) ? State.Value(Name) : Value;

    /// <summary>The sentence to show as this field's problem, or null.</summary>
    protected virtual string? Wrong => Problem ?? WrongWith(Name);

    /// <summary>Ids of hint and problem for <c>aria-describedby</c>, or null when there is neither.</summary>
    protected string? DescribedBy => Describe(Wrong is not null);

    /// <summary><c>true</c> for <c>aria-invalid</c>, or null.</summary>
    protected string? Invalid => Wrong is null ? null : "true";

    /// <summary>The sentence of an input's problem by the input's name, or null.</summary>
    protected string? WrongWith(string input) =>
        State?.ProblemOf(input) is { } problem ? (Context ?? new UiContext()).Say(problem) : null;

    private string? Describe(bool wrong)
    {
        var hint = Hint is not null || HintContent is not null;
        return (hint, wrong) switch
        {
            (true, true) => Id + "-hint " + Id + "-problem",
            (true, false) => Id + "-hint",
            (false, true) => Id + "-problem",
            _ => null,
        };
    }
}
