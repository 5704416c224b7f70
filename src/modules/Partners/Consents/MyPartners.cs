using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Partners;

/// <summary>«سامانه‌های بیرونی من»: whom I allowed to know me through the city, what, since when; and taking it back.
/// </summary>
internal static class MyPartners
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/partners", ShowAsync).RequireSignIn();
        app.MapPost("/me/partners/{id:guid}/revocation", RevokeAsync).RequireSignIn();
    }

    private static async Task<IResult> ShowAsync(
        Actor actor,
        ConsentDesk consents,
        UiContext ui,
        string? done,
        CancellationToken ct
    ) => Pages.Of<MyPartnersPage>(await ViewAsync(actor, consents, ui, done is not null, ct));

    private static async Task<IResult> RevokeAsync(
        Guid id,
        Actor actor,
        ConsentDesk consents,
        UiContext ui,
        CancellationToken ct
    ) =>
        await consents.RevokeAsync(actor.Person, id, ct) is { } refused
            ? Pages.Again<MyPartnersPage>(await ViewAsync(actor, consents, ui, false, ct), FormState.Of(refused))
            : new SeeOther("/me/partners?done=1");

    private static async Task<MyPartnersView> ViewAsync(
        Actor actor,
        ConsentDesk consents,
        UiContext ui,
        bool done,
        CancellationToken ct
    )
    {
        var lines = new List<AllowedLine>();
        foreach (var consent in await consents.ListAsync(actor.Person, ct))
        {
            if (consent.Application is not { } partner)
                continue;
            lines.Add(
                new AllowedLine(
                    consent.Id,
                    partner.NameIn(ui.Language),
                    partner.PurposeIn(ui.Language),
                    [.. Leaving.Of(consent.ScopeList).Select(l => l.In(ui))],
                    When.Long(consent.CreationDate ?? consent.UsedAt, ui),
                    When.Long(consent.UsedAt, ui)
                )
            );
        }

        return new MyPartnersView(lines, done);
    }
}

/// <summary>One partner that may know me.</summary>
public sealed record AllowedLine(
    Guid Id,
    string Partner,
    string Purpose,
    IReadOnlyList<string> What,
    string Since,
    string Used
);

/// <summary>All of them, the one used last first, and whether one was just taken back.</summary>
public sealed record MyPartnersView(IReadOnlyList<AllowedLine> Allowed, bool Done);
