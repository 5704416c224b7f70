using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «چرا دیدید؟»: one tap at a look opens a case at the inspectorate. Who looked neither sees nor answers it.
/// </summary>
internal static class AskAboutLook
{
    private const string Service = "my-data";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/looks/{id}", ShowAsync).RequireSignIn();
        app.MapPost("/me/looks/{id}/questions", SubmitAsync).RequireSignIn();
    }

    internal sealed record Form(string? Words);

    private static async Task<IResult> ShowAsync(
        string id,
        Actor actor,
        LookBook looks,
        UiContext ui,
        CancellationToken ct
    ) =>
        await looks.FindAsync(actor.Person, id, ui.Language, ct) is { } look
            ? Pages.Of<AskAboutLookPage>(look)
            : Pages.Refuse(IdentityProblems.LookUnknown, _wayOn);

    private static async Task<IResult> SubmitAsync(
        string id,
        [FromForm] Form form,
        Actor actor,
        LookBook looks,
        [FromServices] ICases cases,
        UiContext ui,
        CancellationToken ct
    )
    {
        // The inspectorate reads Persian, whatever the asker reads.
        if (await looks.FindAsync(actor.Person, id, "fa", ct) is not { } look)
            return Pages.Refuse(IdentityProblems.LookUnknown, _wayOn);
        if (look.AskedAs is { } before)
            return new SeeOther($"/cases/{before}");
        var order = new CaseOrder(
            KeyOf(actor.Person, look.Id),
            Service,
            new Dictionary<string, string>
            {
                ["kind"] = "look",
                ["subject"] = Said(look),
                ["words"] = form.Words ?? "",
            },
            look.Viewer
        );
        var opened = await cases.OpenAsync(order, ct);
        if (opened.Problem is { } problem)
        {
            var shown = await looks.FindAsync(actor.Person, id, ui.Language, ct) ?? look;
            var field = problem.Field == "words" ? "Words" : null;
            return Pages.Again<AskAboutLookPage>(
                shown,
                FormState.From([new("Words", form.Words)], problem with { Field = field })
            );
        }

        await looks.AskedAsync(actor.Person, look.Id, opened.Value, ct);
        return new SeeOther($"/cases/{opened.Value}?sent=1");
    }

    private static readonly WayOn _wayOn = new("چه کسی پروندهٔ مرا دیده است", "Who looked at my record", "/me/looks");

    // A look at a list has many subjects, and each of them may ask once.
    private static Guid KeyOf(PersonId person, Guid look) =>
        new(SHA256.HashData([.. person.Value.ToByteArray(), .. look.ToByteArray()]).AsSpan(0, 16));

    private static string Said(LookView look)
    {
        var said = string.Join(
            " · ",
            new[] { look.At, look.Who, look.Office, look.Why, look.Fields }.Where(s => s.Length > 0)
        );
        return said.Length <= 1000 ? said : said[..999] + "…";
    }
}
