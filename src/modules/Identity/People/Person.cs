using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// A natural person with an account. The framework's user name is the id, its phone number and e-mail stay
/// empty: national code, mobile and e-mail exist only as ciphertext (<see cref="PersonalData"/>), the first two also as
/// a keyed index.
/// </summary>
internal sealed class Person : IdentityUser<Guid>
{
    public string GivenName { get; set; } = "";

    public string FamilyName { get; set; } = "";

    /// <summary><c>fa</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "fa";

    /// <summary>How they wish to read; see <see cref="Reading"/>.</summary>
    public string Theme { get; set; } = Reading.Of(Reading.Theme)[0];

    public string TextSize { get; set; } = Reading.Of(Reading.Text)[0];

    public string Motion { get; set; } = Reading.Of(Reading.Motion)[0];

    /// <summary>Ciphertext of the national code or of the passport (<see cref="PersonKey"/>).</summary>
    public string NationalCode { get; set; } = "";

    /// <summary>Keyed hash for exact look-up; unique.</summary>
    public string NationalCodeIndex { get; set; } = "";

    /// <summary>Ciphertext; null for who has none, and comes in by a password.</summary>
    public string? Mobile { get; set; }

    /// <summary>Keyed hash; not unique, for families share a telephone.</summary>
    public string? MobileIndex { get; set; }

    /// <summary>Ciphertext of the confirmed e-mail address, or null; the framework's own stays empty.</summary>
    public string? SealedEmail { get; set; }

    /// <summary>Since when it is theirs.</summary>
    public DateTime? EmailSince { get; set; }

    /// <summary>Letters that came back from it one after another; see <see cref="HearReturnedLetters"/>.</summary>
    public int EmailReturns { get; set; }

    /// <summary>When the last of them did.</summary>
    public DateTime? EmailReturnedAt { get; set; }

    /// <summary>False where there is no address, or the city's letters come back from it.</summary>
    public bool IsReachedByEmail => SealedEmail is not null && EmailReturns < HearReturnedLetters.Most;

    /// <summary>Ciphertext of the day of birth, where a passport or a counter told it.</summary>
    public string? SealedBirth { get; set; }

    public DateTime JoinedAt { get; set; }

    /// <summary>Since when there is a password; null without one.</summary>
    public DateTime? PasswordSetAt { get; set; }

    /// <summary>When <see cref="NameBook"/> last wrote under what they are found.</summary>
    public DateTime? NamesAt { get; set; }

    /// <summary>The day of their death, where two officers have written it down.</summary>
    public DateOnly? DiedOn { get; set; }

    /// <summary>The account of the same human being that took this one in.</summary>
    public PersonId? MergedInto { get; set; }

    public DateTime? MergedAt { get; set; }

    /// <summary>Nobody signs in with it.</summary>
    public bool IsClosed => DiedOn is not null || MergedInto is not null;

    public Assurance Assurance { get; set; } = Assurance.Claimed;

    /// <summary>When the registries are asked next; null when nothing is left to ask.</summary>
    public DateTime? CheckAt { get; set; }

    /// <summary>How often they were asked without an answer.</summary>
    public int CheckTimes { get; set; }

    /// <summary>When one of them said no.</summary>
    public DateTime? DifferedAt { get; set; }

    /// <summary>Another mobile, or nobody answered: asked from now on.</summary>
    public void CheckFrom(DateTime at) =>
        (Assurance, CheckAt, CheckTimes, DifferedAt) = (Assurance.Claimed, at, 0, null);

    /// <summary>The registries agreed, or two officers saw the paper.</summary>
    public void Checked() => (Assurance, CheckAt, DifferedAt) = (Assurance.Checked, null, null);

    /// <summary>A browser without wishes of its own reads as its owner does elsewhere.</summary>
    public void OfferReading(HttpContext http)
    {
        Reading.Offer(http, Reading.Language, Language);
        Reading.Offer(http, Reading.Theme, Theme);
        Reading.Offer(http, Reading.Text, TextSize);
        Reading.Offer(http, Reading.Motion, Motion);
    }

    public PersonId PersonId => new(Id);

    public string DisplayName => NameOf(GivenName, FamilyName);

    /// <summary>Some people have one name only.</summary>
    public static string NameOf(string given, string family) => (given + " " + family).Trim();
}
