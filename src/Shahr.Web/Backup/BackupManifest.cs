using System.Text.RegularExpressions;

namespace Shahr.Web.Backup;

/// <summary>One thing in a backup.</summary>
/// <param name="Path">Its name in the tar and in the data folder.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Sum of its bytes, lower-case hex.</param>
internal sealed record BackupEntry(string Path, long Bytes, string Sha256);

/// <summary>What a backup says of itself. It is the last entry of the tar: a file that was cut off has none.</summary>
internal sealed partial record BackupManifest
{
    public const int CurrentFormat = 1;
    public const string Name = "manifest.json";
    public const string SqliteName = "city.db";
    public const string PostgresName = "city.pgdump";

    public required int Format { get; init; }

    public required DateTime MadeAt { get; init; }

    public required string City { get; init; }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public required string Database { get; init; }

    /// <summary>Schema scripts the database had.</summary>
    public required IReadOnlyList<string> Schema { get; init; }

    /// <summary>Names of the keys the city had, never the keys: restore says which of them are not here.</summary>
    public required IReadOnlyList<string> KeyNames { get; init; }

    /// <summary>Files that the database names and the disk did not have, or not whole.</summary>
    public required IReadOnlyList<string> Damaged { get; init; }

    public required IReadOnlyList<BackupEntry> Entries { get; init; }

    /// <summary>True for a place that a backup may write to; everything else in a tar is refused.</summary>
    public static bool IsKnownPath(string path) => KnownPath().IsMatch(path);

    /// <summary>Where the file store keeps these bytes.</summary>
    public static string FilePath(string hash) => $"files/{hash[..2]}/{hash[2..4]}/{hash}";

    [GeneratedRegex(
        @"\A(city\.db|city\.pgdump|files/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}|maps/[0-9a-f]{64}\.sqlite"
            + @"|holidays/1[34][0-9]{2}\.txt|ledger\.journal)\z"
    )]
    private static partial Regex KnownPath();
}
