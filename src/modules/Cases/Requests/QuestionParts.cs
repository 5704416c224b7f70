using Shahr.Cases.Definitions;

namespace Shahr.Cases.Requests;

/// <summary>One input of a question that has several.</summary>
/// <param name="Name">Name of the form field.</param>
/// <param name="Label">What it is.</param>
/// <param name="Value">What is kept.</param>
/// <param name="Optional">True when it may be left empty.</param>
/// <param name="Autocomplete">What the browser may fill it with; <c>off</c> for another's.</param>
/// <param name="IsCode">True for digits and Latin letters.</param>
/// <param name="Width">Width of the input, or null for the whole line.</param>
/// <param name="Hint">Help.</param>
public sealed record QuestionPart(
    string Name,
    string Label,
    string? Value,
    bool Optional = false,
    string Autocomplete = "off",
    bool IsCode = false,
    string? Width = null,
    string? Hint = null
);

/// <summary>The inputs of addresses, persons and organisations.</summary>
internal static class QuestionParts
{
    public static IReadOnlyList<QuestionPart> Of(FieldDefinition field, Answer? answer, string language) =>
        field.Type switch
        {
            FieldType.Address => Address(field.Name, answer as AddressAnswer, field.Known is not null, language),
            FieldType.Person => Person(field.Name, answer as PersonAnswer, field.Known is not null, language),
            FieldType.Organisation => Organisation(field.Name, answer as OrganisationAnswer, language),
            _ => [],
        };

    // Only one's own address may be filled in by the browser, and so it is with one's own name.
    private static QuestionPart[] Address(string name, AddressAnswer? kept, bool own, string language)
    {
        string Fill(string token) => own ? token : "off";
        return
        [
            new(name + "Street", Say("خیابان", "Street"), kept?.Street, Autocomplete: Fill("address-line1")),
            new(name + "Alley", Say("کوچه", "Alley"), kept?.Alley, true, Fill("address-line2")),
            new(name + "Number", Say("پلاک", "House number"), Digits(kept?.Number), false, "off", Width: "short"),
            new(name + "Floor", Say("طبقه", "Floor"), Digits(kept?.Floor), true, "off", Width: "short"),
            new(name + "Unit", Say("واحد", "Unit"), Digits(kept?.Unit), true, Fill("address-line3"), Width: "short"),
            new(
                name + "PostalCode",
                Say("کد پستی", "Postal code"),
                kept?.PostalCode,
                false,
                Fill("postal-code"),
                IsCode: true,
                Width: "medium",
                Say("ده رقم، از روی قبض آب، برق یا گاز", "Ten digits, on a water, power or gas bill")
            ),
        ];

        string Say(string fa, string en) => CaseWords.Say(language, fa, en);
        string? Digits(string? text) => text is null ? null : CaseWords.Digits(language, text);
    }

    private static QuestionPart[] Person(string name, PersonAnswer? kept, bool own, string language)
    {
        string Say(string fa, string en) => CaseWords.Say(language, fa, en);
        return
        [
            new(
                name + "Name",
                Say("نام و نام خانوادگی", "Given and family name"),
                kept?.Name,
                Autocomplete: own ? "name" : "off"
            ),
            new(
                name + "NationalCode",
                Say("کد ملی", "National code"),
                kept?.NationalCode,
                true,
                IsCode: true,
                Width: "medium"
            ),
            new(
                name + "Passport",
                Say("شمارهٔ گذرنامه", "Passport number"),
                kept?.Passport,
                true,
                IsCode: true,
                Width: "medium",
                Hint: Say("تنها برای کسی که کد ملی ندارد", "Only for somebody without a national code")
            ),
        ];
    }

    private static QuestionPart[] Organisation(string name, OrganisationAnswer? kept, string language) =>
        [
            new(
                name + "Name",
                CaseWords.Say(language, "نام", "Name"),
                kept?.Name,
                Hint: CaseWords.Say(language, "چنان که ثبت شده است", "As it is registered")
            ),
            new(
                name + "NationalId",
                CaseWords.Say(language, "شناسهٔ ملی", "National id"),
                kept?.NationalId,
                IsCode: true,
                Width: "medium",
                Hint: CaseWords.Say(language, "یازده رقم", "Eleven digits")
            ),
        ];
}
