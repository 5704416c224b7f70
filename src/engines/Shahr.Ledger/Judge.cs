namespace Shahr.Ledger;

/// <summary>
/// Decides commands one after the other, as they come. What it decides stands in the batch and in the book at once;
/// nobody may be told before the batch is on the disk.
/// </summary>
internal sealed class Judge(Book book, IRecords records)
{
    private readonly Scales _scales = new(book, records);

    /// <summary>Decides what came together; chains in it stand or fall as one.</summary>
    /// <param name="now">Ticks of the clock (UTC). If it has gone back, lines go on from the last one.</param>
    public void Decide(ReadOnlySpan<LedgerCommand> commands, Span<LedgerAnswer> answers, long now, Batch batch)
    {
        for (var i = 0; i < commands.Length; )
        {
            var end = i;
            while (end < commands.Length && (commands[end].Flags & CommandFlags.Linked) != 0)
                end++;
            if (end == commands.Length)
            {
                Fill(answers[i..], Refusal.ChainOpen);
                return;
            }
            end++;
            if (end - i == 1)
                answers[i] = One(commands[i], now, batch);
            else
                Chain(commands[i..end], answers[i..end], now, batch);
            i = end;
        }
    }

    /// <summary>Answers what was decided earlier; all else finds no room.</summary>
    public void Recall(ReadOnlySpan<LedgerCommand> commands, Span<LedgerAnswer> answers)
    {
        for (var i = 0; i < commands.Length; i++)
            if (!Earlier(commands[i], out answers[i]))
                answers[i] = LedgerAnswer.Of(Refusal.NoSpace);
    }

    /// <summary>Lets go what is held beyond its time; half of the batch stays free for those who ask.</summary>
    public void Expire(long now, Batch batch)
    {
        while (batch.Left > batch.Room / 2 && book.Due.TryPeek(out var position, out var due) && due <= now)
        {
            book.Due.Dequeue();
            records.Read(position, out var pending);
            if (book.FindResolution(pending.Id, out _) == 0)
                Expire(pending, now, batch);
        }
    }

    /// <summary>Lets go one pending transfer, which is open and beyond its time.</summary>
    public void Expire(in JournalRecord pending, long now, Batch batch)
    {
        ref var record = ref batch.Add(out var line);
        record.Kind = EntryKind.Expire;
        record.Pending = pending.Id;
        record.Ticks = Tick(now);
        _scales.Release(ref record, pending);
        book.Index(ref record, line);
    }

    private LedgerAnswer One(in LedgerCommand command, long now, Batch batch)
    {
        if (Earlier(command, out var answer))
            return answer;
        var refusal = Form.Check(command);
        if (refusal != Refusal.None)
            return LedgerAnswer.Of(refusal);
        ref var record = ref Write(command, now, batch, out var position);
        record.Refusal = _scales.Weigh(ref record);
        book.Index(ref record, position);
        return record.Answer(position);
    }

    private void Chain(ReadOnlySpan<LedgerCommand> chain, Span<LedgerAnswer> answers, long now, Batch batch)
    {
        if (chain.Length > batch.Room)
        {
            Fill(answers, Refusal.ChainTooLong);
            return;
        }
        if (ChainEarlier(chain, answers) || !ChainForm(chain, answers))
            return;
        var (start, ticks) = (batch.Count, book.LastTicks);
        _scales.BeginChain();
        var failed = Refusal.None;
        var at = 0;
        for (; at < chain.Length && failed == Refusal.None; at++)
        {
            ref var record = ref Write(chain[at], now, batch, out var position);
            failed = _scales.Weigh(ref record);
            _scales.InChain(record, position);
        }
        _scales.EndChain(keep: failed == Refusal.None);
        if (failed != Refusal.None)
        {
            batch.Truncate(start);
            book.LastTicks = ticks;
            for (var i = 0; i < chain.Length; i++)
                Write(chain[i], now, batch, out _).Refusal = i == at - 1 ? failed : Refusal.LinkedFailed;
        }
        for (var i = 0; i < chain.Length; i++)
        {
            ref var record = ref batch[start + i];
            book.Index(ref record, batch.Position(start + i));
            answers[i] = record.Answer(batch.Position(start + i));
        }
    }

    // A chain that was sent before is answered as it was; one that mixes old ids and new ones is nobody's repetition.
    private bool ChainEarlier(ReadOnlySpan<LedgerCommand> chain, Span<LedgerAnswer> answers)
    {
        var (known, same) = (0, 0);
        for (var i = 0; i < chain.Length; i++)
        {
            if (!Earlier(chain[i], out answers[i]))
                continue;
            known++;
            if (answers[i].Position != 0 && answers[i].Position == answers[0].Position + i)
                same++;
        }
        if (known == 0 || same == chain.Length)
            return known != 0;
        foreach (ref var answer in answers)
            if (answer.Refusal != Refusal.DiffersFromEarlier)
                answer = LedgerAnswer.Of(Refusal.ChainDiffers);
        return true;
    }

    private static bool ChainForm(ReadOnlySpan<LedgerCommand> chain, Span<LedgerAnswer> answers)
    {
        var ids = new HashSet<UInt128>(chain.Length);
        for (var i = 0; i < chain.Length; i++)
        {
            var refusal =
                chain[i].Kind == EntryKind.Open ? Refusal.FlagsContradict
                : ids.Add(chain[i].Id) ? Form.Check(chain[i])
                : Refusal.ChainDiffers;
            if (refusal == Refusal.None)
                continue;
            Fill(answers, Refusal.LinkedFailed);
            answers[i] = LedgerAnswer.Of(refusal);
            return false;
        }
        return true;
    }

    private bool Earlier(in LedgerCommand command, out LedgerAnswer answer)
    {
        JournalRecord record;
        long position;
        if (command.Kind != EntryKind.Open)
            position = book.FindCommand(command.Id, out record);
        else if (book.Find(command.Id) is { } account)
            records.Read(position = account.OpenedPosition, out record);
        else
            (position, record) = (0, default);
        var differs = position == 0 ? CommandField.None : record.Differs(command);
        answer =
            differs == CommandField.None
                ? record.Answer(position)
                : LedgerAnswer.Of(Refusal.DiffersFromEarlier, differs);
        return position != 0;
    }

    private ref JournalRecord Write(in LedgerCommand command, long now, Batch batch, out long position)
    {
        ref var record = ref batch.Add(out position);
        record.Kind = command.Kind;
        record.Id = command.Id;
        record.Debit = command.Kind == EntryKind.Open ? command.Id : command.Debit.Value;
        record.Credit = command.Credit.Value;
        record.Pending = command.Pending.Value;
        record.Requested = command.Amount;
        record.Ledger = command.Ledger;
        record.Code = command.Code;
        record.Flags = command.Flags;
        record.Account = command.Account;
        record.TimeoutSeconds = command.TimeoutSeconds;
        record.Reference = command.Reference;
        record.Ticks = Tick(now);
        return ref record;
    }

    private long Tick(long now) => book.LastTicks = Math.Max(book.LastTicks + 1, now);

    private static void Fill(Span<LedgerAnswer> answers, Refusal refusal) => answers.Fill(LedgerAnswer.Of(refusal));
}
