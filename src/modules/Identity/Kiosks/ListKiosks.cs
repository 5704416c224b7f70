using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«کیوسک‌ها»: which there are, and registering another one.</summary>
internal static class ListKiosks
{
    public const string Address = "/kiosks";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePermission(IdentityModule.ManageKiosks);
        app.MapPost(Address, RegisterAsync)
            .RequirePermission(IdentityModule.ManageKiosks)
            .RequireFresh("ثبت کیوسک «{Name}» در {Place}", "Registering the kiosk “{Name}” at {Place}");
    }

    private static async Task<IResult> ShowAsync(
        KioskDesk desk,
        IOffices offices,
        UiContext ui,
        CancellationToken ct
    ) => Pages.Of<ListKiosksPage>(await ViewAsync(desk, offices, ui, ct));

    private static async Task<IResult> RegisterAsync(
        IFormCollection form,
        Actor actor,
        KioskDesk desk,
        IOffices offices,
        UiContext ui,
        CancellationToken ct
    )
    {
        var (name, place) = (KioskDesk.ReadName(form["Name"]), KioskDesk.ReadPlace(form["Place"]));
        var office = await offices.FindAsync(form["Office"].ToString(), ct);
        var problems = new List<Problem>();
        if (name is null)
            problems.Add(KioskProblems.NameWrong.On("Name"));
        if (place is null)
            problems.Add(KioskProblems.PlaceWrong.On("Place"));
        if (office is null)
            problems.Add(KioskProblems.OfficeMissing.On("Office"));
        if (name is not null && place is not null && office is not null)
        {
            var made = await desk.RegisterAsync(name, place, office.Id, actor, ct);
            if (made.Problem is not { } problem)
                return new SeeOther($"{Address}/{made.Value.Id}");
            problems.Add(problem);
        }

        return Pages.Again<ListKiosksPage>(await ViewAsync(desk, offices, ui, ct), FormState.From(form, [.. problems]));
    }

    private static async Task<KiosksView> ViewAsync(
        KioskDesk desk,
        IOffices offices,
        UiContext ui,
        CancellationToken ct
    )
    {
        var all = await offices.AllAsync(ct);
        var names = all.ToDictionary(o => o.Id, o => ui.Say(o.Fa, o.En));
        var rows = await desk.ListAsync(ct);
        return new KiosksView(
            rows.ConvertAll(k => new KioskLine(
                k.Id,
                k.Name,
                k.Place,
                names.GetValueOrDefault(k.OfficeId, ""),
                StateOf(k, ui)
            )),
            [.. all.Select(o => new Choice(o.Code, ui.Say(o.Fa, o.En)))]
        );
    }

    /// <summary>How a kiosk stands, in a few words.</summary>
    public static string StateOf(Kiosk kiosk, UiContext ui) =>
        kiosk.RevokedAt is not null ? ui.Say("کنار گذاشته شده", "Revoked")
        : kiosk.PairedAt is not null ? ui.Say("به کار", "In use")
        : ui.Say("هنوز جفت نشده", "Not paired yet");
}

/// <summary>The kiosks, and the offices a new one may belong to.</summary>
public sealed record KiosksView(IReadOnlyList<KioskLine> Kiosks, IReadOnlyList<Choice> Offices);

/// <summary>One kiosk of the list.</summary>
public sealed record KioskLine(Guid Id, string Name, string Place, string Office, string State);
