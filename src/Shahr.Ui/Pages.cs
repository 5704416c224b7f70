using Shahr.Kit;

namespace Shahr.Ui;

/// <summary>How a slice answers: with a page, with the same page again, or with a refusal.</summary>
public static class Pages
{
    /// <summary>A page, with what it shows.</summary>
    public static PageResult Of<TPage>(object? view = null)
        where TPage : CityPage => Again<TPage>(view, FormState.Empty);

    /// <summary>
    /// The same page again, with what was typed and what is wrong; the status is that of the first problem.
    /// </summary>
    public static PageResult Again<TPage>(object? view, FormState state)
        where TPage : CityPage
    {
        var parameters = new Dictionary<string, object?> { [nameof(CityPage.State)] = state };
        if (view is not null)
            parameters[nameof(CityPage<>.View)] = view;
        return new PageResult(typeof(TPage), parameters, state.Status);
    }

    /// <summary>A refusal with no form to stand in: its sentence and the ways on, home where none is given.</summary>
    public static PageResult Refuse(Problem problem, params IReadOnlyList<WayOn> ways) =>
        Of<RefusalPage>(new RefusalView(problem, ways)).With(problem.Status);
}

/// <summary>Where a person may go on from a refusal.</summary>
/// <param name="Fa">The words of the link.</param>
/// <param name="En">The same words in English.</param>
/// <param name="Url">Where it leads.</param>
public sealed record WayOn(string Fa, string En, string Url);

/// <summary>What the refusal page says.</summary>
/// <param name="Problem">What was refused.</param>
/// <param name="Ways">The ways on, the likeliest first.</param>
public sealed record RefusalView(Problem Problem, IReadOnlyList<WayOn> Ways);
