using System.Buffers.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>A challenge as a page carries it.</summary>
/// <param name="Options">WebAuthn options for the browser, JSON.</param>
/// <param name="Sealed">What must come back with the browser's answer.</param>
public sealed record PasskeyChallenge(string Options, string Sealed);

/// <summary>
/// Adds, lists, names, removes and checks passkeys (WebAuthn Level 3) by ASP.NET Core Identity's own handler, which
/// holds origin, relying party, signature and counter against what is stored.
/// </summary>
internal sealed class PasskeyDesk(
    IdentityDb db,
    UserManager<Person> people,
    IPasskeyHandler<Person> handler,
    Ceremonies ceremonies,
    FactorNews news,
    KioskHere kiosks,
    CityTransaction transaction,
    AuditTrail audit
)
{
    public const int Most = 20;
    public const int LongestName = 60;

    // A credential without an attestation certificate is about a thousand letters.
    private const int LongestCredential = 20_000;

    public async Task<PasskeyChallenge> ChallengeToAddAsync(Person person, HttpContext http)
    {
        var entity = new PasskeyUserEntity
        {
            Id = person.Id.ToString(),
            Name = person.DisplayName,
            DisplayName = person.DisplayName,
        };
        var made = await handler.MakeCreationOptionsAsync(entity, http);
        return new PasskeyChallenge(
            made.CreationOptionsJson,
            ceremonies.Seal(CeremonyKind.Add, person.PersonId, made.AttestationState ?? "")
        );
    }

    /// <summary>
    /// For whoever holds a passkey of this city: nobody is named, so nobody is told who has an account.
    /// </summary>
    public async Task<PasskeyChallenge?> ChallengeToSignInAsync(HttpContext http)
    {
        if (await kiosks.AskAsync(http.RequestAborted) is not null)
            return null;
        var made = await handler.MakeRequestOptionsAsync(null, http);
        return new PasskeyChallenge(
            made.RequestOptionsJson,
            ceremonies.Seal(CeremonyKind.SignIn, null, made.AssertionState ?? "")
        );
    }

    /// <summary>For one of this person's own, when they are asked again.</summary>
    public async Task<PasskeyChallenge> ChallengeToProveAsync(Person person, HttpContext http)
    {
        var made = await handler.MakeRequestOptionsAsync(person, http);
        return new PasskeyChallenge(
            made.RequestOptionsJson,
            ceremonies.Seal(CeremonyKind.Prove, person.PersonId, made.AssertionState ?? "")
        );
    }

    public async Task<Problem?> AddAsync(
        Person person,
        string name,
        string? credential,
        string? challenge,
        HttpContext http,
        CancellationToken ct
    )
    {
        transaction.KeepOnRefusal = true;
        if (credential is null or { Length: 0 or > LongestCredential })
            return IdentityProblems.PasskeyNotAdded;
        if (await ceremonies.SpendAsync(CeremonyKind.Add, person.PersonId, challenge, ct) is not { } state)
            return IdentityProblems.PasskeyStale;
        var answer = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = http,
                CredentialJson = credential,
                AttestationState = state,
            }
        );
        if (!answer.Succeeded)
            return IdentityProblems.PasskeyNotAdded;
        await LockAsync(person, ct);
        if ((await people.GetPasskeysAsync(person)).Count >= Most)
            return IdentityProblems.PasskeysFull.With(Most);
        answer.Passkey.Name = name;
        Must(await people.AddOrUpdatePasskeyAsync(person, answer.Passkey));
        audit.Record("identity.passkey_added", "person", person.PersonId.ToString());
        await news.TellAsync(person.PersonId, FactorChange.PasskeyAdded, ct);
        return null;
    }

    /// <summary>
    /// Whose passkey answered the challenge, anybody's at sign-in and <paramref name="asked"/>'s own later; or the
    /// refusal, the same whatever is wrong.
    /// </summary>
    public async Task<Result<Person>> CheckAsync(
        PersonId? asked,
        string? credential,
        string? challenge,
        HttpContext http,
        CancellationToken ct
    )
    {
        transaction.KeepOnRefusal = true;
        if (credential is null or { Length: 0 or > LongestCredential })
            return IdentityProblems.PasskeyRefused;
        var kind = asked is null ? CeremonyKind.SignIn : CeremonyKind.Prove;
        if (await ceremonies.SpendAsync(kind, asked, challenge, ct) is not { } state)
            return IdentityProblems.PasskeyStale;
        var answer = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext
            {
                HttpContext = http,
                CredentialJson = credential,
                AssertionState = state,
            }
        );
        if (!answer.Succeeded || answer.User.IsClosed || (asked is not null && answer.User.PersonId != asked))
            return IdentityProblems.PasskeyRefused;
        // The counter moves on. Who raced past us with the same stored counter loses by the person's stamp.
        var kept = await people.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
        return kept.Succeeded ? answer.User : IdentityProblems.PasskeyRefused;
    }

    /// <summary>The person's passkeys, the oldest first.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> ListAsync(Person person) =>
        [.. (await people.GetPasskeysAsync(person)).OrderBy(p => p.CreatedAt)];

    /// <summary>One of the person's own by its address; null for another's.</summary>
    public async Task<UserPasskeyInfo?> FindAsync(Person person, string id) =>
        id.Length <= 2000 && Base64Url.IsValid(id)
            ? await people.GetPasskeyAsync(person, Base64Url.DecodeFromChars(id))
            : null;

    /// <summary>A passkey's id as an address carries it.</summary>
    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    /// <summary>A name as it is kept, or what is wrong with it.</summary>
    public static Result<string> ReadName(string? typed)
    {
        if (typed is { Length: > 1000 })
            return IdentityProblems.PasskeyNameWrong.On("Name");
        var name = PersianText.CleanLine(typed);
        return name.Length is 0 or > LongestName ? IdentityProblems.PasskeyNameWrong.On("Name") : name;
    }

    public async Task<Problem?> RenameAsync(Person person, string id, string name, CancellationToken ct)
    {
        await LockAsync(person, ct);
        if (await FindAsync(person, id) is not { } passkey)
            return IdentityProblems.PasskeyGone;
        if (passkey.Name == name)
            return null;
        passkey.Name = name;
        Must(await people.AddOrUpdatePasskeyAsync(person, passkey));
        audit.Record("identity.passkey_named", "person", person.PersonId.ToString());
        return null;
    }

    public async Task<Problem?> RemoveAsync(Person person, string id, CancellationToken ct)
    {
        await LockAsync(person, ct);
        if (await FindAsync(person, id) is not { } passkey)
            return IdentityProblems.PasskeyGone;
        Must(await people.RemovePasskeyAsync(person, passkey.CredentialId));
        audit.Record("identity.passkey_removed", "person", person.PersonId.ToString());
        await news.TellAsync(person.PersonId, FactorChange.PasskeyRemoved, ct);
        return null;
    }

    // What was read before the lock may be old.
    private async Task LockAsync(Person person, CancellationToken ct)
    {
        await db.LockPersonAsync(person.PersonId, ct);
        await db.Entry(person).ReloadAsync(ct);
    }

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(", ", result.Errors.Select(e => e.Code)));
    }
}
