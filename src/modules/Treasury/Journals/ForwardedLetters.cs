using System.Text.Json;
using System.Text.Json.Serialization;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>One thing asked of the ledger elsewhere; exactly one part is filled.</summary>
internal sealed record ForwardedQuestion
{
    public LedgerCommand[]? Commands { get; init; }

    public AccountId? Account { get; init; }

    public CommandId? Command { get; init; }

    public HistoryQuery? History { get; init; }

    /// <summary>With <see cref="Account"/>: its balance at this moment.</summary>
    public DateTime? At { get; init; }
}

/// <summary>What came back; nothing filled is the answer "there is none".</summary>
internal sealed record ForwardedAnswer
{
    public LedgerAnswer[]? Answers { get; init; }

    public Account? Account { get; init; }

    public LedgerEntry? Entry { get; init; }

    public HistoryPage? Page { get; init; }

    public Balance? Balance { get; init; }

    /// <summary>The question was none that the ledger takes, and why.</summary>
    public string? Fault { get; init; }
}

/// <summary>How they are written.</summary>
internal static class ForwardedLetters
{
    private static readonly JsonSerializerOptions _compact = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<T>(T letter) => JsonSerializer.Serialize(letter, _compact);

    public static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, _compact) ?? throw new JsonException("An empty letter.");
}
