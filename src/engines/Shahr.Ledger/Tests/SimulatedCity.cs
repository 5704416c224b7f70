namespace Shahr.Ledger.Tests;

/// <summary>Kinds of runs: what may go wrong beside crashes.</summary>
internal sealed record Weather(DiskFaults Disk, int Steps = 400);

/// <summary>
/// A ledger with clients that ask, ask again, and hear late, twice or never; a clock that jumps; a disk that fails; and
/// a process that may end at any act of the disk. Everything from one seed. After each start the whole journal is
/// judged again by the reference ledger, and every answer anybody has got must stand in it.
/// </summary>
internal sealed class SimulatedCity
{
    private const int SlotsPerFile = 128;

    private readonly Random _chance;
    private readonly Weather _weather;
    private readonly SimulatedDisk _disk;
    private readonly LedgerOptions _options;
    private readonly SimulatedClients _clients;
    private readonly Dictionary<UInt128, LedgerAnswer> _told = [];
    private readonly List<LedgerCommand[]> _inbox = [];
    private List<(LedgerCommand[] Asked, LedgerAnswer[] Answers)> _deciding = [];
    private List<(LedgerCommand[] Asked, LedgerAnswer[] Answers)> _writing = [];
    private LedgerCore? _core;
    private Batch? _batch;
    private IEnumerator<IDiskFile>? _copy;
    private Snapshot? _snapshot;
    private long _now = new DateTime(2026, 3, 21, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private long _known;

    public SimulatedCity(int seed, Weather weather)
    {
        _chance = new Random(seed);
        _weather = weather;
        _disk = new SimulatedDisk(_chance, weather.Disk);
        _options = new LedgerOptions
        {
            LinesOfBatch = 24,
            SnapshotPieceBytes = 4096,
            Random = count =>
            {
                var bytes = new byte[count];
                _chance.NextBytes(bytes);
                bytes[0] |= 1;
                return bytes;
            },
        };
        _clients = new SimulatedClients(_chance);
    }

    public int Crashes { get; private set; }

    /// <summary>How the disk's wrong was named, where it was.</summary>
    public JournalFault? Named { get; private set; }

    public int Answers => _told.Count;

    public void Run()
    {
        for (var step = 0; step < _weather.Steps && Named is null; step++)
            Survive(() => Act(_chance.Next(100)));
        // In the end the disk is itself again, and everybody gets an answer.
        _disk.IsFull = false;
        Survive(Finish);
        if (Named is null && _core is not null)
        {
            Audit.Check(_core, _told, _chance);
            Assert.Equal(Audit.Stored(_core).Count, Verification.Run(_core.Journal).Lines);
        }
    }

    private void Finish()
    {
        Open();
        foreach (var asked in _clients.Unanswered)
            _inbox.Add(asked);
        while (_inbox.Count > 0 || _core?.HasWork == true || _batch is not null)
        {
            Decide();
            Write();
            HandOver();
        }
        Write();
    }

    private void Act(int dice)
    {
        Open();
        switch (dice)
        {
            case < 30:
                _inbox.AddRange(_clients.Next());
                break;
            case < 55:
                Decide();
                break;
            case < 70:
                HandOver();
                break;
            case < 85:
                Write();
                break;
            case < 90:
                _now += _chance.NextInt64(-5, 20) * TimeSpan.TicksPerSecond;
                break;
            case < 95:
                Copy();
                break;
            case < 97:
                _disk.ActsLeft = _chance.Next(12);
                break;
            case < 98:
                throw new SimulatedCrash();
            default:
                _disk.IsFull = _weather.Disk.Fills > 0 && _chance.Next(1000) < _weather.Disk.Fills;
                break;
        }
    }

    private void Survive(Action act)
    {
        while (Named is null)
            try
            {
                act();
                return;
            }
            catch (SimulatedCrash)
            {
                Crashes++;
                _disk.Crash();
                Forget();
            }
            catch (JournalException fault) when (_disk.Wronged)
            {
                _core = null;
                Named = fault.Fault;
            }
            catch (IOException) when (_disk.IsFull)
            {
                // No room to begin at all, or for a copy of the book.
                _copy = null;
                return;
            }
    }

    private void Forget()
    {
        (_core, _batch, _copy) = (null, null, null);
        _inbox.Clear();
        _deciding.Clear();
        _writing.Clear();
    }

    private void Open()
    {
        if (_core is not null)
            return;
        var journal = new FileJournal(_disk, SlotsPerFile, ahead: false);
        _core = LedgerCore.Open(journal, _disk, _options with { KnownEnd = _known }, _now);
        _core.CheckOlder(CancellationToken.None);
        Audit.Check(_core, _told, _chance);
        if (_core.Book.Accounts.Count == 0)
            _inbox.Add([.. SimulatedClients.Openings()]);
    }

    private void Decide()
    {
        if (_core is not { } core)
            return;
        if (!core.HasWork && _deciding.Count == 0)
        {
            if (!core.Reserve())
                return;
            core.Expire(_now);
        }
        while (_inbox.Count > 0 && core.Fits(_inbox[0].Length))
        {
            _now += _chance.Next(10_000);
            var answers = new LedgerAnswer[_inbox[0].Length];
            core.Decide(_inbox[0], answers, _now);
            _deciding.Add((_inbox[0], answers));
            _inbox.RemoveAt(0);
        }
    }

    private void HandOver()
    {
        if (_core is not { } core || _batch is not null || _writing.Count > 0)
            return;
        (_writing, _deciding) = (_deciding, []);
        if (core.HasWork)
            _batch = core.HandOver();
    }

    private void Write()
    {
        if (_core is not { } core)
            return;
        if (_batch is { } batch)
            core.Commit(batch);
        _batch = null;
        foreach (var (asked, answers) in _writing)
            Tell(asked, answers);
        _writing.Clear();
    }

    private void Tell(LedgerCommand[] asked, LedgerAnswer[] answers)
    {
        if (!_clients.Hears(asked))
            return;
        for (var i = 0; i < asked.Length; i++)
        {
            if (answers[i].Position == 0)
                continue;
            if (!_told.TryAdd(asked[i].Id, answers[i]))
                Assert.Equal(_told[asked[i].Id], answers[i]);
            _known = Math.Max(_known, answers[i].Position + 1);
        }
    }

    private void Copy()
    {
        if (_core is not { HasWork: false } core || _deciding.Count > 0)
            return;
        if (_copy is null)
        {
            _snapshot = core.NewSnapshot();
            _copy = _snapshot?.Pieces(core.Durable.End, core.Durable.Chain).GetEnumerator();
            return;
        }
        // Some pieces now, others after more has happened.
        for (var pieces = _chance.Next(12); pieces > 0; pieces--)
            if (!_copy.MoveNext())
            {
                if (_batch is not null)
                    return;
                _snapshot?.Finish(_copy.Current);
                _copy = null;
                return;
            }
    }
}
