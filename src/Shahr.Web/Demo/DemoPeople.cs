using Shahr.Identity;

namespace Shahr.Web.Demo;

/// <summary>A person of the demo city, who they are, and what they may do in which office.</summary>
/// <param name="Person">As they sign up.</param>
/// <param name="Role">Printed beside the sign-in.</param>
/// <param name="Offices">Office code and permissions.</param>
internal sealed record DemoPerson(
    NewPerson Person,
    string Role,
    params (string Office, string[] Permissions)[] Offices
);

/// <summary>The people that every test, tour and document names.</summary>
internal static class DemoPeople
{
    private static readonly string[] Desk = ["cases.work", "cases.decide"];

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new(new("0073100013", "09120000001", "مریم", "احمدی"), "شهروند"),
        new(
            new("0073100021", "09120000002", "داوود", "رضایی"),
            "کارشناس",
            ("lighting", Desk),
            ("roads", Desk),
            ("waste", Desk),
            ("parks", Desk),
            ("water", [.. Desk, "treasury.issue_bills"]),
            ("environment", Desk),
            ("citizen-services", [.. Desk, "identity.recover", "partners.approve", "cases.design"]),
            (
                "registry",
                [
                    .. Desk,
                    "identity.confirm_organisations",
                    "identity.confirm_guardians",
                    "identity.search_people",
                    "identity.change_people",
                ]
            ),
            ("district", [.. Desk, "treasury.issue_bills", "treasury.refund", "cases.lead"]),
            ("police", Desk),
            ("business", Desk),
            ("information", Desk),
            ("legal", Desk)
        ),
        new(
            new("0073100031", "09120000003", "پروین", "صالحی"),
            "حسابرس",
            ("mayor", ["identity.manage_offices", "identity.manage_kiosks", "cases.see_all", "notify.bulk"]),
            ("oversight", Desk),
            ("appeals", Desk)
        ),
        new(
            new("0073100048", "09120000004", "کاوه", "نوری"),
            "مدیر شهر",
            (
                "mayor",
                [
                    "identity.manage_offices",
                    "identity.manage_kiosks",
                    "identity.recover",
                    "identity.search_people",
                    "identity.change_people",
                    "notify.operate",
                    "notify.alert",
                    "notify.bulk",
                    "documents.revoke",
                    "treasury.reconcile",
                    "treasury.refund",
                    "partners.approve",
                    "cases.see_all",
                    "cases.design",
                    "cases.lead",
                    .. Desk,
                ]
            ),
            ("legal", Desk),
            ("finance", Desk)
        ),
        new(new("0073100056", "09120000005", "شیرین", "کریمی"), "مهندس"),
        new(new("0073100064", "09120000006", "بهرام", "جعفری"), "پیمانکار"),
        new(new("0073100072", "09120000007", "نسرین", "عباسی"), "اعزام‌کننده"),
        new(new("0073100080", "09120000008", "فرهاد", "مرادی"), "مغازه‌دار"),
    ];

    /// <summary>National id and name of Farhad's bakery.</summary>
    public static (string NationalId, string Name) Bakery { get; } = ("14007310081", "نانوایی برکت");

    /// <summary>National code of who owns it and manages its members.</summary>
    public const string Baker = "0073100080";

    /// <summary>National code of who may see its cases and no more.</summary>
    public const string BakeryGuest = "0073100064";

    /// <summary>National codes of Maryam and Farhad, in whose names issuers send bills.</summary>
    public static IReadOnlyList<string> Billed { get; } = ["0073100013", "0073100080"];

    /// <summary>National code of Nasrin, who trusts two friends to let her back in without her mobile.</summary>
    public const string Trusting = "0073100072";

    /// <summary>Their national codes.</summary>
    public static IReadOnlyList<string> Friends { get; } = ["0073100013", "0073100056"];

    /// <summary>What <c>./run</c> prints: with whose national code to sign in, and where the code appears.</summary>
    public static string SignInHelp(string url) =>
        string.Join(
            '\n',
            [
                "کد ملی برای ورود / national codes to sign in with:",
                .. All.Select(p => $"  {p.Person.NationalCode}  {p.Person.GivenName} {p.Person.FamilyName} ({p.Role})"),
                $"کد پیامکی این‌جاست / SMS codes appear at: {url}/dev/outbox",
                "کد رمزساز همکاران هم بالای همان صفحه / officers' authenticator codes at its head",
            ]
        );
}
