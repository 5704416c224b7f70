using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «یافتن شخص»: an officer writes a name in any spelling, or a whole number, and why. Everybody on the page reads that
/// reason among the looks at them; nothing is shown but what tells people apart.
/// </summary>
internal static class FindPeople
{
    /// <summary>The field of a look: what a masked national code shows.</summary>
    public const string CodePart = "national_code_part";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/people", Show).RequirePermission(IdentityModule.SearchPeople);
        app.MapPost("/people/search", SearchAsync).RequirePermission(IdentityModule.SearchPeople);
    }

    // Read by hand: a bound form answers a bare 400 where a field is not sent.
    private sealed record Form(string? Sought, string? Reason, string? From)
    {
        public static Form Of(IFormCollection typed) => new(typed["Sought"], typed["Reason"], typed["From"]);
    }

    private static PageResult Show() => Pages.Of<FindPeoplePage>(FindPeopleView.Nothing);

    private static async Task<IResult> SearchAsync(
        IFormCollection fields,
        Actor actor,
        HttpContext http,
        PeopleDesk desk,
        PersonalData sealing,
        CancellationToken ct
    )
    {
        var form = Form.Of(fields);
        var (sought, reason) = (Sought.Read(form.Sought), OfficeDesk.ReadReason(form.Reason));
        var problems = new[] { sought.Problem, reason.Problem }.OfType<Problem>().ToList();
        if (problems.Count > 0)
            return Answer(form, FindPeopleView.Nothing, problems);
        var (found, refused) = await desk.FindAsync(sought.Value, reason.Value, SearchMark.Read(form.From), actor, ct);
        if (found is null)
        {
            refused?.SayWhen(http);
            return Answer(form, FindPeopleView.Nothing, refused is null ? [] : [refused.Problem]);
        }

        var typed = PersianText.CleanLine(form.Sought);
        var people = found
            .People.Select(p => new FoundPersonView(
                p.Id,
                Person.NameOf(p.GivenName, p.FamilyName),
                sealing.CodeOf(p).ToString(),
                p.IsClosed
            ))
            // Among those whose name it is, first who writes it letter for letter so.
            .OrderByDescending(p => p.Name == typed);
        return Answer(
            form,
            new FindPeopleView([.. people], found.Near, found.Next?.ToString(), found.Next?.Near == true)
            {
                MayOpen = actor.Can(IdentityModule.ChangePeople),
            },
            []
        );
    }

    private static PageResult Answer(Form form, FindPeopleView view, IReadOnlyList<Problem> problems) =>
        Pages.Again<FindPeoplePage>(
            view,
            FormState.From([new("Sought", form.Sought), new("Reason", form.Reason)], problems)
        );
}

/// <summary>Somebody found: nothing but what tells people apart.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="CodePart">Beginning and end of the national code.</param>
/// <param name="IsClosed">True where they have died or the account went into another.</param>
public sealed record FoundPersonView(Guid Id, string Name, string CodePart, bool IsClosed);

/// <summary>What the page shows.</summary>
/// <param name="People">One page of people; null before anything was looked for.</param>
/// <param name="Near">True where the names are only near to the typed one.</param>
/// <param name="Next">Where the next page begins, or null.</param>
/// <param name="NextIsNear">True where the next page is of names that are only near.</param>
public sealed record FindPeopleView(IReadOnlyList<FoundPersonView>? People, bool Near, string? Next, bool NextIsNear)
{
    /// <summary>True for an officer who may open a record.</summary>
    public bool MayOpen { get; init; }

    /// <summary>Nothing was looked for.</summary>
    public static FindPeopleView Nothing { get; } = new(null, false, null, false);
}
