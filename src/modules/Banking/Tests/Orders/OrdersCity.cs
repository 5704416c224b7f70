using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Orders;

/// <summary>What a person does to have money go out by itself, and what tests ask of it.</summary>
internal static class OrdersCity
{
    /// <summary>The city's day.</summary>
    public static JalaliDate Today(this CityHost city) => PersianTime.DayOf(city.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Up to the page on which it is agreed to.</summary>
    public static async Task<Seen> WriteOrderAsync(
        this Visitor person,
        string to,
        long rials,
        JalaliDate first,
        string rhythm = "Weekly",
        string whenShort = "Tell",
        bool tellsBefore = false
    ) =>
        await person.SubmitAsync(
            await person.GetAsync(WriteOrder.Address),
            "#order",
            ("To", to),
            ("Amount", $"{rials}"),
            ("Note", "اجارهٔ خانه"),
            ("Rhythm", rhythm),
            ("FirstDay", $"{first.Day}"),
            ("FirstMonth", $"{first.Month}"),
            ("FirstYear", $"{first.Year}"),
            ("WhenShort", whenShort),
            ("TellsBefore", tellsBefore ? "yes" : null)
        );

    /// <summary>The whole way: written and agreed to.</summary>
    public static async Task<Seen> OrderAsync(
        this Visitor person,
        string to,
        long rials,
        JalaliDate first,
        string rhythm = "Weekly",
        string whenShort = "Tell",
        bool tellsBefore = false
    ) =>
        await person.SubmitAsync(
            await person.WriteOrderAsync(to, rials, first, rhythm, whenShort, tellsBefore),
            "#agree"
        );

    /// <summary>The clock goes on to an hour of a day, if it is not there yet.</summary>
    public static void GoTo(this CityHost city, JalaliDate day, int hour)
    {
        var at = PersianTime.FromTehran(day.ToDateOnly().ToDateTime(new TimeOnly(hour, 30)));
        if (at > city.Clock.GetUtcNow().UtcDateTime)
            city.Clock.Set(at);
    }

    /// <summary>One round of the job.</summary>
    public static Task RunAsync(this CityHost city) =>
        city.InTransactionAsync(services => RunOrders.RunAsync(services, CancellationToken.None));

    /// <summary>What is in a wallet, in rials.</summary>
    public static Task<long> MoneyOfAsync(this CityHost city, PersonId owner) =>
        city.InScopeAsync(async services =>
            (await services.GetRequiredService<IAgreedPayments>().AvailableAsync(owner))?.Amount ?? -1
        );

    /// <summary>The order of a page.</summary>
    public static Task<StandingOrder> OrderAtAsync(this CityHost city, string address) =>
        city.InScopeAsync(services =>
            services
                .GetRequiredService<BankingDb>()
                .Orders.AsNoTracking()
                .SingleAsync(o => o.Number == address.Substring(address.LastIndexOf('/') + 1))
        );

    /// <summary>All attempts of the order of a page, the first first.</summary>
    public static Task<List<OrderRun>> RunsAtAsync(this CityHost city, string address) =>
        city.InScopeAsync(async services =>
        {
            var order = await city.OrderAtAsync(address);
            return await services
                .GetRequiredService<BankingDb>()
                .Runs.AsNoTracking()
                .Where(r => r.OrderId == order.Id)
                .OrderBy(r => r.DueOn)
                .ThenBy(r => r.Attempt)
                .ToListAsync();
        });

    /// <summary>Waits until so many attempts have ended, and none is on its way.</summary>
    public static Task EndedAsync(this CityHost city, string address, int attempts) =>
        CityHost.EventuallyAsync(
            async () =>
            {
                var runs = await city.RunsAtAsync(address);
                return runs.Count == attempts && runs.All(r => r.State != RunState.Asked);
            },
            $"{attempts} attempts have ended"
        );
}
