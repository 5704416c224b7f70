namespace Shahr.Kit.Retention;

/// <summary>
/// A kind of thing the city keeps: how long, by which law or for what reason, and what goes when its time is over. Each
/// room declares its own; <c>/retention</c> shows all to everybody, and a job deletes what is over.
/// </summary>
public sealed record KeptClass
{
    /// <summary>Lasting name with its room, <c>notify.inbox</c>; stands in the audit.</summary>
    public required string Code { get; init; }

    /// <summary>What it is, in Persian.</summary>
    public required string Fa { get; init; }

    /// <summary>The same in English.</summary>
    public required string En { get; init; }

    /// <summary>Whole days after <see cref="SinceFa"/>; null for what has no end of its own.</summary>
    public int? Days { get; init; }

    /// <summary>From when the days count, or until when it stays where there are none.</summary>
    public required string SinceFa { get; init; }

    /// <summary>The same in English.</summary>
    public required string SinceEn { get; init; }

    /// <summary>The law, or the reason where no law says it.</summary>
    public required string WhyFa { get; init; }

    /// <summary>The same in English.</summary>
    public required string WhyEn { get; init; }

    /// <summary>What is deleted.</summary>
    public required string GoneFa { get; init; }

    /// <summary>The same in English.</summary>
    public required string GoneEn { get; init; }

    /// <summary>True for what its owner may have erased before its time, at <c>/me/data/erasure</c>.</summary>
    public bool AtOnce { get; init; }

    /// <summary>
    /// Statements in their order, of which each deletes at most <c>@most</c> rows of before <c>@cut</c>, or with
    /// smaller ids (UUIDv7) than <c>@cut_id</c>; the last says how many things went. None where another job does it,
    /// or nobody.
    /// </summary>
    public IReadOnlyList<string> Delete { get; init; } = [];
}
