using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;
using Shahr.Treasury;

namespace Shahr.Cases.Tests;

/// <summary>The city's till as applicants meet it: the room beside this one is not replaced in these tests.</summary>
internal static class Till
{
    /// <summary>The form on the page of a case that leads to the payment.</summary>
    public const string PayForm = "#pay-fee";

    /// <summary>The bank brought somebody so much.</summary>
    public static Task FundAsync(CasesCity city, Actor owner, long rials) =>
        city
            .City.Services.GetRequiredService<TreasurySeed>()
            .GiveAsync(owner.For, new Rial(rials), Guid.CreateVersion7());

    /// <summary>Pays what the case costs now, from its page to the receipt, and waits until the case has heard it.</summary>
    public static async Task<Seen> PayAsync(CasesCity city, Visitor visitor, Actor owner, string number)
    {
        await FundAsync(city, owner, 10_000_000);
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
}
