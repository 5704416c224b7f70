using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Partners;

/// <summary>
/// A person's own program comes in with it instead of a browser: for what its scopes say, until a day, and never to
/// what a page would ask a fresh proof for.
/// </summary>
internal sealed class ApiToken
{
    /// <summary>Open tokens of one person.</summary>
    public const int Most = 20;

    public Guid Id { get; set; }

    public PersonId PersonId { get; set; }

    /// <summary>One to <see cref="Most"/>; no two open tokens of a person share one.</summary>
    public int Place { get; set; }

    public string Name { get; set; } = "";

    /// <summary>With spaces.</summary>
    public string Scopes { get; set; } = "";

    public string SecretHash { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public DateTime EndsAt { get; set; }

    /// <summary>Coarse: written at most once an hour.</summary>
    public DateTime? SeenAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public IReadOnlyList<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What a token may be for, in words.</summary>
internal sealed record TokenScope(string Scope, string Fa, string En)
{
    public static readonly ImmutableArray<TokenScope> All =
    [
        new("cases.read", "دیدن فهرست کارهای من", "Reading the list of my requests"),
        new("cases.open", "ثبت درخواست به نام من", "Making requests in my name"),
        new("money.read", "دیدن موجودی و گردش کیف پول من", "Reading my wallet and what went in and out"),
        new(
            "money.send",
            "فرستادن پول از کیف پول من، تا سقف روزانه",
            "Sending money from my wallet, up to the daily limit"
        ),
    ];

    public string In(UiContext ui) => ui.Say(Fa, En);
}

/// <summary>The token as it is shown once: a beginning that scanners of leaked secrets know, its id, 256 random bits.
/// </summary>
internal readonly record struct TokenText(Guid Id, byte[] Secret)
{
    private const string Beginning = "shahr_";
    private const int Bytes = 16 + 32;

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Secret));

    public static TokenText New() => new(Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32));

    public static TokenText? Read(string text)
    {
        Span<byte> whole = stackalloc byte[Bytes + 1];
        return
            text.StartsWith(Beginning, StringComparison.Ordinal)
            && text.Length < 100
            && Base64Url.IsValid(text.AsSpan(Beginning.Length))
            && Base64Url.TryDecodeFromChars(text.AsSpan(Beginning.Length), whole, out var length)
            && length == Bytes
            ? new TokenText(new Guid(whole[..16]), whole[16..Bytes].ToArray())
            : null;
    }

    public override string ToString() => Beginning + Base64Url.EncodeToString([.. Id.ToByteArray(), .. Secret]);
}
