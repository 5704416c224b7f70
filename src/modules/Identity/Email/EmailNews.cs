using System.Globalization;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Letters about an e-mail address: the code to the new one, and word of every change to the mobile, the inbox and the
/// address that was given up. None of them names an address.
/// </summary>
internal sealed class EmailNews(IdentityDb db, INotify notify, UiContext ui)
{
    public async Task SendCodeAsync(PersonId person, EmailAddress to, string code, CancellationToken ct)
    {
        var values = await ValuesAsync(person, ct);
        values["code"] = code;
        values["minutes"] = EmailClaim.Length.TotalMinutes.ToString(CultureInfo.InvariantCulture);
        await notify.MailAsync(NewKey(), to.Value, "email_code", values, ct);
    }

    public async Task TellAsync(PersonId person, EmailAddress? before, bool isRemoved, CancellationToken ct)
    {
        var values = await ValuesAsync(person, ct);
        var template = isRemoved ? "email_removed" : "email_changed";
        await notify.SendAsync(new Message(NewKey(), person, template, values, MyEmail.Address), ct);
        if (before is { } old)
            await notify.MailAsync(NewKey(), old.Value, template, values, ct);
    }

    /// <summary>Letters come back from their address.</summary>
    public async Task TellUnreachableAsync(PersonId person, CancellationToken ct) =>
        await notify.SendAsync(
            new Message(NewKey(), person, "email_unreachable", await ValuesAsync(person, ct), MyEmail.Address),
            ct
        );

    private async Task<Dictionary<string, string>> ValuesAsync(PersonId person, CancellationToken ct) =>
        new() { ["city"] = ui.CityName, ["language"] = await db.LanguageOfAsync(person, ct) };

    private static string NewKey() => $"identity.email:{Guid.CreateVersion7():N}";
}
