using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>The job: whoever wants to know hears the day before what will go out.</summary>
internal static class TellBefore
{
    private const int AtOnce = 200;

    public static async Task<bool> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<BankingDb>();
        var news = services.GetRequiredService<OrderNews>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var tomorrow = PersianTime.DayOf(now).ToDateOnly().AddDays(1);
        var orders = await db
            .Orders.AsNoTracking()
            .Where(o => o.State == OrderState.Active && o.NextOn == tomorrow && o.TellsBefore)
            .Where(o => o.ToldOf == null || o.ToldOf != o.NextOn)
            .OrderBy(o => o.Id)
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var order in orders)
        {
            var told = await db
                .Orders.Where(o => o.Id == order.Id && o.State == OrderState.Active && o.NextOn == tomorrow)
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.ToldOf, tomorrow), ct);
            if (told > 0)
                await news.TomorrowAsync(order, tomorrow, ct);
        }

        return orders.Count == AtOnce;
    }
}
