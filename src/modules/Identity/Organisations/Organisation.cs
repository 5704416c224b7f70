using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>What sort of organisation it is.</summary>
internal enum OrganisationKind
{
    /// <summary>شرکت</summary>
    Company,

    /// <summary>فروشگاه و کارگاه</summary>
    Shop,

    /// <summary>انجمن و مؤسسه</summary>
    Association,

    /// <summary>دفتر یا شرکت مهندسی</summary>
    Engineers,

    /// <summary>شرکت پیمانکاری</summary>
    Contractors,
}

/// <summary>
/// A company, shop, association or firm that may be an applicant. Its id stands beside those of people; whoever acts
/// for it holds a <see cref="Delegation"/> that it gave.
/// </summary>
internal sealed class Organisation : RegistryClaim
{
    public PersonId Id { get; set; }

    /// <summary>شناسهٔ ملی; public, as every letterhead carries it. Several may claim one, one is confirmed.</summary>
    public string Code { get; set; } = "";

    public OrganisationKind Kind { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Who registered it, and its first manager once it is confirmed.</summary>
    public PersonId Founder { get; set; }

    public LegalEntityCode LegalCode => LegalEntityCode.Parse(Code);
}

/// <summary>Kinds of organisations as people read them.</summary>
internal static class OrganisationKinds
{
    public static string Name(OrganisationKind kind, UiContext ui) =>
        kind switch
        {
            OrganisationKind.Company => ui.Say("شرکت", "Company"),
            OrganisationKind.Shop => ui.Say("فروشگاه یا کارگاه", "Shop or workshop"),
            OrganisationKind.Association => ui.Say("انجمن یا مؤسسه", "Association"),
            OrganisationKind.Engineers => ui.Say("دفتر یا شرکت مهندسی", "Engineers' firm"),
            OrganisationKind.Contractors => ui.Say("شرکت پیمانکاری", "Contractors' firm"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
