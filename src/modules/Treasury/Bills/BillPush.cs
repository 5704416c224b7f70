using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>A list of bills that was sent, or only looked through; its lines are not kept.</summary>
internal sealed class BillPush
{
    public required Guid Id { get; init; }

    public required Guid IssuerId { get; init; }

    /// <summary>The sender's own name for it (<c>Idempotency-Key</c>), or null.</summary>
    public string? Key { get; init; }

    /// <summary>SHA-256 of what was sent, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>True where it was looked through and nothing written.</summary>
    public required bool IsCheck { get; init; }

    public required int Lines { get; init; }

    public required int Fresh { get; init; }

    public required int Changed { get; init; }

    public required int Same { get; init; }

    public required int Refused { get; init; }

    /// <summary>What a program was answered, for when it asks again.</summary>
    public string? Answer { get; init; }

    public PersonId? ByPersonId { get; init; }

    public string? ClientId { get; init; }

    public required DateTime At { get; init; }
}
