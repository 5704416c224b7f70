using System.Collections.Immutable;
using Shahr.Contracts;
using Shahr.Ui;

namespace Shahr.Partners;

/// <summary>
/// What a partner's own server may ask with nobody signed in, in words. Nothing of any person is among it: that leaves
/// only where the person agrees (<see cref="Leaving"/>).
/// </summary>
internal sealed record MachineScope(string Scope, string Fa, string En)
{
    /// <summary>Reading how it stands at the city (<see cref="TellPartner"/>).</summary>
    public const string Registration = "registration.read";

    /// <summary>All there is.</summary>
    public static readonly ImmutableArray<MachineScope> All =
    [
        new(
            Registration,
            "ثبت خودش در شهر: وضعیت، عمر راز، و شمار کسانی که آن را پذیرفته‌اند",
            "Its own registration: standing, age of its secret, and how many people agreed to it"
        ),
        new(
            IMachines.BillsWrite,
            "فرستادن قبض‌های یک صادرکننده که اداره‌ای به او سپرده است",
            "Sending the bills of an issuer that an office entrusted to it"
        ),
    ];

    public static bool Has(string scope) => All.Any(m => m.Scope == scope);

    public static IEnumerable<MachineScope> Of(IEnumerable<string> scopes) => All.Where(m => scopes.Contains(m.Scope));

    public string In(UiContext ui) => ui.Say(Fa, En);
}
