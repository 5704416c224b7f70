using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Of two accounts of one human being the money comes under the one that stays; where they are parted again, so much of
/// it goes back as came, if it is still there. What is held when they are merged ends where it was to go.
/// </summary>
internal sealed class MergeWallets(ICityLedger ledger) : IHandle<PersonMerged>, IHandle<PersonMergeUndone>
{
    public Task HandleAsync(PersonMerged happened, Delivery delivery, CancellationToken ct) =>
        MoveAsync(delivery, happened.Person, happened.Into, long.MaxValue);

    public async Task HandleAsync(PersonMergeUndone happened, Delivery delivery, CancellationToken ct)
    {
        var came = await ledger.HistoryAsync(
            new HistoryQuery(Of(happened.Person), With: Of(happened.From), Code: (ushort)MoneyCode.Merge, Take: 1)
        );
        if (came.Entries is [var move] && move.Debit == Of(happened.Person))
            await MoveAsync(delivery, happened.From, happened.Person, move.Amount);
    }

    // The id of the event is that of the transfer: a second delivery moves nothing.
    private async Task MoveAsync(Delivery delivery, PersonId from, PersonId to, long most)
    {
        var answers = await ledger.SubmitAsync(
            MoneyAccounts.Move(
                CommandId.From(delivery.EventId),
                MoneyAccounts.WalletOf(from),
                MoneyAccounts.WalletOf(to),
                most,
                MoneyCode.Merge,
                CommandFlags.BalancingDebit
            )
        );
        // Anything but an empty wallet is for an operator to see: the event waits among those that failed.
        if (!answers[^1].Done && answers[^1].Refusal != Refusal.NothingToMove)
            throw new InvalidOperationException($"The money of {from} did not come to {to}: {answers[^1].Refusal}.");
    }

    private static AccountId Of(PersonId person) => MoneyAccounts.WalletOf(person).Id;
}
