using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// When a question is asked, an inquiry is made or a part belongs to a life event: a table of rows that hold together.
/// First the field is chosen that a row looks at, then how; a choice offers its options, a number its bound.
/// </summary>
internal static class EditConditions
{
    public static void Map(IEndpointRouteBuilder app)
    {
        const string Address = "/designer/{id:guid}/{list}/{key}/conditions";
        app.MapGet(Address, Show).RequirePermission(CasesPermissions.Design);
        app.MapPost(Address, Submit).RequirePermission(CasesPermissions.Design);
    }

    public static async Task<IResult> Show(
        Guid id,
        string list,
        string key,
        string? look,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, list, key, pages, ct);
        return found.Problem is { } problem
            ? DesignPages.Refuse(problem, id)
            : Pages.Of<EditConditionsPage>(Looking(found.Value, look));
    }

    public static async Task<IResult> Submit(
        Guid id,
        string list,
        string key,
        IFormCollection form,
        Actor actor,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, list, key, pages, ct);
        if (found.Problem is { } problem)
            return DesignPages.Refuse(problem, id);
        var looked = form["look"].FirstOrDefault();
        var (view, input) = (Looking(found.Value, looked), new DesignInput(form));
        var kept = view.When.Where((_, i) => !form["remove"].Contains(i.ToString(CultureInfo.InvariantCulture)));
        var added = view.Service.FieldAnywhere(looked) is { } at ? Read(at, input) : null;
        List<Condition> rows = added is null ? [.. kept] : [.. kept, added];
        return await pages.SaveAsync(
            Pages.Again<EditConditionsPage>,
            form,
            input,
            With(view, rows),
            ("conditions", view.Action),
            view,
            actor,
            ct
        );
    }

    private static async Task<Result<PartView>> FindAsync(
        Guid id,
        string list,
        string key,
        DesignPages pages,
        CancellationToken ct
    ) =>
        PartAddress.WithConditions(list) is { } part
            ? await pages.FindAsync(id, part, key, ct)
            : DesignerProblems.NoSuchPart;

    private static ServiceDefinition With(PartView view, List<Condition> rows) =>
        view switch
        {
            { Field: { } field } => view.Service.With(field, field with { When = rows }),
            { Inquiry: { } inquiry } => view.Service.With(inquiry, inquiry with { When = rows }),
            { Part: { } part } => view.Service.With(part, part with { When = rows }),
            _ => view.Service,
        };

    private static PartView Looking(PartView view, string? look) =>
        view with
        {
            Action = view.Action + "/conditions",
            Looked = view.Before.FirstOrDefault(f => f.Name == look),
        };

    private static Condition? Read(FieldDefinition at, DesignInput input)
    {
        var row = new Condition { Field = at.Name };
        switch (input.Chosen("operator", v => v is "is" or "isNot" or "atLeast" or "atMost" or "answered" or "empty"))
        {
            case "is" when Options(at, input) is { Count: > 0 } options:
                return row with { Is = options };
            case "isNot" when Options(at, input) is { Count: > 0 } options:
                return row with { IsNot = options };
            case "atLeast" when Bound(input) is { } least:
                return row with { AtLeast = least };
            case "atMost" when Bound(input) is { } most:
                return row with { AtMost = most };
            case "answered":
                return row with { Answered = true };
            case "empty":
                return row with { Answered = false };
            case "is" or "isNot":
                input.Refuse(DesignerProblems.ChooseHere.On("options"));
                return null;
            case "atLeast" or "atMost":
                input.Refuse(DesignerProblems.NotThatNumber.With(0, long.MaxValue / 2).On("bound"));
                return null;
            default:
                input.Refuse(DesignerProblems.ChooseHere.On("operator"));
                return null;
        }
    }

    private static List<string> Options(FieldDefinition at, DesignInput input) =>
        input.AllChosen("options", value => at.Option(value) is not null);

    private static long? Bound(DesignInput input) => input.Number("bound", 0, long.MaxValue / 2);
}
