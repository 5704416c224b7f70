using Shahr.Kit.Modules;

namespace Shahr.Web.Pages;

/// <summary>Names and icons of the twelve groups of city life and the five stages of a service.</summary>
internal static class CityGroups
{
    public static string Title(CityGroup group, string language) => language == "en" ? English(group) : Persian(group);

    public static string Icon(CityGroup group) =>
        group switch
        {
            CityGroup.Administrative => "landmark",
            CityGroup.Banking => "wallet",
            CityGroup.Commerce => "store",
            CityGroup.Leisure => "tree-pine",
            CityGroup.Information => "newspaper",
            CityGroup.Science => "lightbulb",
            CityGroup.Learning => "graduation-cap",
            CityGroup.Politics => "vote",
            CityGroup.Travel => "bus",
            CityGroup.Work => "briefcase",
            CityGroup.Health => "heart-pulse",
            CityGroup.Decisions => "users",
            _ => throw new ArgumentOutOfRangeException(nameof(group)),
        };

    public static string Stage(ServiceStage stage, string language) =>
        (stage, language) switch
        {
            (ServiceStage.Emergence, "en") => "information",
            (ServiceStage.Upgrade, "en") => "forms",
            (ServiceStage.Interaction, "en") => "two-way",
            (ServiceStage.Transaction, "en") => "end to end",
            (ServiceStage.Integration, "en") => "integrated",
            (ServiceStage.Emergence, _) => "اطلاع‌رسانی",
            (ServiceStage.Upgrade, _) => "فرم‌ها",
            (ServiceStage.Interaction, _) => "دوسویه",
            (ServiceStage.Transaction, _) => "از آغاز تا پایان",
            _ => "یکپارچه",
        };

    private static string Persian(CityGroup group) =>
        group switch
        {
            CityGroup.Administrative => "اداری",
            CityGroup.Banking => "بانکی",
            CityGroup.Commerce => "خرید و بازار",
            CityGroup.Leisure => "فراغت",
            CityGroup.Information => "اطلاع‌رسانی",
            CityGroup.Science => "علمی",
            CityGroup.Learning => "آموزش",
            CityGroup.Politics => "سیاسی",
            CityGroup.Travel => "سفر و جابه‌جایی",
            CityGroup.Work => "کار و اشتغال",
            CityGroup.Health => "سلامت",
            CityGroup.Decisions => "تصمیم‌گیری",
            _ => throw new ArgumentOutOfRangeException(nameof(group)),
        };

    private static string English(CityGroup group) =>
        group switch
        {
            CityGroup.Administrative => "Administrative",
            CityGroup.Banking => "Banking",
            CityGroup.Commerce => "Shopping and trade",
            CityGroup.Leisure => "Leisure",
            CityGroup.Information => "Information",
            CityGroup.Science => "Science",
            CityGroup.Learning => "Learning",
            CityGroup.Politics => "Politics",
            CityGroup.Travel => "Travel",
            CityGroup.Work => "Work",
            CityGroup.Health => "Health",
            CityGroup.Decisions => "Decisions",
            _ => throw new ArgumentOutOfRangeException(nameof(group)),
        };
}
