using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «این نادرست است»: beside each part of one's data. It opens a case at the inspectorate that names the field; nothing
/// is changed by itself, for what a paper says is decided from a paper.
/// </summary>
internal static class CorrectData
{
    private const string Service = "my-data";
    private const int Longest = 1000;

    public static string AddressOf(string part) => $"/me/data/{part}/corrections";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/data/{part}/corrections", ShowAsync).RequireSignIn().RequireRateLimiting("upload");
        app.MapPost("/me/data/{part}/corrections", SubmitAsync).RequireSignIn().RequireRateLimiting("upload");
    }

    private static async Task<IResult> ShowAsync(
        string part,
        Actor actor,
        [FromServices] IEnumerable<IHoldData> rooms,
        CancellationToken ct
    ) =>
        await FindAsync(part, actor, rooms, ct) is { } found
            ? Pages.Of<CorrectDataPage>(new CorrectDataView(found, Guid.CreateVersion7().ToString()))
            : Unknown();

    private static async Task<IResult> SubmitAsync(
        string part,
        IFormCollection form,
        Actor actor,
        [FromServices] IEnumerable<IHoldData> rooms,
        [FromServices] ICases cases,
        CancellationToken ct
    )
    {
        if (await FindAsync(part, actor, rooms, ct) is not { } found)
            return Unknown();
        var right = form["Right"].ToString() is { Length: <= 10 * Longest } typed ? PersianText.Clean(typed) : "";
        var field = found.Columns.FirstOrDefault(c => c.Name == form["Field"]);
        var key = Guid.TryParse(form["Key"], out var given) ? given : Guid.CreateVersion7();
        List<Problem> problems = [];
        if (field is null)
            problems.Add(DataProblems.FieldMissing.On("Field"));
        if (right.Length is 0 or > Longest)
            problems.Add(DataProblems.RightMissing.On("Right"));
        if (field is not null && problems.Count == 0)
        {
            // The inspectorate reads Persian, whatever the asker reads.
            var answers = new Dictionary<string, string>
            {
                ["kind"] = "correct",
                ["subject"] = $"{found.Fa}: {field.Fa}",
                ["words"] = right,
            };
            var opened = await cases.OpenAsync(new CaseOrder(key, Service, answers), ct);
            if (opened.Problem is not { } problem)
                return new SeeOther($"/cases/{opened.Value}?sent=1");
            problems.Add(problem with { Field = problem.Field == "words" ? "Right" : null });
        }

        return Pages.Again<CorrectDataPage>(new CorrectDataView(found, key.ToString()), FormState.From(form, problems));
    }

    private static PageResult Unknown() =>
        Pages.Refuse(DataProblems.PartUnknown, new WayOn("همهٔ داده‌های من", "All my data", "/me/data"));

    // Only a part that there is something of; the rows themselves stay on the page before.
    private static async Task<HeldData?> FindAsync(
        string part,
        Actor actor,
        IEnumerable<IHoldData> rooms,
        CancellationToken ct
    ) => (await MyData.GatherAsync(actor, rooms, ct)).FirstOrDefault(p => p.Name == part && p.Rows.Count > 0);
}

/// <summary>What the page shows.</summary>
/// <param name="Part">The part of one's data.</param>
/// <param name="Key">The same form, sent twice, opens one case.</param>
public sealed record CorrectDataView(HeldData Part, string Key);
