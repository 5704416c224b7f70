using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>Tells both sides of a mandate; of an organisation those who see to its money now.</summary>
internal sealed class MandateNews(BankingDb db, INotify notify, IPeople people, UiContext ui)
{
    public Task AskedAsync(DebitMandate mandate, CancellationToken ct) =>
        TellAsync("mandate_asked", $"{mandate.Id:N}", mandate, null, toPayer: true, ct);

    public Task AgreedAsync(DebitMandate mandate, CancellationToken ct) =>
        TellAsync("mandate_agreed", $"{mandate.Id:N}", mandate, null, toPayer: false, ct);

    public Task DeclinedAsync(DebitMandate mandate, CancellationToken ct) =>
        TellAsync("mandate_declined", $"{mandate.Id:N}", mandate, null, toPayer: false, ct);

    /// <summary>Whoever did not end it hears of it.</summary>
    public Task EndedAsync(DebitMandate mandate, string by, CancellationToken ct) =>
        TellAsync("mandate_ended", $"{mandate.Id:N}", mandate, null, toPayer: by == "payee", ct);

    /// <summary>The notice before a debit.</summary>
    public Task AnnouncedAsync(DebitMandate mandate, Debit debit, CancellationToken ct) =>
        TellAsync("debit_announced", $"{debit.Id:N}", mandate, debit, toPayer: true, ct);

    public async Task StoppedAsync(DebitMandate mandate, Guid debit, CancellationToken ct)
    {
        var stopped = await db.Debits.AsNoTracking().SingleAsync(d => d.Id == debit, ct);
        await TellAsync("debit_stopped", $"{debit:N}", mandate, stopped, toPayer: false, ct);
    }

    public async Task NotDrawnAsync(DebitMandate mandate, Debit debit, CancellationToken ct)
    {
        await TellAsync("debit_not_drawn", $"{debit.Id:N}", mandate, debit, toPayer: true, ct);
        await TellAsync("debit_not_received", $"{debit.Id:N}", mandate, debit, toPayer: false, ct);
    }

    public async Task BackAsync(DebitMandate mandate, Debit debit, CancellationToken ct)
    {
        await TellAsync("debit_back", $"{debit.Id:N}", mandate, debit, toPayer: true, ct);
        await TellAsync("debit_taken_back", $"{debit.Id:N}", mandate, debit, toPayer: false, ct);
    }

    /// <summary>Once, however often it is tried: the message's key is the debit's.</summary>
    public async Task OwedAsync(DebitMandate mandate, Debit debit, CancellationToken ct)
    {
        await TellAsync("debit_owed", $"{debit.Id:N}", mandate, debit, toPayer: true, ct);
        await TellAsync("debit_owes", $"{debit.Id:N}", mandate, debit, toPayer: false, ct);
    }

    private async Task TellAsync(
        string template,
        string key,
        DebitMandate mandate,
        Debit? debit,
        bool toPayer,
        CancellationToken ct
    )
    {
        var values = new Dictionary<string, string>
        {
            ["city"] = ui.CityName,
            ["name"] = toPayer ? mandate.PayeeName : mandate.PayerName,
            ["purpose"] = mandate.Purpose,
            ["amount"] = (debit?.AmountRial ?? mandate.EachRial).ToTomanString(),
            ["day"] = debit is null ? "" : JalaliDate.From(debit.DueOn).ToMediumString(),
        };
        var href = ShowMandate.Address(mandate);
        foreach (var reader in await ReadersAsync(mandate, toPayer, ct))
        {
            var message = new Message($"banking.{template}:{key}:{reader.Value:N}", reader, template, values, href);
            await notify.SendAsync(message, ct);
        }
    }

    private async Task<IReadOnlyList<PersonId>> ReadersAsync(DebitMandate mandate, bool payer, CancellationToken ct)
    {
        var (owner, acted) = payer
            ? (mandate.PayerId, mandate.AgreedById ?? mandate.PayerId)
            : (mandate.PayeeId, mandate.ByPersonId);
        return owner == acted ? [owner] : await people.ReadersOfAsync(owner, Mandate.EveryService, ct);
    }
}
