using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>What changed in the ways a person signs in.</summary>
internal sealed record FactorChange(string Fa, string En)
{
    public static readonly FactorChange PasskeyAdded = new("گذرکلیدی افزوده شد", "a passkey was added");
    public static readonly FactorChange PasskeyRemoved = new("گذرکلیدی برداشته شد", "a passkey was removed");
    public static readonly FactorChange AppAdded = new("رمزساز روشن شد", "an authenticator was turned on");
    public static readonly FactorChange AppRemoved = new("رمزساز برداشته شد", "the authenticator was removed");
    public static readonly FactorChange PasswordSet = new("رمز برقرار شد", "a password was set");
    public static readonly FactorChange PasswordChanged = new("رمز عوض شد", "the password was changed");
    public static readonly FactorChange PasswordRemoved = new("رمز برداشته شد", "the password was removed");
    public static readonly FactorChange SheetMade = new("برگهٔ تازهٔ کدها ساخته شد", "a new sheet of codes was made");
    public static readonly FactorChange CodesRenewed = new(
        "کدهای بازیابی تازه ساخته شد",
        "new recovery codes were made"
    );
}

/// <summary>
/// Tells people of every change in how they sign in, by letter and message: who did it themselves shrugs, who did not
/// hears of it in time.
/// </summary>
internal sealed class FactorNews(IdentityDb db, INotify notify, UiContext ui)
{
    public async Task TellAsync(PersonId person, FactorChange change, CancellationToken ct)
    {
        var language = await db.LanguageOfAsync(person, ct);
        var values = new Dictionary<string, string>
        {
            ["city"] = ui.CityName,
            ["what"] = language == "en" ? change.En : change.Fa,
        };
        var key = $"identity.factor:{Guid.CreateVersion7():N}";
        await notify.SendAsync(new Message(key, person, "factor_changed", values, "/me/sessions"), ct);
    }
}
