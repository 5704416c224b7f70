using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>What somebody says of a child whose guardian they are.</summary>
internal sealed record WardClaim(NationalCode Code, string GivenName, string FamilyName, DateOnly BornOn);

/// <summary>
/// Claims and decides who is a child's guardian. Two guardians at most: the ward's row is locked while one of them is
/// confirmed, and the right ends by itself on the eighteenth birthday.
/// </summary>
internal sealed class WardDesk(
    IdentityDb db,
    CityTransaction transaction,
    PersonalData sealing,
    LookUpIndex index,
    DelegationDesk delegations,
    WardNews news,
    IPeople people,
    Limits limits,
    AuditTrail audit,
    TimeProvider clock
)
{
    public const int MostWaiting = 10;
    public const int MostADay = 10;
    public const int MostGuardians = 2;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Somebody says they are a child's guardian. Nothing tells whether the city knows the child.</summary>
    public async Task<Refusal?> ClaimAsync(PersonId guardian, WardClaim claim, CancellationToken ct)
    {
        if (Ward.OfAgeAt(claim.BornOn) <= Now)
            return new Refusal(WardProblems.OfAge.On("Born"));
        await db.LockPersonAsync(guardian, ct);
        var codes = index.AllOf(SealedFields.NationalCode, claim.Code.Value);
        if (await db.Users.AnyAsync(p => p.Id == guardian.Value && codes.Contains(p.NationalCodeIndex), ct))
            return new Refusal(WardProblems.Self.On("NationalCode"));
        var mine = await OfAsync(guardian, ct);
        if (mine.Exists(g => g.State == ClaimState.Claimed && codes.Contains(g.NationalCodeIndex)))
            return new Refusal(WardProblems.Twice.On("NationalCode"));
        if (await IsGuardianAsync(guardian, codes, ct))
            return new Refusal(WardProblems.Twice.On("NationalCode"));
        if (mine.Count(g => g.State == ClaimState.Claimed) >= MostWaiting)
            return new Refusal(WardProblems.TooMany.With(MostWaiting));
        if (await limits.CountAsync("ward:" + guardian, MostADay, TimeSpan.FromDays(1), ct) is { } wait)
            return Refusal.Minutes(IdentityProblems.TooOften, wait);
        var id = Guid.CreateVersion7();
        db.Guardianships.Add(
            new Guardianship
            {
                Id = id,
                Guardian = guardian,
                GivenName = claim.GivenName,
                FamilyName = claim.FamilyName,
                NationalCode = sealing.Seal(claim.Code.Value, id, SealedFields.NationalCode),
                NationalCodeIndex = codes[0],
                BornOn = claim.BornOn,
                State = ClaimState.Claimed,
                ClaimedAt = Now,
                CheckAt = Now,
            }
        );
        Record("identity.guardianship_claimed", id, null);
        return null;
    }

    /// <summary>The guardian acts for the child from now on. Null for whom stands for the civil registry.</summary>
    public async Task<Problem?> ConfirmAsync(Guardianship claim, Actor? by, string? note, CancellationToken ct)
    {
        if (await WhyNotAsync(claim, by, ct) is { } no)
            return no;
        var ends = Ward.OfAgeAt(claim.BornOn);
        if (ends <= Now)
            return WardProblems.OfAge;
        var ward = await LockWardAsync(claim, ct);
        var guardians = await delegations.OpenOfAsync(ward, ct);
        if (guardians.Exists(d => d.Helper == claim.Guardian))
            return WardProblems.Twice;
        if (guardians.Count >= MostGuardians)
            return WardProblems.TwoGuardians;
        if (await DecideAsync(claim, ClaimState.Confirmed, by, note, ct) is { } gone)
            return gone;
        var guardian = await db.Users.SingleAsync(p => p.Id == claim.Guardian.Value, ct);
        delegations.WriteAccepted(ward, guardian, DelegatedThings.Everything, ends);
        Record(
            "identity.guardianship_confirmed",
            claim.Id,
            note,
            new { ward = ward.ToString(), registry = by is null }
        );
        await news.ConfirmedAsync(claim, ct);
        return null;
    }

    /// <summary>An officer does not believe it and says why, or nobody because two act already.</summary>
    public async Task<Problem?> RefuseAsync(Guardianship claim, Actor? by, string reason, CancellationToken ct)
    {
        if (await WhyNotAsync(claim, by, ct) is { } no)
            return no;
        if (await DecideAsync(claim, ClaimState.Refused, by, reason, ct) is { } gone)
            return gone;
        Record("identity.guardianship_refused", claim.Id, reason);
        await news.RefusedAsync(claim, reason, ct);
        return null;
    }

    /// <summary>What somebody said, the newest first.</summary>
    public Task<List<Guardianship>> OfAsync(PersonId guardian, CancellationToken ct) =>
        db
            .Guardianships.AsNoTracking()
            .Where(g => g.Guardian == guardian)
            .OrderByDescending(g => g.ClaimedAt)
            .Take(50)
            .ToListAsync(ct);

    /// <summary>One of any state, or null.</summary>
    public Task<Guardianship?> FindAsync(Guid id, CancellationToken ct) =>
        db.Guardianships.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, ct);

    /// <summary>Whether it is one's own, and so not for oneself to decide.</summary>
    public async Task<Problem?> WhyNotAsync(Guardianship claim, Actor? by, CancellationToken ct) =>
        by is not null && await people.AreCloseAsync(by.Person, claim.Guardian, ct) ? WardProblems.Own : null;

    private async Task<bool> IsGuardianAsync(PersonId guardian, IReadOnlyList<string> codes, CancellationToken ct)
    {
        var now = Now;
        return await db.Wards.AnyAsync(
            w =>
                codes.Contains(w.NationalCodeIndex)
                && db.Delegations.Any(d =>
                    d.Giver == w.Id && d.Helper == guardian && d.State == DelegationState.Accepted && d.EndsAt > now
                ),
            ct
        );
    }

    // Made where the city does not know the child yet; of two who come at once, the second waits here for the first.
    private async Task<PersonId> LockWardAsync(Guardianship claim, CancellationToken ct)
    {
        var code = sealing.Open(claim.NationalCode, claim.Id, SealedFields.NationalCode);
        var codes = index.AllOf(SealedFields.NationalCode, code);
        var id = PersonId.New();
        if (!await db.Wards.AnyAsync(w => codes.Contains(w.NationalCodeIndex), ct))
        {
            await using var insert = transaction.Command(
                """
                insert into identity_wards
                  (id, given_name, family_name, national_code, national_code_index, born_on)
                values (@id, @given, @family, @code, @index, @born) on conflict (national_code_index) do nothing
                """
            );
            insert
                .With("@id", id.Value)
                .With("@given", claim.GivenName)
                .With("@family", claim.FamilyName)
                .With("@code", sealing.Seal(code, id.Value, SealedFields.NationalCode))
                .With("@index", codes[0])
                .With("@born", claim.BornOn);
            await insert.ExecuteNonQueryAsync(ct);
        }

        var ward = db.Wards.Where(w => codes.Contains(w.NationalCodeIndex));
        await ward.ExecuteUpdateAsync(set => set.SetProperty(w => w.BornOn, w => w.BornOn), ct);
        return await ward.Select(w => w.Id).SingleAsync(ct);
    }

    private async Task<Problem?> DecideAsync(
        Guardianship claim,
        ClaimState state,
        Actor? by,
        string? note,
        CancellationToken ct
    ) =>
        await db.Guardianships.Where(g => g.Id == claim.Id).DecideAsync(state, by?.Person, note, Now, ct)
            ? null
            : WardProblems.Decided;

    private void Record(string action, Guid id, string? reason, object? details = null) =>
        audit.Record(action, "guardianship", id.ToString(), reason, details);
}
