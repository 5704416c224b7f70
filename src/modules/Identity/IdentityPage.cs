using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// What the module's pages share. Pages and what they are given are public because Razor makes components public;
/// nothing outside the module uses them.
/// </summary>
public abstract class IdentityPage : ComponentBase
{
    /// <summary>The reader's context.</summary>
    [CascadingParameter]
    public UiContext Ui { get; set; } = new();

    /// <summary>What was typed, and what is wrong with it.</summary>
    [Parameter]
    public FormState State { get; set; } = FormState.Empty;

    /// <summary>The words in the reader's language.</summary>
    protected string Say(string fa, string en) => Ui.Language == "en" ? en : fa;

    /// <summary>The words with figures in the reader's digits.</summary>
    protected string Figures(string fa, string en) => Ui.Digits(Say(fa, en));
}

/// <summary>Pages as answers.</summary>
internal static class Answers
{
    public static IResult Page<TPage>(object? parameters = null, int status = 200)
        where TPage : IdentityPage => new RazorComponentResult<TPage>(parameters ?? new { }) { StatusCode = status };

    /// <summary>The same page again with what was typed and what is wrong.</summary>
    public static IResult Again<TPage>(
        UiContext ui,
        IEnumerable<KeyValuePair<string, string?>> typed,
        IReadOnlyList<Problem> problems,
        object? parameters = null
    )
        where TPage : IdentityPage
    {
        var all = new Dictionary<string, object?>
        {
            ["State"] = FormState.From(
                typed,
                [.. problems.Select(p => new FieldProblem(p.Field ?? "", ui.Digits(p.In(ui.Language))))]
            ),
        };
        foreach (var property in parameters?.GetType().GetProperties() ?? [])
            all[property.Name] = property.GetValue(parameters);
        return new RazorComponentResult<TPage>(all) { StatusCode = problems[0].Status };
    }

    /// <summary>Says after how many seconds it is worth asking again.</summary>
    public static void RetryAfter(HttpContext http, TimeSpan? wait)
    {
        if (wait is { } pause)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds)
                .ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    // A refused page repeats what was typed, but not a megabyte of it.
    public static KeyValuePair<string, string?> Typed(string field, string? value) =>
        KeyValuePair.Create(field, value is { Length: > 200 } ? value[..200] : value);
}
