using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Shahr.Identity;

/// <summary>
/// Hashes and compares, a few at once: each costs a tenth of a second of a processor on purpose, and a city under a
/// flood of tries must still answer everybody else. Whoever finds no place within seconds is told to wait.
/// </summary>
internal sealed class PasswordHashing(IPasswordHasher<Person> hasher) : IDisposable
{
    /// <summary>
    /// PBKDF2 with HMAC-SHA-512, as often as OWASP's password storage cheat sheet asks for it. Older hashes are made
    /// anew at the next sign-in.
    /// </summary>
    public const int Iterations = 210_000;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));

    // What a stranger's password is compared with: the same work as for a citizen.
    private readonly Lazy<string> _nobodys = new(() =>
        hasher.HashPassword(new Person(), RandomNumberGenerator.GetHexString(32))
    );

    public void Dispose() => _places.Dispose();

    public async Task<string> HashAsync(Person person, string password, CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        try
        {
            return hasher.HashPassword(person, password);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Compares with somebody's hash or nobody's; null when there was no place.</summary>
    public async Task<PasswordVerificationResult?> CompareAsync(string? hash, string password, CancellationToken ct)
    {
        if (!await _places.WaitAsync(Patience, ct))
            return null;
        try
        {
            var answer = hasher.VerifyHashedPassword(new Person(), hash ?? _nobodys.Value, password);
            return hash is null ? PasswordVerificationResult.Failed : answer;
        }
        finally
        {
            _places.Release();
        }
    }
}
