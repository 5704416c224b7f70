namespace Shahr.Ledger.Tests;

/// <summary>
/// People who ask: sensible things, foolish things, things twice, old ids with another body. The network between them
/// and the ledger loses, doubles and delays.
/// </summary>
internal sealed class SimulatedClients(Random chance)
{
    public const int Purses = 8;
    private const uint Money = 1;

    private readonly List<LedgerCommand[]> _asked = [];
    private readonly HashSet<LedgerCommand[]> _unheard = [];
    private readonly List<UInt128> _holds = [];
    private ulong _last = 1000;

    public IEnumerable<LedgerCommand[]> Unanswered => [.. _unheard];

    /// <summary>One source of money without limit, purses that cannot go below zero, and one of another unit.</summary>
    public static IEnumerable<LedgerCommand> Openings()
    {
        yield return LedgerCommand.Open(new AccountId(1), Money, 1);
        for (var i = 2; i <= Purses; i++)
            yield return LedgerCommand.Open(
                new AccountId((ulong)i),
                i == Purses ? Money + 1 : Money,
                2,
                i == 3 ? AccountFlags.CreditsWithinDebits : AccountFlags.DebitsWithinCredits
            );
    }

    /// <summary>What arrives now: something new, or something again, or both.</summary>
    public IEnumerable<LedgerCommand[]> Next()
    {
        if (_asked.Count > 0 && chance.Next(4) == 0)
            yield return _asked[chance.Next(_asked.Count)];
        if (chance.Next(20) == 0 && _asked.Count > 0)
            yield return [Altered(_asked[chance.Next(_asked.Count)][0])];
        var asked = chance.Next(5) == 0 ? Chain(chance.Next(2, 6)) : [Command()];
        _asked.Add(asked);
        _unheard.Add(asked);
        if (chance.Next(10) > 0)
            yield return asked;
    }

    /// <summary>Whether the answer comes through.</summary>
    public bool Hears(LedgerCommand[] asked)
    {
        if (chance.Next(10) == 0)
            return false;
        _unheard.Remove(asked);
        return true;
    }

    private LedgerCommand[] Chain(int length)
    {
        var chain = new LedgerCommand[length];
        for (var i = 0; i < length; i++)
            chain[i] = Command() with { Flags = i < length - 1 ? CommandFlags.Linked : CommandFlags.None };
        return chain;
    }

    private LedgerCommand Altered(LedgerCommand command) =>
        chance.Next(3) switch
        {
            0 => command with { Amount = command.Amount + 1 },
            1 => command with { Reference = command.Reference + 1 },
            _ => command with { Code = (ushort)(command.Code + 1) },
        };

    private LedgerCommand Command()
    {
        var id = new CommandId(++_last);
        return chance.Next(20) switch
        {
            < 8 => Transfer(id),
            < 12 => Hold(id),
            < 15 => LedgerCommand.Post(id, Held(), chance.Next(2) == 0 ? 0 : chance.Next(1, 120)),
            < 17 => LedgerCommand.Void(id, Held()),
            17 => LedgerCommand.Change(id, Account(), (AccountFlags)chance.Next(16)),
            18 => Transfer(id) with { Flags = (CommandFlags)(2 << chance.Next(2)) },
            _ => Transfer(id) with { Amount = chance.Next(3) == 0 ? long.MaxValue : -chance.Next(3) },
        };
    }

    private LedgerCommand Transfer(CommandId id)
    {
        // Most money comes from the source, or purses would soon be empty.
        var from = chance.Next(3) == 0 ? new AccountId(1) : Account();
        return LedgerCommand.Transfer(id, from, Account(), chance.Next(1, 100), Money, (ushort)chance.Next(1, 4)) with
        {
            Reference = (ulong)chance.Next(5),
        };
    }

    private LedgerCommand Hold(CommandId id)
    {
        _holds.Add(id.Value);
        return Transfer(id) with { Kind = EntryKind.Pending, TimeoutSeconds = (uint)chance.Next(0, 20) };
    }

    private CommandId Held() =>
        _holds.Count == 0 || chance.Next(10) == 0
            ? new CommandId(chance.Next(5) == 0 ? _last : 7)
            : new CommandId(_holds[Math.Max(0, _holds.Count - 1 - chance.Next(6))]);

    // One of the numbers has no account.
    private AccountId Account() => new((ulong)chance.Next(1, Purses + 2));
}
