namespace Shahr.Kit.Values;

/// <summary>A result of calendar arithmetic, and whether it can be relied on.</summary>
/// <typeparam name="T">A day, an instant or a count.</typeparam>
/// <param name="Value">The result.</param>
/// <param name="BeyondKnownYears">
/// True when the way led through a year whose holidays nobody has entered yet; such a year is reckoned with its
/// weekends only, so a deadline may in truth be later. Also true when the result was cut off at the end of 1500.
/// </param>
public readonly record struct Reckoned<T>(T Value, bool BeyondKnownYears);
