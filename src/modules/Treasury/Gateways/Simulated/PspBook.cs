using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// The books of one simulated provider: its own truth, in a file of its own in the data folder. What is not verified
/// within twenty minutes it gives back by itself, and after a quarter of an hour nobody can pay any more.
/// </summary>
internal sealed class PspBook
{
    public static readonly TimeSpan TimeToPay = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan TimeToVerify = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan DeadFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LateFor = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, PspSale> _sales = [];
    private readonly HashSet<string> _lost = [];
    private readonly string _file;
    private readonly TimeProvider _clock;

    public PspBook(GatewayName name, string file, TimeProvider clock)
    {
        (Name, _file, _clock) = (name, file, clock);
        if (!File.Exists(file))
            return;
        foreach (var line in File.ReadLines(file))
        {
            if (JsonSerializer.Deserialize<PspSale>(line) is { } sale)
                _sales[sale.Token] = sale;
        }
    }

    public GatewayName Name { get; }

    public PspFaults Faults { get; } = new();

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>True while nothing is answered.</summary>
    public bool IsDead
    {
        get
        {
            lock (_lock)
            {
                var since = Now - DeadFor;
                return Faults.IsDead
                    || _sales.Values.Any(s =>
                        s.TakenAt > since && PspFaults.ByAmount(s.Amount) == AmountFault.DiesForAWhile
                    );
            }
        }
    }

    public PspSale Begin(string order, Rial amount, string returnTo)
    {
        var sale = new PspSale
        {
            Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)),
            Order = order,
            Amount = amount,
            ReturnTo = returnTo,
            MadeAt = Now,
        };
        lock (_lock)
            return Keep(sale);
    }

    /// <summary>A sale by its token, as it stands now; null for none.</summary>
    public PspSale? Find(string? token)
    {
        lock (_lock)
            return token is not null && _sales.TryGetValue(token, out var sale) ? Aged(sale) : null;
    }

    /// <summary>The person presses «pay», or «cancel».</summary>
    public PspSale? Decide(string token, bool pays)
    {
        lock (_lock)
        {
            if (Find(token) is not { State: SaleState.Open } sale)
                return Find(token);
            if (!pays)
                return Keep(sale with { State = SaleState.Cancelled });
            Faults.IsDead |= Faults.DiesOncePaid;
            return Keep(
                sale with
                {
                    State = SaleState.Paid,
                    TakenAt = Now,
                    Reference = RandomNumberGenerator
                        .GetInt32(100_000_000, int.MaxValue)
                        .ToString("d12", CultureInfo.InvariantCulture),
                    Card = "6037-99**-****-1234",
                }
            );
        }
    }

    /// <summary>Makes a payment final; asked again it is fine. False for what was not paid.</summary>
    public (bool Done, bool Again) Verify(PspSale sale)
    {
        lock (_lock)
        {
            if (Find(sale.Token) is not { State: SaleState.Paid or SaleState.Verified } now || IsLate(now))
                return (false, false);
            if (now.State == SaleState.Verified)
                return (true, true);
            Keep(now with { State = SaleState.Verified, VerifiedAt = Now });
            return (true, false);
        }
    }

    public bool Settle(PspSale sale)
    {
        lock (_lock)
        {
            if (Find(sale.Token) is not { State: SaleState.Verified } now)
                return false;
            if (now.SettledAt is null)
                Keep(now with { SettledAt = Now });
            return true;
        }
    }

    /// <summary>Gives the money back, or ends what nobody paid.</summary>
    public PspSale? Reverse(PspSale sale)
    {
        lock (_lock)
        {
            return Find(sale.Token) switch
            {
                { State: SaleState.Paid or SaleState.Verified } paid => Keep(paid with { State = SaleState.Reversed }),
                { State: SaleState.Open } open => Keep(open with { State = SaleState.Declined }),
                var other => other,
            };
        }
    }

    /// <summary>Paid, and not telling yet.</summary>
    public bool IsLate(PspSale sale) =>
        sale.State is SaleState.Paid
        && (
            Faults.IsLate
            || (PspFaults.ByAmount(sale.Amount) == AmountFault.ReportsLate && Now - sale.TakenAt < LateFor)
        );

    /// <summary>What it says it took, which may be a lie.</summary>
    public Rial Said(PspSale sale) =>
        sale.Amount + new Rial(Faults.LieRial - (PspFaults.ByAmount(sale.Amount) == AmountFault.Lies ? 10 : 0));

    /// <summary>True where the answer to this verify is lost on the way.</summary>
    public bool LosesAnswer(PspSale sale)
    {
        lock (_lock)
        {
            if (PspFaults.ByAmount(sale.Amount) == AmountFault.AnswerLost && _lost.Add(sale.Token))
                return true;
            return Faults.HangingVerifies > 0 && Faults.HangingVerifies-- > 0;
        }
    }

    /// <summary>A provider that is cheated: this sale is shown with the payment of another.</summary>
    public void Borrow(string token, string reference)
    {
        lock (_lock)
            Keep(_sales[token] with { Reference = reference });
    }

    /// <summary>What it owes the city of a day, by the day of the verify in Tehran.</summary>
    public IEnumerable<MoneyLine> Report(DateOnly day) => Faults.Report(Lines(day, s => s.VerifiedAt));

    /// <summary>What the bank has of it of that day: the settled ones where the provider settles.</summary>
    public IEnumerable<MoneyLine> Statement(DateOnly day, bool settles) =>
        Faults.Statement(Lines(day, s => settles && s.SettledAt is null ? null : s.VerifiedAt));

    private List<MoneyLine> Lines(DateOnly day, Func<PspSale, DateTime?> at)
    {
        lock (_lock)
        {
            return
            [
                .. _sales
                    .Values.Where(s => s.State == SaleState.Verified)
                    .Where(s => at(s) is { } instant && DateOnly.FromDateTime(PersianTime.ToTehran(instant)) == day)
                    .Select(s => new MoneyLine(s.Reference, s.Amount)),
            ];
        }
    }

    private PspSale Aged(PspSale sale) =>
        sale.State switch
        {
            SaleState.Open when Now - sale.MadeAt > TimeToPay => Keep(sale with { State = SaleState.Declined }),
            SaleState.Paid when Now - sale.TakenAt > TimeToVerify => Keep(sale with { State = SaleState.Reversed }),
            _ => sale,
        };

    private PspSale Keep(PspSale sale)
    {
        _sales[sale.Token] = sale;
        Directory.CreateDirectory(Path.GetDirectoryName(_file) ?? ".");
        File.AppendAllText(_file, JsonSerializer.Serialize(sale) + "\n");
        return sale;
    }
}
