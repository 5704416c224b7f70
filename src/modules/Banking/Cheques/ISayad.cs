using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>
/// The port to Sayad (سامانهٔ صیاد), where cheques of the country are registered. No call holds a transaction. Each
/// either answers or throws <see cref="SayadSilentException"/>: then nobody knows, and the same may be asked again, as
/// often as need be. What is asked again under the same id is the same book and the same registration.
/// </summary>
internal interface ISayad
{
    /// <summary>The ids of a book's leaves, sixteen digits each.</summary>
    Task<IReadOnlyList<string>> BookAsync(SayadBook book, CancellationToken ct);

    /// <summary>Registers a cheque, or says what became of its registration.</summary>
    Task<SayadWord> RegisterAsync(SayadCheque cheque, CancellationToken ct);
}

/// <summary>A book that is asked for.</summary>
/// <param name="Id">Our id of it; the same id is the same book.</param>
/// <param name="Leaves">How many.</param>
internal sealed record SayadBook(Guid Id, int Leaves);

/// <summary>A cheque that is to be registered.</summary>
/// <param name="Id">Our id of it; the same id is the same registration.</param>
/// <param name="SayadId">Of its leaf.</param>
/// <param name="Issuer">Name of the issuer.</param>
/// <param name="Receiver">Name of the receiver.</param>
/// <param name="Amount">Whole rials.</param>
/// <param name="DueOn">Its day.</param>
internal sealed record SayadCheque(
    Guid Id,
    string SayadId,
    string Issuer,
    string Receiver,
    Rial Amount,
    DateOnly DueOn
);

/// <summary>What Sayad says of a registration.</summary>
internal enum SayadWord
{
    /// <summary>It has it, and is at work on it.</summary>
    Taken,

    /// <summary>It is registered; final.</summary>
    Registered,

    /// <summary>It is not and never will be; final.</summary>
    Refused,
}

/// <summary>Sayad did not answer: nothing is known.</summary>
internal sealed class SayadSilentException(string message) : Exception(message);

/// <summary>The city's way to Sayad: the simulated one in the demo, none where none was set.</summary>
internal sealed record SayadLine(ISayad? Sayad);
