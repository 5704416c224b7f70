using System.Globalization;
using Shahr.Kit.Values;

namespace Shahr.Kit;

/// <summary>
/// An expected refusal: a value, not an exception. Every module lists its own in one <c>…Problems.cs</c> file.
/// </summary>
/// <param name="Code">Stable machine code, <c>module.what</c>, for example <c>cases.already_closed</c>.</param>
/// <param name="Status">HTTP status of the answer (4xx).</param>
/// <param name="Fa">The Persian sentence a citizen reads; says what to do next. May hold {0}-style places.</param>
/// <param name="En">The same sentence in English.</param>
public sealed record Problem(string Code, int Status, string Fa, string En)
{
    /// <summary>The form field the refusal belongs to, or null when it is about the whole request.</summary>
    public string? Field { get; init; }

    /// <summary>The same refusal, tied to a form field.</summary>
    public Problem On(string field) => this with { Field = field };

    /// <summary>
    /// The same refusal with the places of both sentences filled; whole numbers read in the digits of each.
    /// </summary>
    public Problem With(params object[] args) =>
        this with
        {
            Fa = string.Format(CultureInfo.InvariantCulture, Fa, [.. args.Select(InPersian)]),
            En = string.Format(CultureInfo.InvariantCulture, En, args),
        };

    private static object InPersian(object value) =>
        value is int or long
            ? PersianText.ToPersianDigits(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
            : value;

    /// <summary>The sentence in the reader's language: <c>fa</c> unless <c>en</c> is asked.</summary>
    public string In(string language) => language == "en" ? En : Fa;
}

/// <summary>A value or the refusal to give one. The only result type in the house.</summary>
public readonly struct Result<T>
{
    private readonly T _value;

    private Result(T value, Problem? problem) => (_value, Problem) = (value, problem);

    /// <summary>Null when there is a value.</summary>
    public Problem? Problem { get; }

    /// <summary>True when there is a value.</summary>
    public bool IsOk => Problem is null;

    /// <summary>The value; asking for it after a refusal is a bug and throws.</summary>
    public T Value => Problem is null ? _value : throw new InvalidOperationException($"Refused: {Problem.Code}");

    /// <summary>A value is a good result.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A problem is a refusal.</summary>
    public static implicit operator Result<T>(Problem problem) => new(default!, problem);

    /// <summary>Both outcomes folded into one.</summary>
    public TOut Match<TOut>(Func<T, TOut> ok, Func<Problem, TOut> refused) =>
        Problem is null ? ok(_value) : refused(Problem);
}
