using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>Tells the owner of an order what will happen, and what did not.</summary>
internal sealed class OrderNews(INotify notify, IPeople people, UiContext ui)
{
    public Task TomorrowAsync(StandingOrder order, DateOnly day, CancellationToken ct) =>
        TellAsync("order_tomorrow", $"{order.Id:N}:{day.DayNumber}", order, order.AmountRial, ct);

    /// <summary>Only once for a day of the order: how often it is tried stands in the first.</summary>
    public Task AgainAsync(StandingOrder order, OrderRun run, CancellationToken ct) =>
        run.Attempt > 1 ? Task.CompletedTask : TellAsync("order_short_again", $"{run.Id:N}", order, run.AmountRial, ct);

    public Task ShortAsync(StandingOrder order, OrderRun run, CancellationToken ct) =>
        TellAsync("order_short", $"{run.Id:N}", order, run.AmountRial, ct);

    public Task PartAsync(StandingOrder order, OrderRun run, CancellationToken ct) =>
        TellAsync("order_part", $"{run.Id:N}", order, run.AmountRial, ct);

    public Task FailedAsync(StandingOrder order, OrderRun run, CancellationToken ct) =>
        TellAsync("order_failed", $"{run.Id:N}", order, run.AmountRial, ct);

    public Task ReceiverGoneAsync(StandingOrder order, CancellationToken ct) =>
        TellAsync("order_receiver_gone", $"{order.Id:N}", order, order.AmountRial, ct);

    private async Task TellAsync(string template, string key, StandingOrder order, Rial amount, CancellationToken ct)
    {
        var values = new Dictionary<string, string>
        {
            ["city"] = ui.CityName,
            ["name"] = order.ReceiverName,
            ["amount"] = amount.ToTomanString(),
            ["whole"] = order.AmountRial.ToTomanString(),
        };
        var href = ShowOrder.Address(order);
        foreach (var reader in await ReadersAsync(order, ct))
        {
            var message = new Message($"banking.{template}:{key}:{reader.Value:N}", reader, template, values, href);
            await notify.SendAsync(message, ct);
        }
    }

    // Of an organisation those who see to its money now, whoever wrote the order then.
    private async Task<IReadOnlyList<PersonId>> ReadersAsync(StandingOrder order, CancellationToken ct) =>
        order.OwnerId == order.ByPersonId
            ? [order.OwnerId]
            : await people.ReadersOfAsync(order.OwnerId, Mandate.EveryService, ct);
}
