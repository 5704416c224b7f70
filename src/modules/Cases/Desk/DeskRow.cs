using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases.Desk;

/// <summary>A line of the desk; without an applicant where their name is not for the office.</summary>
public sealed record DeskRow(
    Guid Id,
    string Number,
    string TitleFa,
    string TitleEn,
    string StepFa,
    string StepEn,
    OfficeId Office,
    PersonId? Holder,
    bool Paused,
    DateTime? OpenedAt,
    DateTime? DueAt,
    PersonId? Applicant,
    bool Wrote
)
{
    /// <summary>Code of the inquiry it answers, if it answers one.</summary>
    public string? Inquiry { get; init; }

    /// <summary>What its office was chosen to see, where an officer asked it.</summary>
    internal ShownToOffice? Shows { get; init; }

    /// <summary>True for a step that is begun and not over.</summary>
    public bool IsActive { get; init; }

    /// <summary>The version that its case follows.</summary>
    public string ServiceCode { get; init; } = "";

    /// <inheritdoc cref="ServiceCode"/>
    public int ServiceVersion { get; init; }

    /// <summary>Title of the case.</summary>
    public string Title(string language) => language == "en" ? TitleEn : TitleFa;

    /// <summary>Title of the step.</summary>
    public string Step(string language) => language == "en" ? StepEn : StepFa;

    /// <summary>For the API.</summary>
    public string Standing => Paused ? "Paused" : "Open";
}
