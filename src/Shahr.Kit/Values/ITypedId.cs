namespace Shahr.Kit.Values;

/// <summary>
/// An id that cannot be mistaken for the id of something else: a <see cref="Guid"/> version 7 (RFC 9562) in a type.
/// </summary>
/// <example>
/// <code>
/// public readonly record struct CaseId(Guid Value) : ITypedId&lt;CaseId&gt;
/// {
///     public static CaseId From(Guid value) => new(value);
///     public static CaseId New() => TypedId.New&lt;CaseId&gt;();
///     public static bool TryParse(string? text, out CaseId id) => TypedId.TryParse(text, out id);
///     public override string ToString() => TypedId.Format(Value);
/// }
/// </code>
/// </example>
/// <typeparam name="TSelf">The id itself.</typeparam>
public interface ITypedId<TSelf> : IParsable<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The bare id as it is stored.</summary>
    Guid Value { get; }

    /// <summary>Wraps a stored id.</summary>
    static abstract TSelf From(Guid value);

    /// <summary>A new id, sorted by time to the millisecond (see <see cref="TypedId.New{T}()"/>).</summary>
    static abstract TSelf New();

    /// <summary>Reads an id from a route or a message; false when the text is no id, or the empty one.</summary>
    static abstract bool TryParse(string? text, out TSelf id);

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) =>
        TSelf.TryParse(s, out var id) ? id : throw new FormatException("The text is no id.");

    static bool IParsable<TSelf>.TryParse(string? s, IFormatProvider? provider, out TSelf result) =>
        TSelf.TryParse(s, out result);
}

/// <summary>The bodies that every <see cref="ITypedId{TSelf}"/> shares.</summary>
public static class TypedId
{
    /// <summary>
    /// A new UUIDv7. Ids of different milliseconds sort by time; within one millisecond the order is random, so an
    /// id is never a sequence number.
    /// </summary>
    public static T New<T>()
        where T : struct, ITypedId<T> => T.From(Guid.CreateVersion7());

    /// <summary>A new UUIDv7 that carries the given instant (for imports and tests with their own clock).</summary>
    public static T New<T>(DateTimeOffset at)
        where T : struct, ITypedId<T> => T.From(Guid.CreateVersion7(at));

    /// <summary>Reads the plain 36-character form (any letter case, blanks around it allowed).</summary>
    public static bool TryParse<T>(string? text, out T id)
        where T : struct, ITypedId<T>
    {
        // Only the form we print: the others (braces, no dashes) would give one thing several addresses.
        if (Guid.TryParseExact(text?.Trim(), "D", out var guid) && guid != Guid.Empty)
        {
            id = T.From(guid);
            return true;
        }

        id = default;
        return false;
    }

    /// <summary>The form used in addresses, logs and messages: lower-case with dashes.</summary>
    public static string Format(Guid value) => value.ToString("D");
}
