using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;

namespace Shahr.Banking;

/// <summary>
/// Cheques of the dead, and of two accounts of one human being. What a dead issuer owes becomes due (قانون امور حسبی,
/// art. 231) and is claimed from the estate; what a dead holder held belongs to the heirs and waits for them.
/// </summary>
internal sealed class ChequesOfPeople(BankingDb db, ChequeRegister register, ChequeNews news)
    : IHandle<PersonDied>,
        IHandle<PersonDeathUndone>,
        IHandle<PersonMerged>
{
    public async Task HandleAsync(PersonDied happened, Delivery delivery, CancellationToken ct)
    {
        var dead = happened.Person;
        await MarkAsync(dead, died: true, ct);
        foreach (var cheque in await Open().Where(c => c.IssuerId == dead).ToListAsync(ct))
            await IssuerDiedAsync(cheque, ct);
        foreach (var cheque in await Open().Where(c => c.OfferedToId == dead).ToListAsync(ct))
        {
            if (await register.EndOfferAsync(cheque, ChequeWhy.ReceiverDied))
                await news.ReceiverDiedAsync(cheque, ct);
        }

        var presented = await Open().Where(c => c.HolderId == dead && c.State == ChequeState.Presented).ToListAsync(ct);
        foreach (var cheque in presented)
        {
            var back = cheque.BouncedAt is null ? ChequeState.Held : ChequeState.Bounced;
            await register.StepAsync(cheque, back, new(LineKind.Lapsed, cheque.HolderName));
        }
    }

    public Task HandleAsync(PersonDeathUndone happened, Delivery delivery, CancellationToken ct) =>
        MarkAsync(happened.Person, died: false, ct);

    public async Task HandleAsync(PersonMerged happened, Delivery delivery, CancellationToken ct)
    {
        await MoveAsync(happened.Person, happened.Into, ct);
        var into = happened.Into;
        var ofOne = await Open()
            .Where(c => c.IssuerId == into)
            .Where(c => c.HolderId == into || (c.State == ChequeState.Offered && c.OfferedToId == into))
            .ToListAsync(ct);
        foreach (var cheque in ofOne)
        {
            await register.StepAsync(
                cheque,
                ChequeState.Void,
                new(LineKind.OnePerson, cheque.IssuerName),
                set => set.SetProperty(c => c.Why, ChequeWhy.OnePerson)
            );
        }
    }

    private IQueryable<Cheque> Open() =>
        db
            .Cheques.AsNoTracking()
            .Where(c => c.State != ChequeState.Draft && !ChequeSteps.Over.Contains(c.State))
            .OrderBy(c => c.Id);

    private async Task IssuerDiedAsync(Cheque cheque, CancellationToken ct)
    {
        var died = new Happened(LineKind.Died, cheque.IssuerName);
        if (cheque.State is not (ChequeState.Agreed or ChequeState.Offered))
            register.Tell(cheque, died);
        else if (!await VoidAsync(cheque, died))
            return;
        await news.IssuerDiedAsync(cheque, ct);
    }

    // Nobody had accepted it: there is no debt by it.
    private Task<bool> VoidAsync(Cheque cheque, Happened died) =>
        register.StepAsync(
            cheque,
            ChequeState.Void,
            died,
            set => set.SetProperty(c => c.Why, ChequeWhy.IssuerDied).SetProperty(c => c.AskAt, (DateTime?)null)
        );

    private async Task MarkAsync(PersonId person, bool died, CancellationToken ct)
    {
        var open = db.Cheques.Where(c => !ChequeSteps.Over.Contains(c.State));
        await open.Where(c => c.IssuerId == person).ExecuteUpdateAsync(s => s.SetProperty(c => c.IssuerDied, died), ct);
        await open.Where(c => c.HolderId == person).ExecuteUpdateAsync(s => s.SetProperty(c => c.HolderDied, died), ct);
    }

    private async Task MoveAsync(PersonId from, PersonId into, CancellationToken ct)
    {
        await db
            .ChequeBooks.Where(b => b.OwnerId == from)
            .ExecuteUpdateAsync(s => s.SetProperty(b => b.OwnerId, into), ct);
        await db
            .ChequeBooks.Where(b => b.ByPersonId == from)
            .ExecuteUpdateAsync(s => s.SetProperty(b => b.ByPersonId, into), ct);
        await db
            .ChequeHolders.Where(h => h.HolderId == from)
            .ExecuteUpdateAsync(s => s.SetProperty(h => h.HolderId, into), ct);
        var cheques = db.Cheques;
        await cheques.Where(c => c.IssuerId == from).ExecuteUpdateAsync(s => s.SetProperty(c => c.IssuerId, into), ct);
        await cheques
            .Where(c => c.ByPersonId == from)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.ByPersonId, into), ct);
        await cheques.Where(c => c.HolderId == from).ExecuteUpdateAsync(s => s.SetProperty(c => c.HolderId, into), ct);
        await cheques
            .Where(c => c.HolderById == from)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.HolderById, into), ct);
        await cheques
            .Where(c => c.OfferedToId == from)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.OfferedToId, into), ct);
    }
}
