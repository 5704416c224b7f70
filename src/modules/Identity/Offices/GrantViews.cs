using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Gathers what the pages of waiting grants show.</summary>
internal sealed class GrantViews(
    IdentityDb db,
    GrantDesk grants,
    OfficeDesk desk,
    IPeople people,
    UiContext ui,
    TimeProvider clock
) : IFourEyesViews<WaitingGrant>
{
    private const int MostListed = 100;

    public WayOn List { get; } = new("دسترسی‌های در انتظار", "Grants that wait", "/grants");

    public async Task<IReadOnlyList<GrantLine>> WaitingAsync(OfficeId? office, CancellationToken ct)
    {
        var rows = await grants.WaitingAsync(office, MostListed, ct);
        var names = await people.NamesAsync([.. rows.SelectMany(r => new[] { r.PersonId, r.BegunBy })], ct);
        var offices = await db.Offices.AsNoTracking().ToDictionaryAsync(o => o.Id, ct);
        return rows.ConvertAll(r => new GrantLine(
            r.Id,
            PersonName.In(names, r.PersonId),
            desk.NameOf(r.Permission, ui),
            ui.Say(offices[r.OfficeId].Fa, offices[r.OfficeId].En),
            PersonName.In(names, r.BegunBy),
            When.Long(r.EndsAt, ui)
        ));
    }

    public async Task<GrantView> OfAsync(WaitingGrant grant, Actor actor, CancellationToken ct)
    {
        var office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == grant.OfficeId, ct);
        var all = new[] { grant.PersonId, grant.BegunBy }.Concat(grant.DecidedBy is { } by ? [by] : []);
        var names = await people.NamesAsync([.. all], ct);
        var held = await db
            .Grants.AsNoTracking()
            .Where(g => g.OfficeId == grant.OfficeId && g.PersonId == grant.PersonId)
            .Select(g => g.Permission)
            .ToListAsync(ct);
        return new GrantView(
            grant.Id,
            PersonName.In(names, grant.PersonId),
            desk.NameOf(grant.Permission, ui),
            ui.Say(office.Fa, office.En)
        )
        {
            State = StateOf(grant),
            Held = string.Join(ui.Say("، ", ", "), held.Select(p => desk.NameOf(p, ui))),
            Reason = grant.Reason,
            Asked = $"{PersonName.In(names, grant.BegunBy)}، {When.Long(grant.BegunAt, ui)}",
            Until = When.Long(grant.EndsAt, ui),
            DecidedBy = grant.DecidedBy is { } decider ? PersonName.In(names, decider) : null,
            Why = grant.Why,
            IsWaiting = grant.IsWaiting(clock.GetUtcNow().UtcDateTime),
            IsOwn = grant.BegunBy == actor.Person,
        };
    }

    public async Task<PageResult> PageAsync(WaitingGrant one, Actor actor, FormState state, CancellationToken ct) =>
        Pages.Again<DecideGrantPage>(await OfAsync(one, actor, ct), state);

    private string StateOf(WaitingGrant grant) =>
        (grant.State, grant.IsWaiting(clock.GetUtcNow().UtcDateTime)) switch
        {
            (FourEyesState.Waiting, true) => ui.Say("در انتظار تأیید نفر دوم", "Waiting for a second officer"),
            (FourEyesState.Done, _) => ui.Say("تأیید و داده شد", "Confirmed and given"),
            (FourEyesState.Stopped, _) => ui.Say("رد شد", "Refused"),
            (FourEyesState.Withdrawn, _) => ui.Say("پس گرفته شد", "Taken back"),
            _ => ui.Say("۱۴ روز گذشت و کسی تأیید نکرد", "Ran out after 14 days"),
        };
}

/// <summary>One waiting grant of a list.</summary>
/// <param name="Id">The grant.</param>
/// <param name="Name">Who is to hold it.</param>
/// <param name="Permission">What, in words.</param>
/// <param name="Office">Where.</param>
/// <param name="AskedBy">Who asked for it.</param>
/// <param name="Until">Until when it may be confirmed.</param>
public sealed record GrantLine(Guid Id, string Name, string Permission, string Office, string AskedBy, string Until);
