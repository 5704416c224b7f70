using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Tells the trusted that somebody asks to be let back in, and the owner at every step. Who asked hears nothing until
/// two have confirmed: until then nobody may learn from this city that there is an account.
/// </summary>
internal sealed class TrustedRecoveryNews(IdentityDb db, INotify notify, UiContext ui)
{
    private const string Stop = "/me/recovery";

    public async Task AskedAsync(
        Person person,
        TrustedRecovery one,
        Mobile mobile,
        IReadOnlyList<PersonId> trusted,
        CancellationToken ct
    )
    {
        foreach (var friend in trusted)
        {
            var values = Values(mobile, ("name", person.DisplayName));
            var message = new Message(
                $"identity.mobile_lost:{one.Id:N}:{friend}",
                friend,
                "mobile_lost_asked",
                values,
                VouchFor.AddressOf(one.Id)
            );
            await notify.SendAsync(message, ct);
        }

        await TellOwnerAsync(person.PersonId, one.Id, "mobile_lost_begun", Values(mobile), ct);
    }

    public async Task ConfirmedAsync(
        PersonId owner,
        Guid recovery,
        Mobile? mobile,
        DateTime holds,
        CancellationToken ct
    )
    {
        var language = await db.LanguageOfAsync(owner, ct);
        var values = Values(mobile, ("time", When.Long(holds, language)), ("language", language));
        await TellOwnerAsync(owner, recovery, "mobile_lost_confirmed", values, ct);
        await TellNewAsync(mobile, recovery, "mobile_lost_confirmed_new", values, ct);
    }

    /// <summary>To be called while the old mobile still stands in the record.</summary>
    public async Task DoneAsync(Person person, Guid recovery, Mobile mobile, CancellationToken ct)
    {
        var values = Values(mobile, ("language", person.Language));
        await TellOwnerAsync(person.PersonId, recovery, "mobile_lost_done", values, ct);
        await TellNewAsync(mobile, recovery, "mobile_lost_done", values, ct);
    }

    /// <summary>The new mobile hears of it only where it was told before that two had confirmed.</summary>
    public async Task StoppedAsync(TrustedRecovery one, Mobile? mobile, CancellationToken ct)
    {
        var values = Values(mobile, ("language", await db.LanguageOfAsync(one.PersonId, ct)));
        await TellOwnerAsync(one.PersonId, one.Id, "mobile_lost_stopped", values, ct);
        if (one.State == TrustedRecoveryState.Confirmed)
            await TellNewAsync(mobile, one.Id, "mobile_lost_stopped", values, ct);
    }

    private Task TellOwnerAsync(
        PersonId owner,
        Guid recovery,
        string template,
        Dictionary<string, string> values,
        CancellationToken ct
    ) => notify.SendAsync(new Message($"identity.{template}:{recovery:N}", owner, template, values, Stop), ct);

    private async Task TellNewAsync(
        Mobile? mobile,
        Guid recovery,
        string template,
        Dictionary<string, string> values,
        CancellationToken ct
    )
    {
        if (mobile is { } number)
            await notify.SendCodeAsync($"identity.{template}_new:{recovery:N}", number.Value, template, values, ct);
    }

    private Dictionary<string, string> Values(Mobile? mobile, params (string Name, string Value)[] more)
    {
        var values = new Dictionary<string, string> { ["city"] = ui.CityName, ["digits"] = mobile?.Value[^4..] ?? "" };
        foreach (var (name, value) in more)
            values[name] = value;
        return values;
    }
}
