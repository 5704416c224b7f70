using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>What paper a person showed at the counter.</summary>
internal enum SeenPaper
{
    /// <summary>کارت ملی</summary>
    NationalCard,

    /// <summary>شناسنامه</summary>
    BirthCertificate,

    /// <summary>گذرنامه</summary>
    Passport,

    /// <summary>گواهینامهٔ رانندگی</summary>
    DrivingLicence,
}

/// <summary>
/// Getting back in at a counter: what is to change for a person who lost their ways of signing in. One officer begins
/// it, another confirms it, and until then its owner may stop it.
/// </summary>
internal sealed class Recovery : FourEyes
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);

    public SeenPaper Paper { get; set; }

    /// <summary>What of it was compared; never a scan.</summary>
    public string PaperNote { get; set; } = "";

    /// <summary>Ciphertext bound to this recovery's id; null where it stays, and once this is over.</summary>
    public string? Mobile { get; set; }

    public bool NewMobile { get; set; }

    /// <summary>Its recovery codes go with it.</summary>
    public bool WithoutAuthenticator { get; set; }

    public bool WithoutPasskeys { get; set; }

    /// <summary>The paper says who they are where the registries do not.</summary>
    public bool ConfirmsIdentity { get; set; }

    /// <summary>No mobile any more: they come in by a slip, and then by a password.</summary>
    public bool WithEntry { get; set; }

    public AccessChange ChangeTo(Mobile? mobile) =>
        new(mobile)
        {
            WithoutAuthenticator = WithoutAuthenticator,
            WithoutPasskeys = WithoutPasskeys,
            ConfirmsIdentity = ConfirmsIdentity,
            WithEntry = WithEntry,
        };

    /// <summary>What changes, in a few words; the new mobile's last digits only.</summary>
    public IEnumerable<string> Changes(string? lastDigits, bool english)
    {
        if (NewMobile && lastDigits is not null)
            yield return english
                ? $"a new mobile that ends in {lastDigits}"
                : $"شمارهٔ همراه تازه که به {lastDigits} پایان می‌یابد";
        else if (NewMobile)
            yield return english ? "a new mobile" : "شمارهٔ همراه تازه";
        if (WithEntry)
            yield return english ? "an entry code in place of a mobile" : "کد ورود نخست به جای شمارهٔ همراه";
        if (WithoutAuthenticator)
            yield return english
                ? "the authenticator and its recovery codes removed"
                : "برداشتن رمزساز و کدهای بازیابی";
        if (WithoutPasskeys)
            yield return english ? "all passkeys removed" : "برداشتن همهٔ گذرکلیدها";
        if (ConfirmsIdentity)
            yield return english ? "identity confirmed by a paper" : "تأیید هویت با مدرک";
    }
}

/// <summary>The papers by name, as the forms and the histories say them.</summary>
internal static class SeenPapers
{
    public static string Name(SeenPaper paper, bool english) =>
        (paper, english) switch
        {
            (SeenPaper.NationalCard, false) => "کارت ملی",
            (SeenPaper.NationalCard, true) => "National card",
            (SeenPaper.BirthCertificate, false) => "شناسنامه",
            (SeenPaper.BirthCertificate, true) => "Birth certificate",
            (SeenPaper.Passport, false) => "گذرنامه",
            (SeenPaper.Passport, true) => "Passport",
            (SeenPaper.DrivingLicence, false) => "گواهینامهٔ رانندگی",
            (SeenPaper.DrivingLicence, true) => "Driving licence",
            _ => throw new ArgumentOutOfRangeException(nameof(paper)),
        };
}
