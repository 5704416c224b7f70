using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>What an officer looks for: words of a name, or a whole number that is found by its keyed index.</summary>
internal sealed record Sought(string[] Words, PersonKey? Code, Mobile? Mobile)
{
    private const int Longest = 200;

    /// <summary>What was typed, or what is wrong with it.</summary>
    public static Result<Sought> Read(string? typed)
    {
        if (typed is { Length: > Longest })
            return PeopleProblems.SoughtTooLong.On("Sought");
        var words = NameKeys.Fold(typed ?? "");
        if (words.Length == 0)
            return PeopleProblems.SoughtMissing.On("Sought");
        // Ten digits may be either.
        var code = PersonKey.TryTyped(typed, out var key) ? key : (PersonKey?)null;
        var mobile = Kit.Values.Mobile.TryParse(typed, out var m) ? m : (Mobile?)null;
        if (code is not null || mobile is not null)
            return new Sought([], code, mobile);
        if (words.Any(w => w.Any(char.IsDigit)))
            return PeopleProblems.NumberWrong.On("Sought");
        return words.Length > NameKeys.MostOfQuestion
            ? PeopleProblems.SoughtTooLong.On("Sought")
            : new Sought(words, null, null);
    }
}

/// <summary>
/// Searches for officers: counted, with a reason, and each person on the page has the look in their log.
/// </summary>
internal sealed class PeopleDesk(
    PersonFinder finder,
    PersonSearch search,
    Limits limits,
    IAccessLog looks,
    CityTransaction transaction,
    AuditTrail audit
)
{
    public const int MostSearches = 60;

    public async Task<(FoundPeople? Found, Refusal? Refusal)> FindAsync(
        Sought sought,
        string reason,
        SearchMark from,
        Actor actor,
        CancellationToken ct
    )
    {
        transaction.KeepOnRefusal = true;
        var window = TimeSpan.FromHours(1);
        if (await limits.CountAsync($"people-search:{actor.Person}", MostSearches, window, ct) is { } wait)
            return (null, Refusal.Minutes(IdentityProblems.TooOften, wait));
        var found =
            sought.Words.Length > 0 ? await search.FindAsync(sought.Words, from, ct) : await ByNumberAsync(sought, ct);
        await looks.LookedAtAsync(
            [.. found.People.Select(p => new PersonId(p.Id))],
            reason,
            ["name", FindPeople.CodePart],
            ct
        );
        audit.Record(
            "identity.people_searched",
            "person",
            actor.Person.ToString(),
            reason,
            new { by = sought.Words.Length > 0 ? "name" : "number", shown = found.People.Count }
        );
        return (found, null);
    }

    private async Task<FoundPeople> ByNumberAsync(Sought sought, CancellationToken ct)
    {
        var people = new List<Person>();
        if (sought.Code is { } code && await finder.ByKeyAsync(code, ct) is { } holder)
            people.Add(holder);
        if (sought.Mobile is { } mobile)
            people.AddRange(await finder.ByMobileAsync(mobile, PersonSearch.PageSize, ct));
        var found = people
            .DistinctBy(p => p.Id)
            .Take(PersonSearch.PageSize)
            .Select(p => new FoundPerson(p.Id, p.GivenName, p.FamilyName, p.NationalCode, p.IsClosed));
        return new FoundPeople([.. found], false, null);
    }
}
