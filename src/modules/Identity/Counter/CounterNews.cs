using System.Globalization;
using Shahr.Contracts;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Tells a person of a recovery of their account, in the mailbox and at the mobile on record, and at its end at the new
/// one too: whoever did not ask for it hears of it while they can still stop it.
/// </summary>
internal sealed class CounterNews(INotify notify, UiContext ui)
{
    public Task BegunAsync(Person person, Recovery recovery, string? mobile, CancellationToken ct) =>
        SendAsync(
            person,
            recovery,
            "recovery_begun",
            Values(person, recovery, mobile, ("time", When.Long(recovery.EndsAt, person.Language))),
            ct
        );

    /// <summary>To be called while the old mobile still stands in the record.</summary>
    public async Task DoneAsync(Person person, Recovery recovery, string? mobile, CancellationToken ct)
    {
        var values = Values(person, recovery, mobile);
        await SendAsync(person, recovery, "recovery_done", values, ct);
        if (mobile is not null)
            await notify.SendCodeAsync(KeyOf(recovery, "done_new"), mobile, "recovery_done", values, ct);
    }

    public Task StoppedAsync(Person person, Recovery recovery, string reason, CancellationToken ct) =>
        SendAsync(person, recovery, "recovery_stopped", Values(person, recovery, null, ("reason", reason)), ct);

    private Task SendAsync(
        Person person,
        Recovery recovery,
        string template,
        Dictionary<string, string> values,
        CancellationToken ct
    ) =>
        notify.SendAsync(new Message(KeyOf(recovery, template), person.PersonId, template, values, "/me/recovery"), ct);

    private static string KeyOf(Recovery recovery, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"identity.{what}:{recovery.Id:N}");

    private Dictionary<string, string> Values(
        Person person,
        Recovery recovery,
        string? mobile,
        params (string Name, string Value)[] more
    )
    {
        var english = person.Language == "en";
        var values = new Dictionary<string, string>
        {
            ["city"] = ui.CityName,
            ["language"] = person.Language,
            ["what"] = string.Join(english ? ", " : "، ", recovery.Changes(mobile?[^4..], english)),
        };
        foreach (var (name, value) in more)
            values[name] = value;
        return values;
    }
}
