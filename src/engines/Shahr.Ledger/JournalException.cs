namespace Shahr.Ledger;

/// <summary>What is wrong with a journal.</summary>
public enum JournalFault
{
    /// <summary>The bytes of a slot are not those that were written: a disk that flips bits, or a hand.</summary>
    Damaged,

    /// <summary>
    /// Lines that were acknowledged are missing: the file was cut, or the disk said "written" and lied.
    /// </summary>
    Lost,

    /// <summary>The chain of hashes is broken: bytes were replaced by others that are whole in themselves.</summary>
    ChainBroken,

    /// <summary>Written by a newer version of this program.</summary>
    NewerVersion,

    /// <summary>Not of this ledger, or not a journal.</summary>
    Foreign,

    /// <summary>
    /// Lines contradict each other: a balance, a link or a number is not what the lines before it give.
    /// </summary>
    Contradiction,

    /// <summary>Another process has it open.</summary>
    InUse,
}

/// <summary>The journal cannot be used as it is. Nothing was changed in it.</summary>
/// <param name="fault">What is wrong.</param>
/// <param name="position">The first slot that disagrees; 0 where it is none in particular.</param>
/// <param name="message">A sentence for the operator, in English.</param>
public sealed class JournalException(JournalFault fault, long position, string message)
    : Exception(position > 0 ? $"{message} (line {position})" : message)
{
    /// <summary>What is wrong.</summary>
    public JournalFault Fault { get; } = fault;

    /// <summary>The first slot that disagrees.</summary>
    public long Position { get; } = position;
}

/// <summary>
/// The ledger stopped because its journal could not be written. What was asked and not answered may or may not have
/// been done: ask it again, with the same id, once the ledger runs again.
/// </summary>
public sealed class LedgerStoppedException(string message, Exception? inner = null) : Exception(message, inner);
