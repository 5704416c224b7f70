using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>«اعلان در مرورگرها»: where they are on, and turning them on in this one, which needs its script.</summary>
internal static class MyPush
{
    public const string Address = "/me/notifications";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn();
        app.MapPost(Address, SubmitAsync).RequireSignIn();
    }

    internal sealed record Form(string? Endpoint, string? Key, string? Secret);

    private static async Task<IResult> ShowAsync(
        Actor actor,
        PushDesk desk,
        PushKeys keys,
        UiContext ui,
        string? done,
        CancellationToken ct
    ) => Pages.Of<MyPushPage>(await ViewAsync(actor, desk, keys, ui, done, ct));

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        Actor actor,
        PushDesk desk,
        PushKeys keys,
        UiContext ui,
        CancellationToken ct
    )
    {
        var address = new PushAddress(form.Endpoint ?? "", form.Key ?? "", form.Secret ?? "");
        var shared = actor.KioskRest is null ? null : KitProblems.OwnBrowserOnly;
        return (shared ?? await desk.AddAsync(actor, address, ct)) is { } problem
            ? Pages.Again<MyPushPage>(await ViewAsync(actor, desk, keys, ui, null, ct), FormState.Of(problem))
            : new SeeOther(Address + "?done=on");
    }

    private static async Task<PushView> ViewAsync(
        Actor actor,
        PushDesk desk,
        PushKeys keys,
        UiContext ui,
        string? done,
        CancellationToken ct
    ) =>
        new(
            keys.Current().Public,
            [
                .. (await desk.OfAsync(actor.Person, ct)).Select(d => new PushLine(
                    d.Id,
                    d.Maker,
                    When.Long(d.AddedAt, ui),
                    d.SessionId == actor.Session
                )),
            ],
            done
        );
}

/// <summary>A browser in which notifications are on.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Maker">Whose browser it is.</param>
/// <param name="Since">Since when.</param>
/// <param name="IsHere">It was turned on in this very session.</param>
public sealed record PushLine(Guid Id, string Maker, string Since, bool IsHere);

/// <summary>What the page shows.</summary>
/// <param name="CityKey">The city's public key, for the browser.</param>
/// <param name="Devices">Where notifications are on, the newest first.</param>
/// <param name="Done">What was just done, or null.</param>
public sealed record PushView(string CityKey, IReadOnlyList<PushLine> Devices, string? Done);
