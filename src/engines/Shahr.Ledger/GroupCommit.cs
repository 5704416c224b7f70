using System.Collections.Concurrent;

namespace Shahr.Ledger;

/// <summary>
/// Two threads: one decides, one writes. While a batch is on its way to the disk the next is being filled, so a batch
/// is as large as the disk is slow and never waits for company.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    // With so many decided and the disk free, writing comes before deciding more.
    private const int Eager = 64;

    private readonly LedgerCore _core;
    private readonly LedgerOptions _options;
    private readonly TimeProvider _clock;
    private readonly ConcurrentQueue<Request> _queue = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly AutoResetEvent _handed = new(false);
    private readonly Thread _deciding;
    private readonly Thread _writing;
    private readonly SnapshotPace _snapshots;
    private int _waiting;
    private volatile bool _asleep;
    private volatile bool _ending;
    private volatile bool _free = true;
    private volatile Exception? _fault;
    private volatile Exception? _over;
    private Batch? _batch;
    private List<Request> _told = [];
    private List<Request> _telling = [];
    private Request? _held;
    private bool _hasRoom;
    private bool _begun;
    private long _end;

    public GroupCommit(LedgerCore core, LedgerOptions options, TimeProvider clock)
    {
        (_core, _options, _clock) = (core, options, clock);
        _snapshots = new SnapshotPace(core, options.LinesBetweenSnapshots);
        _end = core.Durable.End;
        _deciding = new Thread(Deciding) { IsBackground = true, Name = "ledger: decide" };
        _writing = new Thread(Writing) { IsBackground = true, Name = "ledger: write" };
        _deciding.Start();
        _writing.Start();
    }

    /// <summary>The slot after the last line on the disk.</summary>
    public long End => Volatile.Read(ref _end);

    /// <summary>Takes a request in; false where too many commands wait.</summary>
    public bool Enqueue(Request request)
    {
        if (Interlocked.Add(ref _waiting, request.Count) > _options.MostWaiting)
        {
            Interlocked.Add(ref _waiting, -request.Count);
            return false;
        }
        EnqueueQuestion(request);
        return true;
    }

    /// <summary>Takes in a question, which waits for its turn but is never too much.</summary>
    public void EnqueueQuestion(Request request)
    {
        ObjectDisposedException.ThrowIf(_ending, this);
        _queue.Enqueue(request);
        // Enqueuing is a fence: either the sleeper sees the request, or this sees that it sleeps.
        if (_asleep)
            _wake.Set();
        if (_over is { } why)
            FailQueue(why);
    }

    public void Dispose()
    {
        _ending = true;
        while (!_deciding.Join(10))
            _wake.Set();
        while (!_writing.Join(10))
            _handed.Set();
        _snapshots.Dispose();
        _wake.Dispose();
        _handed.Dispose();
    }

    private void Deciding()
    {
        try
        {
            while (_fault is null && Step()) { }
        }
        catch (Exception fault)
        {
            // A book and a journal that disagree: nothing more may be decided, and nobody may be told.
            _fault = fault;
        }
        _over = _fault ?? new ObjectDisposedException(nameof(GeneralLedger));
        FailAll(_told, _over);
        FailAll(_held is null ? [] : [_held], _over);
        FailQueue(_over);
    }

    /// <summary>One thing at a time; false when it is over.</summary>
    private bool Step()
    {
        if (_held is null && _queue.TryDequeue(out var taken))
            _held = taken;
        var now = _clock.GetUtcNow().UtcTicks;
        if (_held is { } next && Begin(now, next.Count))
        {
            _held = null;
            Decide(next, now);
            if (_told.Count < Eager || !_free)
                return true;
        }
        if (_begun && _free)
            HandOver();
        else if (_begun)
            Sleep(Timeout.Infinite);
        else if (_ending && _free && _queue.IsEmpty)
            return false;
        else
            Idle();
        return true;
    }

    private void Idle()
    {
        if (!_free)
        {
            Sleep(Timeout.Infinite);
            return;
        }
        if (!_snapshots.Step())
            Sleep(1000);
        var now = _clock.GetUtcNow().UtcTicks;
        if (_core.Book.Due.TryPeek(out _, out var due) && due <= now && _core.Reserve())
            Begin(now, 0);
    }

    private void Decide(Request request, long now)
    {
        _told.Add(request);
        Interlocked.Add(ref _waiting, -request.Count);
        if (_hasRoom)
            request.Decide(_core, now);
        else
            request.Recall(_core);
    }

    /// <summary>Begins a batch where none is begun; whether so many commands fit into it.</summary>
    private bool Begin(long now, int commands)
    {
        if (!_begun)
        {
            _begun = true;
            _hasRoom = _core.Reserve();
            if (_hasRoom)
                _core.Expire(now);
        }
        return _core.Fits(commands);
    }

    private void HandOver()
    {
        (_telling, _told) = (_told, _telling);
        _batch = _core.HasWork ? _core.HandOver() : null;
        (_begun, _free) = (false, false);
        _handed.Set();
        _snapshots.Step();
    }

    private void Sleep(int milliseconds)
    {
        _asleep = true;
        Interlocked.MemoryBarrier();
        var hasCause = _fault is not null || (_held is null && !_queue.IsEmpty) || (_free && (_begun || _ending));
        if (!hasCause)
            _wake.WaitOne(milliseconds);
        _asleep = false;
    }

    private void Writing()
    {
        while (true)
        {
            _handed.WaitOne();
            if (_free)
                return; // woken to end
            try
            {
                if (_batch is { } batch)
                {
                    _core.Commit(batch);
                    Volatile.Write(ref _end, _core.Durable.End);
                }
            }
            catch (Exception fault)
            {
                _fault = fault;
                FailAll(_telling, fault);
                _wake.Set();
                return;
            }
            foreach (var request in _telling)
                request.Tell();
            _telling.Clear();
            _free = true;
            _wake.Set();
        }
    }

    private void FailQueue(Exception fault)
    {
        while (_queue.TryDequeue(out var request))
            request.Fail(Stopped(fault));
    }

    private static void FailAll(List<Request> requests, Exception fault)
    {
        foreach (var request in requests)
            request.Fail(Stopped(fault));
    }

    private static LedgerStoppedException Stopped(Exception fault) =>
        new("The journal could not be written; the ledger has to be opened anew.", fault);
}
