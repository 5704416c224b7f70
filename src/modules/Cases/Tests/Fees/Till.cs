using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>The city's till as applicants meet it: the room beside this one is not replaced in these tests.</summary>
internal static class Till
{
    /// <summary>A service of the house whose second step costs something.</summary>
    public const string Service = "no-violation-certificate";

    /// <summary>Title of that step.</summary>
    public const string Issue = "صدور گواهی";

    /// <summary>The form on the page of a case that leads to the payment.</summary>
    public const string PayForm = "#pay-fee";

    /// <summary>Pays what the case costs, from its page to the receipt, and waits until the case has heard.</summary>
    public static async Task<Seen> PayAsync(CasesCity city, Visitor visitor, Actor owner, string number)
    {
        await city.City.FundAsync(owner.For, 10_000_000);
        var check = await visitor.SubmitAsync(await visitor.GetAsync($"/cases/{number}"), PayForm);
        var receipt = await visitor.SubmitAsync(check, "#pay");
        Assert.Contains("پرداخت شد", receipt.Text, StringComparison.Ordinal);
        await GoesOnAsync(visitor, number);
        return receipt;
    }

    /// <summary>Waits until nothing is to be paid in the case.</summary>
    public static Task GoesOnAsync(Visitor visitor, string number) =>
        CityHost.EventuallyAsync(
            async () => (await visitor.GetAsync($"/cases/{number}")).Page.QuerySelector(PayForm) is null,
            "the case has heard that its fee is paid"
        );

    /// <summary>Asks for the certificate up to the step that waits for its fee; the number.</summary>
    public static async Task<string> OweAsync(CasesCity city, Visitor visitor)
    {
        var service = ServiceShelf.Embedded.Single(e => e.Definition.Code == Service).Definition;
        var check = await FilledForms.WriteAsync(city, visitor, service);
        Assert.Contains("۱٬۵۰۰٬۰۰۰ ریال", check.Text);
        var number = Journeys.NumberOf(await visitor.SubmitAsync(check, Journeys.Sending));
        await Journeys.WorkAsync(city.Davoud(), number, 0, "yes");
        return number;
    }
}
