using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Documents;

/// <summary>
/// What the module's pages share. Pages and the views they are given are public because Razor makes components public;
/// nothing outside the module uses them.
/// </summary>
/// <typeparam name="TView">Everything the page shows, made by its slice.</typeparam>
public abstract class DocumentsPage<TView> : ComponentBase
    where TView : class
{
    /// <summary>The reader's context.</summary>
    [CascadingParameter]
    public UiContext Ui { get; set; } = new();

    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public TView View { get; set; } = default!;

    /// <summary>The words in the reader's language.</summary>
    protected string Say(string fa, string en) => Ui.Language == "en" ? en : fa;
}

/// <summary>Pages as answers.</summary>
internal static class Pages
{
    public static RazorComponentResult Of<TPage>(object view, int status = 200)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["View"] = view }) { StatusCode = status };

    /// <summary>A refusal that has no form to stand in: its sentence and the way on.</summary>
    public static RazorComponentResult Refuse(Problem problem, UiContext ui, string onUrl) =>
        Of<RefusalPage>(new RefusalView(problem.In(ui.Language), onUrl), problem.Status);

    public static FieldProblem ToField(this Problem problem, UiContext ui) =>
        new(problem.Field ?? "", problem.In(ui.Language));
}

/// <summary>What the refusal page says.</summary>
public sealed record RefusalView(string Sentence, string OnUrl);
