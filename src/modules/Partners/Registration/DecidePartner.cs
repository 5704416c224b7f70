using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>
/// One partner as officers see it, and what may be done to it: another officer approves or refuses what was
/// registered; an open one gets a new secret, or is closed and everything it holds with it. Each asks again who it is.
/// </summary>
internal static class DecidePartner
{
    private const int LongestReason = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/partners/{id:guid}", ShowAsync).RequirePermission(PartnersModule.Approve);
        app.MapPost("/partners/{id:guid}/approval", ApproveAsync)
            .RequirePermission(PartnersModule.Approve)
            .RequireFresh("پذیرفتن سامانهٔ بیرونی «{Name}»", "Approving the outside system “{Name}”");
        app.MapPost("/partners/{id:guid}/refusal", RefuseAsync).RequirePermission(PartnersModule.Approve);
        app.MapPost("/partners/{id:guid}/secret", RenewSecretAsync)
            .RequirePermission(PartnersModule.Approve)
            .RequireFresh("راز تازه برای «{Name}»؛ راز پیشین می‌میرد", "A new secret for “{Name}”; the old one dies");
        app.MapPost("/partners/{id:guid}/closing", CloseAsync)
            .RequirePermission(PartnersModule.Approve)
            .RequireFresh(
                "بستن سامانهٔ بیرونی «{Name}»، به این دلیل: {Reason}",
                "Closing the outside system “{Name}”, because: {Reason}"
            );
    }

    internal sealed record Form(string? Reason);

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        PartnerViews views,
        string? done,
        CancellationToken ct
    ) =>
        await views.FindAsync(id, ct) is { } partner
            ? Pages.Of<DecidePartnerPage>(await views.OfAsync(partner, actor, ct) with { Done = done is not null })
            : Unknown();

    private static Task<IResult> ApproveAsync(
        Guid id,
        Actor actor,
        PartnerDesk desk,
        PartnerViews views,
        CancellationToken ct
    ) => WithSecretAsync(id, actor, views, partner => desk.ApproveAsync(partner, actor.Person, ct), ct);

    private static Task<IResult> RenewSecretAsync(
        Guid id,
        Actor actor,
        PartnerDesk desk,
        PartnerViews views,
        CancellationToken ct
    ) => WithSecretAsync(id, actor, views, partner => desk.RenewSecretAsync(partner, ct), ct);

    private static Task<IResult> RefuseAsync(
        Guid id,
        [FromForm] Form form,
        Actor actor,
        PartnerDesk desk,
        PartnerViews views,
        CancellationToken ct
    ) => WithReasonAsync(id, form, actor, views, (p, why) => desk.RefuseAsync(p, actor.Person, why, ct), ct);

    private static Task<IResult> CloseAsync(
        Guid id,
        [FromForm] Form form,
        Actor actor,
        PartnerDesk desk,
        PartnerViews views,
        CancellationToken ct
    ) => WithReasonAsync(id, form, actor, views, (p, why) => desk.CloseAsync(p, actor.Person, why, ct), ct);

    /// <summary>The secret stands on the answer of this very request, and nowhere again.</summary>
    private static async Task<IResult> WithSecretAsync(
        Guid id,
        Actor actor,
        PartnerViews views,
        Func<Partner, Task<Result<string?>>> act,
        CancellationToken ct
    )
    {
        if (await views.FindAsync(id, ct) is not { } partner)
            return Unknown();
        var done = await act(partner);
        if (done.Problem is { } refused)
            return Pages.Again<DecidePartnerPage>(await views.OfAsync(partner, actor, ct), FormState.Of(refused));
        var fresh = await views.FindAsync(id, ct) ?? partner;
        return Pages.Of<DecidePartnerPage>(
            await views.OfAsync(fresh, actor, ct) with
            {
                Secret = done.Value,
                Done = true,
            }
        );
    }

    private static async Task<IResult> WithReasonAsync(
        Guid id,
        Form form,
        Actor actor,
        PartnerViews views,
        Func<Partner, string, Task<Problem?>> act,
        CancellationToken ct
    )
    {
        if (await views.FindAsync(id, ct) is not { } partner)
            return Unknown();
        var reason = PersianText.CleanLine(form.Reason);
        var refused = reason.Length is 0 or > LongestReason
            ? PartnersProblems.ReasonNeeded.On("Reason")
            : await act(partner, reason);
        return refused is null
            ? new SeeOther($"/partners/{id}?done=1")
            : Pages.Again<DecidePartnerPage>(
                await views.OfAsync(partner, actor, ct),
                FormState.From([new("Reason", form.Reason)], refused)
            );
    }

    private static IResult Unknown() =>
        Pages.Refuse(PartnersProblems.Unknown, new WayOn("سامانه‌های بیرونی", "Outside systems", "/partners"));
}

/// <summary>Gathers what the page of a partner shows.</summary>
internal sealed class PartnerViews(PartnersDb db, IPeople people, UiContext ui)
{
    public Task<Partner?> FindAsync(Guid id, CancellationToken ct) =>
        db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);

    public async Task<PartnerView> OfAsync(Partner partner, Actor actor, CancellationToken ct)
    {
        PersonId?[] who = [partner.RegisteredBy, partner.DecidedBy, partner.ClosedBy];
        var names = await people.NamesAsync([.. who.OfType<PersonId>().Distinct()], ct);
        return new PartnerView(
            partner.Id,
            partner.NameIn(ui.Language),
            partner.PurposeIn(ui.Language),
            partner.ClientId ?? "",
            partner.ClientType == ClientTypes.Confidential,
            [.. Leaving.Of(partner.ScopeList).Select(l => l.In(ui))],
            [.. MachineScope.Of(partner.ScopeList).Select(m => m.In(ui))],
            partner.Redirects,
            partner.LogoutUri,
            partner.State,
            ListPartners.StandingOf(partner.State, ui),
            Told(partner.RegisteredAt, partner.RegisteredBy),
            partner.DecidedAt is { } decided ? Told(decided, partner.DecidedBy) : null,
            partner.ClosedAt is { } closed ? Told(closed, partner.ClosedBy) : null,
            partner.RegisteredBy == actor.Person
        );

        string Told(DateTime at, PersonId? by)
        {
            var name = by is { } known ? PersonName.In(names, known) : "";
            return name.Length == 0 ? When.Long(at, ui) : name + ui.Say("، ", ", ") + When.Long(at, ui);
        }
    }
}

/// <summary>What the page of a partner shows.</summary>
public sealed record PartnerView(
    Guid Id,
    string Name,
    string Purpose,
    string ClientId,
    bool HasSecret,
    IReadOnlyList<string> What,
    IReadOnlyList<string> Alone,
    IReadOnlyList<string> Redirects,
    string? Logout,
    PartnerState State,
    string Standing,
    string Registered,
    string? Decided,
    string? Closed,
    bool IsMine
)
{
    /// <summary>True after a change.</summary>
    public bool Done { get; init; }

    /// <summary>A secret that was just made; never again.</summary>
    public string? Secret { get; init; }
}
