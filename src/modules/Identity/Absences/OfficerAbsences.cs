using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// A manager says from the office's page that a colleague is away who cannot say so themselves, or is back; the
/// colleague is told.
/// </summary>
internal static class OfficerAbsences
{
    private const string Address = "/offices/{code}/officers/{person:guid}/absences";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePermission(IdentityModule.ManageOffices);
        app.MapPost(Address, SayAsync).RequirePermission(IdentityModule.ManageOffices);
        app.MapPost(Address + "/{id:guid}/ending", EndAsync).RequirePermission(IdentityModule.ManageOffices);
    }

    private static AbsencePlace Of(string code, Guid person) =>
        new(
            new PersonId(person),
            $"/offices/{Uri.EscapeDataString(code)}/officers/{person}/absences",
            new WayOn("صفحهٔ اداره", "The office", $"/offices/{Uri.EscapeDataString(code)}")
        );

    private static Task<IResult> ShowAsync(
        string code,
        Guid person,
        string? done,
        Actor actor,
        AbsencePages pages,
        CancellationToken ct
    ) => pages.ShowAsync(Of(code, person), done, actor, ct);

    private static Task<IResult> SayAsync(
        string code,
        Guid person,
        IFormCollection typed,
        Actor actor,
        AbsencePages pages,
        CancellationToken ct
    ) => pages.SayAsync(Of(code, person), typed, actor, ct);

    private static Task<IResult> EndAsync(
        string code,
        Guid person,
        Guid id,
        Actor actor,
        AbsencePages pages,
        CancellationToken ct
    ) => pages.EndAsync(Of(code, person), id, actor, ct);
}
