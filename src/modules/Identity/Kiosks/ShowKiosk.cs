using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>One kiosk: its name and place, a pairing code shown this once, and revoking it with a reason.</summary>
internal static class ShowKiosk
{
    public static void Map(IEndpointRouteBuilder app)
    {
        const string One = ListKiosks.Address + "/{id:guid}";
        app.MapGet(One, ShowAsync).RequirePermission(IdentityModule.ManageKiosks);
        app.MapPost(One, RenameAsync).RequirePermission(IdentityModule.ManageKiosks);
        app.MapPost(One + "/pairing", PairAsync)
            .RequirePermission(IdentityModule.ManageKiosks)
            .RequireFresh("کد جفت‌سازی برای کیوسک «{Name}»", "A pairing code for the kiosk “{Name}”");
        app.MapPost(One + "/revocation", RevokeAsync)
            .RequirePermission(IdentityModule.ManageKiosks)
            .RequireFresh("کنار گذاشتن کیوسک «{Name}»", "Revoking the kiosk “{Name}”");
    }

    private static Task<IResult> ShowAsync(Guid id, KioskViews views, CancellationToken ct) =>
        views.PageAsync(id, FormState.Empty, ct);

    private static async Task<IResult> RenameAsync(
        Guid id,
        IFormCollection form,
        KioskDesk desk,
        KioskViews views,
        CancellationToken ct
    )
    {
        var (name, place) = (KioskDesk.ReadName(form["Name"]), KioskDesk.ReadPlace(form["Place"]));
        var problem =
            name is null ? KioskProblems.NameWrong.On("Name")
            : place is null ? KioskProblems.PlaceWrong.On("Place")
            : await desk.RenameAsync(id, name, place, ct);
        return problem is null ? Back(id) : await views.PageAsync(id, FormState.From(form, problem), ct);
    }

    private static async Task<IResult> PairAsync(
        Guid id,
        HttpContext http,
        KioskDesk desk,
        KioskViews views,
        CancellationToken ct
    )
    {
        var code = await desk.MakePairingAsync(id, ct);
        if (code.Problem is { } problem)
            return await views.PageAsync(id, FormState.Of(problem), ct);
        http.Response.Headers.CacheControl = "no-store";
        return await views.PageAsync(id, FormState.Empty, ct, code.Value);
    }

    private static async Task<IResult> RevokeAsync(
        Guid id,
        IFormCollection form,
        Actor actor,
        KioskDesk desk,
        KioskViews views,
        CancellationToken ct
    )
    {
        var reason = OfficeDesk.ReadReason(form["Reason"]);
        return (reason.Problem ?? await desk.RevokeAsync(id, reason.Value, actor, ct)) is { } problem
            ? await views.PageAsync(id, FormState.From([new("Reason", form["Reason"])], problem), ct)
            : Back(id);
    }

    private static SeeOther Back(Guid id) => new($"{ListKiosks.Address}/{id}");
}

/// <summary>Gathers what a kiosk's page shows.</summary>
internal sealed class KioskViews(KioskDesk desk, IPeople people, IOffices offices, UiContext ui)
{
    private static readonly WayOn List = new("کیوسک‌ها", "Kiosks", ListKiosks.Address);

    public async Task<IResult> PageAsync(Guid id, FormState state, CancellationToken ct, string? code = null)
    {
        if (await desk.FindAsync(id, ct) is not { } kiosk)
            return Pages.Refuse(KioskProblems.Unknown, List);
        var names = await people.NamesAsync([kiosk.RegisteredBy, .. kiosk.RevokedBy is { } by ? new[] { by } : []], ct);
        var office = (await offices.AllAsync(ct)).FirstOrDefault(o => o.Id == kiosk.OfficeId);
        var view = new KioskView(kiosk.Id, kiosk.Name, kiosk.Place)
        {
            Office = office is null ? "" : ui.Say(office.Fa, office.En),
            State = ListKiosks.StateOf(kiosk, ui),
            Registered = $"{PersonName.In(names, kiosk.RegisteredBy)}، {When.Long(kiosk.RegisteredAt, ui)}",
            Paired = kiosk.PairedAt is { } paired ? When.Long(paired, ui) : null,
            Revoked = kiosk is { RevokedAt: { } at, RevokedBy: { } who }
                ? $"{PersonName.In(names, who)}، {When.Long(at, ui)}: {kiosk.Why}"
                : null,
            Code = code,
        };
        return Pages.Again<ShowKioskPage>(view, state);
    }
}

/// <summary>A kiosk as its page shows it.</summary>
public sealed record KioskView(Guid Id, string Name, string Place)
{
    /// <summary>Whose it is.</summary>
    public string Office { get; init; } = "";

    /// <summary>How it stands, in words.</summary>
    public string State { get; init; } = "";

    /// <summary>By whom and when.</summary>
    public string Registered { get; init; } = "";

    /// <summary>When a browser was tied to it, or null.</summary>
    public string? Paired { get; init; }

    /// <summary>By whom, when and why it was revoked, or null.</summary>
    public string? Revoked { get; init; }

    /// <summary>The pairing code that was just made, or null.</summary>
    public string? Code { get; init; }
}
