using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>Finds whom money goes to; counted for whoever asks, found or not.</summary>
internal sealed class Payees(IdentityDb db, PersonFinder finder, LookUpIndex index, Limits limits) : IPayees
{
    /// <summary>Different numbers that one person may ask for in a day.</summary>
    public const int MostADay = 30;

    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    // Two of a family with one mobile are one too many to choose from.
    private const int Enough = 2;

    public async Task<Result<PersonName>> FindAsync(PersonId asker, string? typed, CancellationToken ct = default)
    {
        if (await CountAsync(asker, typed, ct) is { } tooMany)
            return tooMany;
        // A mobile has eleven digits too, and may by chance read as a national id of an organisation.
        if (!IsPerson(typed) && LegalEntityCode.TryParse(typed, out var organisation))
            return await FindAsync(organisation, ct) is { } found ? found : IdentityProblems.NoSuchPayee;
        return await PeopleAsync(typed, ct) switch
        {
            null => IdentityProblems.PayeeUnread,
            [var one] => new PersonName(new PersonId(one.Id), Person.NameOf(one.GivenName, one.FamilyName)),
            [] => IdentityProblems.NoSuchPayee,
            _ => IdentityProblems.SeveralPayees,
        };
    }

    // Who asks for the same number again learns nothing: a program pays one receiver as often as it must.
    private async Task<Problem?> CountAsync(PersonId asker, string? typed, CancellationToken ct)
    {
        var number = PersianText.ToLatinDigits(typed?.Trim());
        var known = $"payee:{asker}:{index.Of("payee", number)}";
        if (await limits.LeftAsync(known, 0, ct) is not null)
            return null;
        if (await limits.CountAsync($"payee:{asker}", MostADay, _day, ct) is not null)
            return IdentityProblems.TooManyPayees;
        await limits.CountAsync(known, 1, _day, ct);
        return null;
    }

    private static bool IsPerson(string? typed) => PersonKey.TryTyped(typed, out _) || Mobile.TryParse(typed, out _);

    private async Task<IReadOnlyList<Person>?> PeopleAsync(string? typed, CancellationToken ct)
    {
        if (PersonKey.TryTyped(typed, out var key))
            return await finder.ByKeyAsync(key, ct) is { IsClosed: false } person ? [person] : [];
        if (!Mobile.TryParse(typed, out var mobile))
            return null;
        return [.. (await finder.ByMobileAsync(mobile, Enough + 1, ct)).Where(p => !p.IsClosed).Take(Enough)];
    }

    private async Task<PersonName?> FindAsync(LegalEntityCode code, CancellationToken ct) =>
        await db
            .Organisations.AsNoTracking()
            .Where(o => o.Code == code.Value && o.State == ClaimState.Confirmed)
            .Select(o => new PersonName(o.Id, o.Name))
            .FirstOrDefaultAsync(ct);
}
