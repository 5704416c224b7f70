using System.Text;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// What may be a password (NIST SP 800-63B, ASVS 6.2): eight characters to 128, any of Unicode, nothing demanded of
/// their kinds, never asked to be changed; but none that leaked, that everybody tries, or that says who one is.
/// </summary>
internal sealed class PasswordRules(DataFolder data, PersonalData sealing, UiContext ui)
{
    public const int Fewest = 8;
    public const int Most = 128;

    // NFKC may make eighteen letters of one: nobody needs to have a megabyte of them made.
    private const int MostTyped = 1000;

    /// <summary>
    /// The same however a keyboard writes it: composed letters (NFKC), digits of any language, ی and ک. Blanks stay.
    /// </summary>
    public static string Plain(string? typed) =>
        typed is null or { Length: > MostTyped }
            ? ""
            : PersianText
                .ToLatinDigits(typed.Normalize(NormalizationForm.FormKC))
                .Replace('ي', 'ی')
                .Replace('ى', 'ی')
                .Replace('ك', 'ک');

    /// <summary>The password as it is hashed, or why this person may not have it.</summary>
    public Result<string> Read(Person person, string? typed)
    {
        if (typed is { Length: > MostTyped })
            return PasswordProblems.TooLong.With(Most).On("Password");
        var plain = Plain(typed);
        var length = plain.EnumerateRunes().Count();
        if (length < Fewest)
            return PasswordProblems.TooShort.With(Fewest).On("Password");
        if (length > Most)
            return PasswordProblems.TooLong.With(Most).On("Password");
        if (SaysWho(person, plain))
            return PasswordProblems.AboutYou.On("Password");
        var known =
            CommonPasswords.Holds(plain)
            || BreachedList.Holds(data, plain)
            || (typed is not null && typed != plain && BreachedList.Holds(data, typed));
        return known ? PasswordProblems.Known.On("Password") : plain;
    }

    private bool SaysWho(Person person, string plain)
    {
        var key = Folded(plain);
        var names = new[] { person.GivenName, person.FamilyName, ui.CityName }
            .Select(Folded)
            .Where(name => name.Length >= 3);
        // The last seven digits are the telephone to those who know it.
        string[] telephone = sealing.MobileOf(person) is { } mobile ? [mobile.Value[^7..]] : [];
        string[] numbers = [sealing.CodeOf(person).Value, .. telephone];
        return names.Concat(numbers).Any(word => key.Contains(word, StringComparison.Ordinal));
    }

    private static string Folded(string text) =>
        PersianText.SearchKey(text).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
