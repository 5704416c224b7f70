using Shahr.Kit.Retention;

namespace Shahr.Documents;

/// <summary>What this room keeps, how long and why.</summary>
internal static class KeptByDocuments
{
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "documents.documents",
            Fa = "سندهایی که شهر امضا کرده است",
            En = "Documents the city signed",
            SinceFa = "تا سازمان اسناد ملی اجازهٔ از میان بردن بدهد",
            SinceEn = "until the National Archives allow their destruction",
            WhyFa = "سند دولتی است (قانون تأسیس سازمان اسناد ملی ایران، ۱۳۴۹) و هر کس باید بتواند آن را بسنجد.",
            WhyEn =
                "They are public records under the National Archives Act of Iran (1349), and anybody may verify them.",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
    ];
}
