using Microsoft.AspNetCore.Components;

namespace Shahr.Ui;

/// <summary>
/// What every page of every module shares. Pages and what they are given are public because Razor makes components
/// public; nothing outside their module uses them.
/// </summary>
public abstract class CityPage : ComponentBase
{
    /// <summary>The reader's context.</summary>
    [CascadingParameter]
    public UiContext Ui { get; set; } = new();

    /// <summary>What was typed and what is wrong with it, where the page comes back after a refusal.</summary>
    [Parameter]
    public FormState State { get; set; } = FormState.Empty;

    /// <summary>The words in the reader's language.</summary>
    protected string Say(string fa, string en) => Ui.Say(fa, en);

    /// <summary>The words with figures in the reader's digits.</summary>
    protected string Figures(string fa, string en) => Ui.Digits(Say(fa, en));
}

/// <summary>A page that shows something its slice has gathered.</summary>
/// <typeparam name="TView">Everything the page shows, besides what was typed.</typeparam>
public abstract class CityPage<TView> : CityPage
    where TView : class
{
    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public TView View { get; set; } = default!;
}
