using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Somebody was asked to be trusted. Told whether or not they have an account.</summary>
internal sealed record TrustAsked(Guid Trust) : ICityEvent
{
    public string Stream => "identity.trust." + Trust.ToString("N");
}

/// <summary>Tells people by letter what became of a trust.</summary>
internal sealed class TrustNews(
    IdentityDb db,
    PersonalData sealing,
    PersonFinder finder,
    IPeople people,
    INotify notify,
    UiContext ui,
    TimeProvider clock
) : IHandle<TrustAsked>
{
    /// <summary>Only here, after the page has left, is it known whether the other has an account.</summary>
    public async Task HandleAsync(TrustAsked happened, Delivery delivery, CancellationToken ct)
    {
        if (await FindAsync(happened.Trust, ct) is not { } trust || !trust.IsAsked(clock.GetUtcNow().UtcDateTime))
            return;
        var code = PersonKey.Kept(sealing.Open(trust.NationalCode, trust.Id, SealedFields.NationalCode));
        if (await finder.ByKeyAsync(code, ct) is { } other)
            await TellAsync(trust, other.PersonId, trust.PersonId, "trust_asked", ct);
    }

    /// <summary>Its owner hears from when it counts: who did not name them has until then to end it.</summary>
    public async Task AcceptedAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is { Trusted: { } trusted } trust)
            await TellAsync(trust, trust.PersonId, trusted, "trust_accepted", ct);
    }

    public async Task EndedAsync(Guid id, PersonId by, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { Trusted: { } trusted } trust)
            return;
        var to = by == trusted ? trust.PersonId : trusted;
        await TellAsync(trust, to, by, "trust_ended", ct);
    }

    private Task<Trust?> FindAsync(Guid id, CancellationToken ct) =>
        db.Trusts.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct);

    private async Task TellAsync(Trust trust, PersonId to, PersonId about, string template, CancellationToken ct)
    {
        var names = await people.NamesAsync([about], ct);
        var language = await db.LanguageOfAsync(to, ct);
        var values = new Dictionary<string, string>
        {
            ["city"] = ui.CityName,
            ["name"] = names[about].DisplayName,
            ["time"] = trust.CountsFrom is { } from ? When.Long(from, language) : "",
        };
        await notify.SendAsync(
            new Message($"identity.{template}:{trust.Id:N}", to, template, values, MyTrusted.Address),
            ct
        );
    }
}
