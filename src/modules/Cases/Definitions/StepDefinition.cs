namespace Shahr.Cases.Definitions;

/// <summary>What an officer does in a step.</summary>
internal enum StepKind
{
    /// <summary>Confirms or does not confirm; the case goes on either way and the decision weighs it.</summary>
    Check,

    /// <summary>Grants or refuses; ends the case.</summary>
    Decide,
}

/// <summary>What stops a step's clock.</summary>
internal enum PauseReason
{
    /// <summary>A question to the citizen stands open.</summary>
    Citizen,

    /// <summary>Another office was asked inside the case.</summary>
    Office,

    /// <summary>Its officer has said what it costs, and that is not paid yet.</summary>
    Payment,
}

/// <summary>
/// One step of the work. Steps run in the order they are written; neighbours that name different branches run at the
/// same time, and a step without a branch waits for all before it.
/// </summary>
internal sealed record StepDefinition
{
    public required string Code { get; init; }
    public required Words Title { get; init; }
    public required StepKind Kind { get; init; }

    /// <summary>Code of the office that works on it; or else <see cref="OfficeFrom"/>.</summary>
    public string? Office { get; init; }

    /// <summary>A choice field whose options name the office.</summary>
    public string? OfficeFrom { get; init; }

    /// <summary>
    /// Needed in that office; by default <c>cases.work</c> for a check and <c>cases.decide</c> for a decision.
    /// </summary>
    public string? Permission { get; init; }

    /// <summary>Promised working minutes.</summary>
    public required int Minutes { get; init; }

    public string? Branch { get; init; }
    public IReadOnlyList<PauseReason> Pauses { get; init; } = [];

    /// <summary>What it costs, from when its turn comes; null for nothing.</summary>
    public FeeDefinition? Fee { get; init; }

    /// <summary>Who hears when it runs late; null is as everywhere.</summary>
    public Escalation? Escalation { get; init; }

    public Escalation EscalationOrDefault => Escalation ?? new Escalation();

    /// <summary>What silence means here; null, as almost everywhere: nothing.</summary>
    public DeemedApproval? DeemedApproved { get; init; }

    /// <summary>True when who decides here may have closed no other step of the same case.</summary>
    public bool FourEyes { get; init; }

    public string PermissionOrDefault =>
        Permission ?? (Kind == StepKind.Decide ? CasesPermissions.Decide : CasesPermissions.Work);
}
