using Shahr.Kit;

namespace Shahr.Contracts;

/// <summary>Something of a person that the law lets go before its time, when they ask for it.</summary>
/// <param name="Name">A lasting name for machines, <c>drafts</c>.</param>
/// <param name="Fa">What it is.</param>
/// <param name="En">The same in English.</param>
/// <param name="Count">How many there are, or went.</param>
public sealed record Erasable(string Name, string Fa, string En, int Count);

/// <summary>
/// Whoever holds data of people lets go of what needs no keeping, at <c>/me/data/erasure</c>. What stays, and why, the
/// room's <see cref="Shahr.Kit.Retention.KeptClass"/>es say.
/// </summary>
public interface IEraseData
{
    /// <summary>What there is of this person that may go.</summary>
    Task<IReadOnlyList<Erasable>> WhatGoesAsync(PersonId person, CancellationToken ct = default);

    /// <summary>
    /// Erases those of these names that are this room's, in the caller's transaction; answers how many of each went.
    /// </summary>
    Task<IReadOnlyList<Erasable>> EraseAsync(
        PersonId person,
        IReadOnlyCollection<string> names,
        CancellationToken ct = default
    );
}
