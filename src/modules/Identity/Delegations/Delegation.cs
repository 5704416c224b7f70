using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>Where a delegation stands; that its last day is over is a matter of the clock, not a state.</summary>
internal enum DelegationState
{
    /// <summary>Waits for the other's answer.</summary>
    Offered,

    /// <summary>The other may act, until its last day is over.</summary>
    Accepted,

    /// <summary>The other does not want to. The giver is not told: it looks like an offer nobody answers.</summary>
    Refused,

    /// <summary>Ended by either before its time.</summary>
    Revoked,
}

/// <summary>
/// The right to act for somebody: for which services or which one case, until which day. Its giver is a person, or an
/// organisation, whose members are those it lets act for it; of a member nothing is over by itself.
/// Its state changes only by guarded updates in <see cref="DelegationDesk"/>.
/// </summary>
internal sealed class Delegation
{
    /// <summary>An offer that nobody answers lapses.</summary>
    public static readonly TimeSpan Waiting = TimeSpan.FromDays(14);

    /// <summary>The end of what has no last day.</summary>
    public static readonly DateTime Never = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public Guid Id { get; set; }

    /// <summary>A person or an organisation.</summary>
    public PersonId Giver { get; set; }

    /// <summary>Ciphertext of the other's national code, bound to this row.</summary>
    public string NationalCode { get; set; } = "";

    public string NationalCodeIndex { get; set; } = "";

    /// <summary>Null until they accept: an offer does not ask whether they have an account.</summary>
    public PersonId? Helper { get; set; }

    /// <summary>Codes with commas, <see cref="Mandate.EveryService"/>, or empty where it is about one case.</summary>
    public string Services { get; set; } = "";

    public string? CaseNumber { get; set; }

    /// <summary>May see and follow cases, but not send or answer anything.</summary>
    public bool SeesOnly { get; set; }

    /// <summary>May say who the organisation's members are.</summary>
    public bool Manages { get; set; }

    /// <summary>The highest amount they may write or pay in the giver's name; null where none was named.</summary>
    public Rial? UpTo { get; set; }

    /// <summary>Midnight in Tehran after its last day, or <see cref="Never"/>.</summary>
    public DateTime EndsAt { get; set; }

    public DelegationState State { get; set; }

    public DateTime OfferedAt { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public PersonId? RevokedBy { get; set; }

    public JalaliDate? LastDay => EndsAt < Never ? PersianTime.DayOf(EndsAt.AddTicks(-1)) : null;

    public bool IsOffered(DateTime now) => State == DelegationState.Offered && IsUnanswered(now);

    /// <summary>To the giver a refused offer waits like one nobody has answered, until it lapses.</summary>
    public bool IsUnanswered(DateTime now) => now < OfferedAt + Waiting && now < EndsAt;

    public bool IsInForce(DateTime now) => State == DelegationState.Accepted && now < EndsAt;

    public IReadOnlyList<string> ServiceCodes => Split(Services);

    public static IReadOnlyList<string> Split(string services) =>
        services.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True when all of that is given here already.</summary>
    public bool Holds(DelegatedThings things) =>
        (!SeesOnly || things.SeesOnly)
        && (Manages || !things.Manages)
        && (UpTo is not { } most || things.UpTo <= most)
        && HoldsServices(things);

    private bool HoldsServices(DelegatedThings things) =>
        Services == Mandate.EveryService
        || (things.CaseNumber is not null && things.CaseNumber == CaseNumber)
        || things.ServicesTouched is { Count: > 0 } touched && touched.All(ServiceCodes.Contains);
}

/// <summary>What is given: services, or one case with the service it belongs to.</summary>
internal sealed record DelegatedThings(string Services, string? CaseNumber, IReadOnlyList<string> ServicesTouched)
{
    /// <summary>To see and follow only.</summary>
    public bool SeesOnly { get; init; }

    /// <summary>With the right to say who an organisation's members are.</summary>
    public bool Manages { get; init; }

    /// <summary>Up to this amount; null for any.</summary>
    public Rial? UpTo { get; init; }

    public static DelegatedThings Everything { get; } = new(Mandate.EveryService, null, [Mandate.EveryService]);
}
