using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>
/// Tells both sides of a cheque what happened and what they may do next. It is told in the transaction of the step,
/// which is taken once: so each is told once.
/// </summary>
internal sealed class ChequeNews(INotify notify, UiContext ui)
{
    /// <summary>Somebody is to accept it.</summary>
    public Task OfferedAsync(Cheque cheque, PersonId to, string from, CancellationToken ct) =>
        TellAsync("cheque_offered", to, cheque, from, ct);

    /// <summary>Whoever offered it hears the answer.</summary>
    public Task AnsweredAsync(Cheque cheque, bool accepted, CancellationToken ct) =>
        TellAsync(
            accepted ? "cheque_accepted" : "cheque_declined",
            Offerer(cheque),
            cheque,
            cheque.OfferedToName ?? cheque.ReceiverName,
            ct
        );

    /// <summary>The receiver died before they answered.</summary>
    public Task ReceiverDiedAsync(Cheque cheque, CancellationToken ct) =>
        TellAsync("cheque_receiver_died", Offerer(cheque), cheque, cheque.OfferedToName ?? cheque.ReceiverName, ct);

    /// <summary>Sayad did not register it.</summary>
    public Task NotRegisteredAsync(Cheque cheque, CancellationToken ct) =>
        TellAsync("cheque_not_registered", cheque.ByPersonId, cheque, cheque.ReceiverName, ct);

    /// <summary>The issuer must have the money ready.</summary>
    public Task PresentedAsync(Cheque cheque, CancellationToken ct) =>
        TellAsync("cheque_presented", cheque.ByPersonId, cheque, cheque.HolderName ?? "", ct);

    /// <summary>Both hear that it was paid.</summary>
    public Task PaidAsync(Cheque cheque, CancellationToken ct) => BothAsync("cheque_paid", "cheque_paid", cheque, ct);

    /// <summary>Both hear that it bounced, why, and what they may do.</summary>
    public Task BouncedAsync(Cheque cheque, ChequeWhy why, CancellationToken ct) =>
        why switch
        {
            ChequeWhy.IssuerDied => ToHolderAsync("cheque_issuer_died", cheque, ct),
            ChequeWhy.Short => BothAsync("cheque_bounced_issuer", "cheque_bounced_holder", cheque, ct),
            _ => BothAsync("cheque_refused", "cheque_refused", cheque, ct),
        };

    /// <summary>What the issuer wanted to settle did not go.</summary>
    public Task NotSettledAsync(Cheque cheque, CancellationToken ct) =>
        TellAsync("cheque_not_settled", cheque.ByPersonId, cheque, cheque.HolderName ?? "", ct);

    /// <summary>A court stopped it.</summary>
    public Task StoppedAsync(Cheque cheque, CancellationToken ct) => ToHolderAsync("cheque_stopped", cheque, ct);

    /// <summary>The issuer died while somebody holds it.</summary>
    public Task IssuerDiedAsync(Cheque cheque, CancellationToken ct) => ToHolderAsync("cheque_issuer_died", cheque, ct);

    /// <summary>The leaves of a book are there.</summary>
    public Task BookGivenAsync(ChequeBook book, CancellationToken ct) =>
        notify.SendAsync(
            new Message(
                $"banking.cheque_book_ready:{book.Id:N}",
                book.ByPersonId,
                "cheque_book_ready",
                new Dictionary<string, string>
                {
                    ["city"] = ui.CityName,
                    ["leaves"] = PersianText.ToPersianDigits($"{book.Leaves}"),
                },
                ListCheques.Address
            ),
            ct
        );

    private static PersonId Offerer(Cheque cheque) =>
        cheque is { State: ChequeState.Passing, HolderById: { } holder } ? holder : cheque.ByPersonId;

    private async Task BothAsync(string toIssuer, string toHolder, Cheque cheque, CancellationToken ct)
    {
        await TellAsync(toIssuer, cheque.ByPersonId, cheque, cheque.HolderName ?? "", ct);
        await ToHolderAsync(toHolder, cheque, ct);
    }

    // Who was offered it and has not answered yet hears it too, by their own name.
    private Task ToHolderAsync(string template, Cheque cheque, CancellationToken ct) =>
        (cheque.HolderById ?? cheque.OfferedToId) is { } holder
            ? TellAsync(template, holder, cheque, cheque.IssuerName, ct)
            : Task.CompletedTask;

    private Task TellAsync(string template, PersonId to, Cheque cheque, string name, CancellationToken ct)
    {
        var values = new Dictionary<string, string>
        {
            ["city"] = ui.CityName,
            ["name"] = name,
            ["amount"] = cheque.AmountRial.ToTomanString(),
            ["due"] = JalaliDate.From(cheque.DueOn).ToMediumString(),
            ["days"] = PersianText.ToPersianDigits($"{Cheque.SettleDays}"),
        };
        return notify.SendAsync(
            new Message(
                $"banking.{template}:{Guid.CreateVersion7():N}",
                to,
                template,
                values,
                ShowCheque.Address(cheque)
            ),
            ct
        );
    }
}
