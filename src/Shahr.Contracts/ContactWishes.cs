using Shahr.Kit;

namespace Shahr.Contracts;

/// <summary>How somebody wishes to be reached by who works on their case.</summary>
/// <param name="Call">True: rather by telephone than in writing.</param>
/// <param name="Easy">True: in easy language.</param>
/// <param name="Note">How they are best reached, in their words; at most 200 letters, or null.</param>
public sealed record ContactWish(bool Call, bool Easy, string? Note);

/// <summary>
/// Asked only for the officer who holds a step of that person's case. The asker writes it into the log of looks with
/// the case, as the field <see cref="Field"/>.
/// </summary>
public interface IContactWishes
{
    /// <summary>The field's name beside a look.</summary>
    public const string Field = "contact_wishes";

    /// <summary>What the person wishes, or null where they said nothing.</summary>
    Task<ContactWish?> OfAsync(PersonId person, CancellationToken ct = default);
}
