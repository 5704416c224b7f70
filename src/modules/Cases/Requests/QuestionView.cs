using Shahr.Cases.Definitions;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>What the page of one question shows.</summary>
public sealed record QuestionView
{
    /// <summary>Name of the service.</summary>
    public required string Service { get; init; }

    /// <summary>«پرسش ۲ از ۴».</summary>
    public required string Progress { get; init; }

    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>The page before.</summary>
    public required string BackUrl { get; init; }

    /// <summary>Kind of the question.</summary>
    public required FieldType Type { get; init; }

    /// <summary>Name of the form field.</summary>
    public required string Name { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>Help.</summary>
    public required string? Hint { get; init; }

    /// <summary>True when it may be skipped.</summary>
    public required bool Optional { get; init; }

    /// <summary>Longest text.</summary>
    public required int MaxLength { get; init; }

    /// <summary>True when several files may be sent.</summary>
    public required bool Several { get; init; }

    /// <summary>True for a postal code.</summary>
    public required bool PostalCode { get; init; }

    /// <summary>The kept text, choice or number.</summary>
    public required string? Value { get; init; }

    /// <summary>The options of a choice.</summary>
    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>The kept files.</summary>
    public required IReadOnlyList<KeptFile> Kept { get; init; }

    /// <summary>The kept Jalali day: day, month, year.</summary>
    public required (string Day, string Month, string Year)? Day { get; init; }

    /// <summary>Where the map opens, and its zoom.</summary>
    public required (double Lat, double Lon, double Zoom) Center { get; init; }

    /// <summary>The kept latitude.</summary>
    public required string? Lat { get; init; }

    /// <summary>The kept longitude.</summary>
    public required string? Lon { get; init; }

    /// <summary>The kept address.</summary>
    public required string? Address { get; init; }
}
