using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

/// <summary>What a person does to ask for money, and what tests ask of it.</summary>
internal static class RequestsCity
{
    /// <summary>Up to the page that shows names and shares.</summary>
    public static async Task<Seen> WriteRequestAsync(
        this Visitor person,
        string to,
        long rials,
        string how = AskForMoney.Each,
        string? note = "سهم شام"
    ) =>
        await person.SubmitAsync(
            await person.GetAsync(AskForMoney.Address),
            "#ask",
            ("To", to),
            ("Amount", $"{rials}"),
            ("How", how),
            ("Note", note)
        );

    /// <summary>The whole way: written and sent; answers the address of the newest request.</summary>
    public static async Task<string> AskAsync(this Visitor person, string to, long rials)
    {
        var list = await person.SubmitAsync(await person.WriteRequestAsync(to, rials), "#send-requests");
        return list.Page.QuerySelector("main tbody a")?.GetAttribute("href") ?? "";
    }

    /// <summary>How a request stands.</summary>
    public static Task<MoneyRequest> RequestAsync(this CityHost city, string address) =>
        city.InScopeAsync(scope =>
            scope
                .GetRequiredService<TreasuryDb>()
                .Requests.AsNoTracking()
                .SingleAsync(r => r.Number == address.Substring(address.LastIndexOf('/') + 1))
        );

    /// <summary>Of all of somebody's requests.</summary>
    public static Task<List<MoneyRequest>> RequestsOfAsync(this CityHost city, PersonId asker) =>
        city.InScopeAsync(scope =>
            scope
                .GetRequiredService<TreasuryDb>()
                .Requests.AsNoTracking()
                .Where(r => r.AskerId == asker)
                .OrderBy(r => r.Id)
                .ToListAsync()
        );
}
