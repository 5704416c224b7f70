using Shahr.Kit;

namespace Shahr.Cases.Board;

/// <summary>What one office promised and kept in one service, of the steps that began lately.</summary>
internal sealed class BoardRow
{
    public required string ServiceCode { get; init; }
    public required OfficeId Office { get; init; }

    /// <summary>How many steps began.</summary>
    public required int Steps { get; init; }

    /// <summary>The promise of the one in the middle, in working minutes.</summary>
    public required int PromisedMinutes { get; init; }

    /// <summary>Half of the work took at most so long; null when that cannot be said yet.</summary>
    public required int? MedianMinutes { get; init; }

    /// <summary>Nine of ten took at most so long; null when that cannot be said yet.</summary>
    public required int? NinthMinutes { get; init; }

    /// <summary>Done by the promised time.</summary>
    public required int Kept { get; init; }

    /// <summary>Done later, or late and not done.</summary>
    public required int Broken { get; init; }

    /// <summary>Ended by silence, where a law says so; each of them is late.</summary>
    public required int Silent { get; init; }

    /// <summary>Open now, whenever it began; those that wait for the citizen are not among them.</summary>
    public required int OpenNow { get; init; }

    public required int LateNow { get; init; }

    /// <summary>Waiting for the citizen now.</summary>
    public required int AskedNow { get; init; }

    /// <summary>Working minutes that the steps lay at the office, those of the citizen taken out.</summary>
    public required long WorkedMinutes { get; init; }

    /// <summary>How many of the cases it decided were rated, and how many stars they got together.</summary>
    public required int Rated { get; init; }

    /// <inheritdoc cref="Rated"/>
    public required int Stars { get; init; }

    /// <summary>Finished steps whose officer said when the work was really done.</summary>
    public required int Stated { get; init; }

    /// <summary>Of these: half were entered within so many working minutes; null where there are none.</summary>
    public required int? EntryMedianMinutes { get; init; }

    /// <summary>Of these: nine of ten were entered within so many working minutes.</summary>
    public required int? EntryNinthMinutes { get; init; }

    public required DateTime ReckonedAt { get; init; }
}
