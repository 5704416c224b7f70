using Shahr.Kit.Modules;

namespace Shahr.Cases;

/// <summary>What an office may be given to do with cases.</summary>
internal static class CasesPermissions
{
    public const string Work = "cases.work";
    public const string Decide = "cases.decide";

    /// <summary>Heads an office: hears of work that stays late.</summary>
    public const string Lead = "cases.lead";

    public const string SeeAll = "cases.see_all";
    public const string Design = "cases.design";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Work, "رسیدگی به پرونده‌ها", "Work on cases"),
        new(Decide, "تصمیم دربارهٔ پرونده‌ها", "Decide cases"),
        new(Lead, "سرپرستی کار اداره", "Head of an office's work"),
        new(SeeAll, "دیدن همهٔ پرونده‌ها", "See all cases", FourEyes: true),
        new(Design, "طراحی و انتشار خدمت‌ها", "Design and publish services", FourEyes: true),
    ];

    /// <summary>One of them in words; its code where it is another room's.</summary>
    public static string NameOf(string code, string language) =>
        All.FirstOrDefault(p => p.Code == code) is { } named ? CaseWords.Say(language, named.Fa, named.En) : code;
}
