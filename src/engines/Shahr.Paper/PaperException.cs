namespace Shahr.Paper;

/// <summary>The caller asked for something this engine refuses, for example signing a file that is signed
/// already.</summary>
public sealed class PaperException : Exception
{
    /// <summary>A refusal with its reason.</summary>
    /// <param name="message">The reason, in English, for the log.</param>
    public PaperException(string message)
        : base(message) { }

    /// <summary>A refusal caused by another failure.</summary>
    /// <param name="message">The reason, in English, for the log.</param>
    /// <param name="inner">What failed.</param>
    public PaperException(string message, Exception inner)
        : base(message, inner) { }
}
