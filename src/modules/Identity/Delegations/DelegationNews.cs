using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Somebody was asked to act for another. Told whether or not they have an account.</summary>
internal sealed record DelegationOffered(Guid Delegation) : ICityEvent
{
    public string Stream => "identity.delegation." + Delegation.ToString("N");
}

/// <summary>Tells people by letter what became of a delegation.</summary>
internal sealed class DelegationNews(
    IdentityDb db,
    PersonalData sealing,
    PersonFinder finder,
    IPeople people,
    INotify notify,
    UiContext ui,
    TimeProvider clock
) : IHandle<DelegationOffered>
{
    private const string Page = "/me/delegations";

    /// <summary>Only here, after the giver's page has left, is it known whether the other has an account.</summary>
    public async Task HandleAsync(DelegationOffered happened, Delivery delivery, CancellationToken ct)
    {
        if (await FindAsync(happened.Delegation, ct) is not { } on || !on.IsOffered(clock.GetUtcNow().UtcDateTime))
            return;
        var code = PersonKey.Kept(sealing.Open(on.NationalCode, on.Id, SealedFields.NationalCode));
        if (await finder.ByKeyAsync(code, ct) is { } helper)
            await TellAsync(on, helper.PersonId, on.Giver, "delegation_offered", ct);
    }

    public async Task AcceptedAsync(Guid delegation, CancellationToken ct)
    {
        if (await FindAsync(delegation, ct) is { Helper: { } helper } on)
            await TellGiverAsync(on, helper, "delegation_accepted", ct);
    }

    public async Task RevokedAsync(Guid delegation, PersonId by, CancellationToken ct)
    {
        if (await FindAsync(delegation, ct) is not { Helper: { } helper } on)
            return;
        if (by == helper)
            await TellGiverAsync(on, helper, "delegation_revoked", ct);
        else
            await TellAsync(on, helper, on.Giver, "delegation_revoked", ct);
    }

    public async Task LoweredAsync(Guid delegation, CancellationToken ct)
    {
        if (await FindAsync(delegation, ct) is { Helper: { } helper } on)
            await TellAsync(on, helper, on.Giver, "delegation_lowered", ct);
    }

    // To an organisation one writes by writing to whoever manages its members, of a ward to its other guardian.
    private async Task TellGiverAsync(Delegation on, PersonId about, string template, CancellationToken ct)
    {
        var readers = await db
            .Delegations.AsNoTracking()
            .Where(d => d.Giver == on.Giver && d.State == DelegationState.Accepted && d.Helper != about)
            .Where(d => d.Manages || db.Wards.Any(w => w.Id == d.Giver))
            .Select(d => d.Helper)
            .ToListAsync(ct);
        if (await db.Users.AnyAsync(p => p.Id == on.Giver.Value, ct))
            readers = [on.Giver];
        foreach (var reader in readers.OfType<PersonId>().Distinct())
            await TellAsync(on, reader, about, template, ct);
    }

    private Task<Delegation?> FindAsync(Guid id, CancellationToken ct) =>
        db.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);

    private async Task TellAsync(Delegation on, PersonId to, PersonId about, string template, CancellationToken ct)
    {
        var names = await people.NamesAsync([about], ct);
        var values = new Dictionary<string, string> { ["city"] = ui.CityName, ["name"] = names[about].DisplayName };
        // Each lowering names another amount and is told by itself; all else happens once.
        var key = $"identity.{template}:{on.Id:N}:{to}:{on.UpTo?.ToInvariantString()}";
        await notify.SendAsync(new Message(key, to, template, values, Page), ct);
    }
}
