using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shahr.Kit.Audit;

/// <summary>One row of the chain as it stands in the database, perhaps after somebody laid hands on it.</summary>
/// <param name="Id">The row's id as text: a forged one need not be a UUID.</param>
/// <param name="Entry">What the chain covers; null when a column holds what the house never writes.</param>
/// <param name="Seq">Place in the chain, from 1.</param>
/// <param name="EntryHash">Stored hash of the content.</param>
/// <param name="ChainHash">Stored hash of the previous link, the place and the content hash.</param>
public sealed record SealedRow(string Id, AuditEntry? Entry, long Seq, string EntryHash, string ChainHash);

/// <summary>
/// The arithmetic of the chain. A link is SHA-256 over the ASCII text <c>shahr-audit-1 LF previous LF seq LF
/// entry_hash</c>, so that an outsider checks one with <c>printf | sha256sum</c>.
/// </summary>
public static class AuditChain
{
    /// <summary>What stands before the first link: 64 zeros.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>
    /// The link at <paramref name="seq"/>, lower-case hex. Total: any text may stand for the two hashes.
    /// </summary>
    public static string Next(string previous, long seq, string entryHash) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"shahr-audit-1\n{previous}\n{seq}\n{entryHash}")
                )
            )
        );
}
