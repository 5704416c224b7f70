using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;

namespace Shahr.Identity;

/// <summary>
/// The rules of an account without a mobile: the registry of people is asked first, then four eyes as at every
/// dangerous act of the counter. Whatever concerns one national code goes one after another, sign-up too.
/// </summary>
internal sealed class CounterAccountDesk(
    IdentityDb db,
    PersonalData sealing,
    LookUpIndex index,
    PersonFinder finder,
    Newcomers newcomers,
    UserManager<Person> accounts,
    RegistryCheck registries,
    EntryDesk entries,
    IPeople people,
    Limits limits,
    CityTransaction transaction,
    AuditTrail audit,
    CityEvents events,
    TimeProvider clock
) : IFourEyesDesk<CounterAccount>
{
    public const int MostADay = 60;
    public const int MostOfOne = 5;

    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    public Problem Unknown => AccountProblems.Unknown;

    public Problem Own => AccountProblems.Own;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Writes it down; it now waits for another officer. The registry is asked with no transaction held.
    /// </summary>
    public async Task<(CounterAccount? Account, Refusal? Refusal)> BeginAsync(
        AccountOrder order,
        Actor actor,
        CancellationToken ct
    )
    {
        transaction.KeepOnRefusal = true;
        var about = index.Of(SealedFields.NationalCode, order.Code.Value);
        var often =
            await limits.CountAsync($"counter-account:{actor.Person}", MostADay, _day, ct)
            ?? await limits.CountAsync($"counter-account-of:{about}", MostOfOne, _day, ct);
        if (often is { } wait)
            return (null, Refusal.Minutes(IdentityProblems.TooOften, wait));
        if (await RefuseAsync(order, ct) is { } known)
            return (null, new Refusal(known));
        await transaction.CommitAsync(ct);
        var claim = new CivilClaim(order.Code, order.GivenName, order.FamilyName, order.Born);
        var verdict = await registries.AskAsync(claim, null, ct);
        await transaction.BeginAsync(ct);
        if (verdict == Verdict.Differs)
        {
            audit.Record("identity.account_differed", "person", actor.Person.ToString(), order.Reason);
            return (null, new Refusal(AccountProblems.Differs));
        }

        await LockAsync(about, ct);
        if (await RefuseAsync(order, ct) is { } meanwhile)
            return (null, new Refusal(meanwhile));
        var account = New(order, about, verdict, actor);
        db.CounterAccounts.Add(account);
        Record("identity.account_begun", account, order.Reason);
        return (account, null);
    }

    /// <summary>The second pair of eyes: the account is there from now on, and its slip is made.</summary>
    public async Task<Problem?> ConfirmAsync(CounterAccount account, Actor actor, CancellationToken ct)
    {
        if (await IsOwnAsync(actor, account, ct))
            return AccountProblems.Own;
        if (account.BegunBy == actor.Person)
            return AccountProblems.SecondOfficer;
        if (account.NationalCode is not { } text || account.SealedBirth is not { } day)
            return AccountProblems.Over;
        var code = PersonKey.Kept(sealing.Open(text, account.Id, SealedFields.NationalCode));
        await LockAsync(index.Of(SealedFields.NationalCode, code.Value), ct);
        if (await finder.ByKeyAsync(code, ct) is not null)
            return AccountProblems.There;
        if (!await EndAsync(account, FourEyesState.Done, actor, null, ct))
            return AccountProblems.Over;
        var born = BirthDays.Kept(sealing.Open(day, account.Id, SealedFields.Birth));
        var person = newcomers.Make(code, null, account.GivenName, account.FamilyName, born, account.PersonId);
        // Two officers have seen the paper, and no registry said no.
        person.Checked();
        var made = await accounts.CreateAsync(person);
        if (!made.Succeeded)
            throw new InvalidOperationException(string.Join(", ", made.Errors.Select(e => e.Code)));
        Record("identity.account_confirmed", account, account.Reason);
        events.Tell(new PersonJoined(person.PersonId));
        await entries.MakeAsync(person, ct);
        return null;
    }

    /// <summary>An officer who doubts stops it.</summary>
    public async Task<Problem?> StopAsync(CounterAccount account, Actor actor, string why, CancellationToken ct)
    {
        if (!await EndAsync(account, FourEyesState.Stopped, actor, why, ct))
            return AccountProblems.Over;
        Record("identity.account_stopped", account, why);
        return null;
    }

    public Task<bool> IsOwnAsync(Actor actor, CounterAccount account, CancellationToken ct) =>
        people.AreOwnAsync(actor, account.PersonId, ct);

    public Task<CounterAccount?> FindAsync(Guid id, CancellationToken ct) => db.CounterAccounts.ByIdAsync(id, ct);

    /// <summary>What waits, the one that ends first before the others.</summary>
    public Task<List<CounterAccount>> WaitingAsync(int most, CancellationToken ct) =>
        db.CounterAccounts.WaitingAsync(Now, most, ct);

    /// <summary>Whatever nobody confirmed in time is over, and says no more of anybody.</summary>
    public Task<int> ExpireAsync(CancellationToken ct) => db.CounterAccounts.ExpireAsync(Now, ct, WithoutPerson);

    // Counting locks the row, the very one that sign-up takes. One try more does no harm.
    private Task LockAsync(string about, CancellationToken ct) =>
        limits.CountAsync("try:" + about, int.MaxValue, TimeSpan.FromMinutes(1), ct);

    private async Task<Problem?> RefuseAsync(AccountOrder order, CancellationToken ct)
    {
        if (await finder.ByKeyAsync(order.Code, ct) is not null)
            return AccountProblems.There.On("NationalCode");
        await ExpireAsync(ct);
        var indexes = index.AllOf(SealedFields.NationalCode, order.Code.Value);
        return await db.CounterAccounts.AnyAsync(
            a =>
                a.State == FourEyesState.Waiting
                && a.NationalCodeIndex != null
                && indexes.Contains(a.NationalCodeIndex),
            ct
        )
            ? AccountProblems.Waits.On("NationalCode")
            : null;
    }

    private async Task<bool> EndAsync(
        CounterAccount account,
        FourEyesState state,
        Actor actor,
        string? why,
        CancellationToken ct
    ) =>
        await db
            .CounterAccounts.Where(a => a.Id == account.Id)
            .EndAsync(state, actor.Person, why, Now, ct, WithoutPerson) == 1;

    private static void WithoutPerson(UpdateSettersBuilder<CounterAccount> set) =>
        set.SetProperty(a => a.NationalCode, (string?)null)
            .SetProperty(a => a.NationalCodeIndex, (string?)null)
            .SetProperty(a => a.SealedBirth, (string?)null)
            .SetProperty(a => a.GivenName, "")
            .SetProperty(a => a.FamilyName, "");

    private CounterAccount New(AccountOrder order, string about, Verdict verdict, Actor actor)
    {
        var id = Guid.CreateVersion7();
        return new CounterAccount
        {
            Id = id,
            PersonId = PersonId.New(),
            NationalCode = sealing.Seal(order.Code.Value, id, SealedFields.NationalCode),
            NationalCodeIndex = about,
            SealedBirth = sealing.Seal(BirthDays.Keep(order.Born), id, SealedFields.Birth),
            GivenName = order.GivenName,
            FamilyName = order.FamilyName,
            Paper = order.Paper,
            PaperNote = order.PaperNote,
            RegistryFits = verdict == Verdict.Fits,
            Reason = order.Reason,
            BegunBy = actor.Person,
            BegunAt = Now,
            EndsAt = Now + CounterAccount.Length,
        };
    }

    private void Record(string action, CounterAccount account, string reason) =>
        audit.Record(
            action,
            "person",
            account.PersonId.ToString(),
            reason,
            new
            {
                account = account.Id,
                paper = account.Paper.ToString(),
                registry = account.RegistryFits,
            }
        );
}
