using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shahr.Kit.Audit;

/// <summary>
/// One audit row. <see cref="Content"/> is what the chain covers; the payload is covered by its salted hash.
/// </summary>
public sealed record AuditEntry
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>UTC, whole milliseconds: what both databases give back unchanged.</summary>
    public required DateTime At { get; init; }

    /// <summary>Person who acted; null for the city itself.</summary>
    public required Guid? Actor { get; init; }

    /// <summary>For whom they acted.</summary>
    public required Guid? ActingFor { get; init; }

    /// <summary>Past-tense fact, <c>cases.decided</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Id or public number of the subject.</summary>
    public required string SubjectId { get; init; }

    /// <summary>Salted hash of the network address.</summary>
    public required string OriginHash { get; init; }

    /// <summary>Reason and details as JSON; null once erased.</summary>
    public required string? Payload { get; init; }

    /// <summary>Random salt of the hashes; null once erased.</summary>
    public required string? Salt { get; init; }

    /// <summary>SHA-256 of salt and payload, hex.</summary>
    public required string PayloadHash { get; init; }

    /// <summary>
    /// The exact bytes the chain covers: each field with its length before it, so that no two rows read alike.
    /// </summary>
    public byte[] Content()
    {
        var text = new StringBuilder();
        foreach (
            var field in new[]
            {
                Id.ToString("N"),
                At.Ticks.ToString(CultureInfo.InvariantCulture),
                Actor?.ToString("N") ?? "-",
                ActingFor?.ToString("N") ?? "-",
                Action,
                SubjectKind,
                SubjectId,
                OriginHash,
                PayloadHash,
            }
        )
        {
            text.Append(CultureInfo.InvariantCulture, $"{field.Length}:{field};");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>SHA-256 of <see cref="Content"/>, hex.</summary>
    public string ContentHash() => Convert.ToHexStringLower(SHA256.HashData(Content()));

    internal static string HashText(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal static DateTime Truncate(DateTime at) =>
        new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}
