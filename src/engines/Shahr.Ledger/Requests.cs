namespace Shahr.Ledger;

/// <summary>Something asked of the ledger; answered when everything decided before the answer is on the disk.</summary>
internal abstract class Request
{
    /// <summary>Commands in it, which have to fit into one batch.</summary>
    public abstract int Count { get; }

    public abstract void Decide(LedgerCore core, long now);

    /// <summary>Instead, where the disk has no room.</summary>
    public abstract void Recall(LedgerCore core);

    public abstract void Tell();

    public abstract void Fail(Exception fault);
}

internal sealed class CommandRequest(LedgerCommand command) : Request
{
    private readonly TaskCompletionSource<LedgerAnswer> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LedgerCommand _command = command;
    private LedgerAnswer _answer;

    public Task<LedgerAnswer> Answer => _told.Task;

    public override int Count => 1;

    public override void Decide(LedgerCore core, long now) =>
        core.Decide(new ReadOnlySpan<LedgerCommand>(in _command), new Span<LedgerAnswer>(ref _answer), now);

    public override void Recall(LedgerCore core) =>
        core.Recall(new ReadOnlySpan<LedgerCommand>(in _command), new Span<LedgerAnswer>(ref _answer));

    public override void Tell() => _told.TrySetResult(_answer);

    public override void Fail(Exception fault) => _told.TrySetException(fault);
}

internal sealed class ManyRequest(LedgerCommand[] commands) : Request
{
    private readonly TaskCompletionSource<LedgerAnswer[]> _told = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly LedgerAnswer[] _answers = new LedgerAnswer[commands.Length];

    public Task<LedgerAnswer[]> Answers => _told.Task;

    public override int Count => commands.Length;

    public override void Decide(LedgerCore core, long now) => core.Decide(commands, _answers, now);

    public override void Recall(LedgerCore core) => core.Recall(commands, _answers);

    public override void Tell() => _told.TrySetResult(_answers);

    public override void Fail(Exception fault) => _told.TrySetException(fault);
}

/// <summary>
/// A question to the book. It sees what was decided before it, and is answered when that is on the disk.
/// </summary>
internal sealed class Question<T>(Func<Book, T> look) : Request
{
    private readonly TaskCompletionSource<T> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action _tell = static () => { };

    public Task<T> Answer => _told.Task;

    public override int Count => 0;

    public override void Decide(LedgerCore core, long now)
    {
        var seen = look(core.Book);
        _tell = () => _told.TrySetResult(seen);
    }

    public override void Recall(LedgerCore core) => Decide(core, 0);

    public override void Tell() => _tell();

    public override void Fail(Exception fault) => _told.TrySetException(fault);
}
