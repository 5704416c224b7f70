using Microsoft.Extensions.Configuration;

namespace Shahr.Notify;

/// <summary>One provider in its place: what it is called, how it is reached, how fast it may be fed.</summary>
internal sealed class SmsLine(string name, ISmsProvider provider, int perSecond)
{
    private readonly Lock _lock = new();
    private double _left = perSecond;
    private DateTime _at;

    public string Name => name;

    public ISmsProvider Provider => provider;

    public int PerSecond => perSecond;

    /// <summary>What it takes for one part of an SMS; 0 where the city did not say.</summary>
    public long PriceRial { get; init; }

    /// <summary>True when one more message may go now; it is counted.</summary>
    public bool TakeTurn(DateTime now)
    {
        lock (_lock)
        {
            if (now > _at)
                _left = Math.Min(perSecond, _left + ((now - _at).TotalSeconds * perSecond));
            _at = now;
            if (_left < 1)
                return false;
            _left--;
            return true;
        }
    }
}

/// <summary>
/// The city's SMS providers in the order in which they are tried; section <c>Notify:Sms:Providers</c>.
/// </summary>
internal sealed class SmsLines(IReadOnlyList<SmsLine> inOrder) : IDisposable
{
    /// <summary>How long a provider may take to answer before its answer counts as unknown.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);

    public IReadOnlyList<SmsLine> InOrder => inOrder;

    public void Dispose()
    {
        foreach (var line in inOrder)
            (line.Provider as IDisposable)?.Dispose();
    }

    public SmsLine? Find(string? name) => inOrder.FirstOrDefault(l => l.Name == name);

    /// <summary>Those who come after this one: the way onward when it was stepped over.</summary>
    public IEnumerable<SmsLine> After(string? name) => inOrder.SkipWhile(l => l.Name != name).Skip(1);

    /// <summary>Whom to try for a message: the one that spoiled it comes last.</summary>
    public IEnumerable<SmsLine> For(string? avoided) =>
        Find(avoided) is { } spoiled
            ? [.. After(avoided), .. inOrder.TakeWhile(l => l.Name != avoided), spoiled]
            : inOrder;

    /// <summary>The providers that the settings name; without any, two simulators.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message names it.</exception>
    public static SmsLines From(IConfigurationSection settings, GatewaySimulator phones, TimeProvider clock)
    {
        var plans = settings.GetSection("Providers").GetChildren().ToList();
        if (plans.Count == 0)
            return new SmsLines([
                new SmsLine("simulator-1", new SimulatedProvider(new(), phones), 100) { PriceRial = 1500 },
                new SmsLine("simulator-2", new SimulatedProvider(new(), phones), 100) { PriceRial = 1800 },
            ]);
        var lines = new SmsLines([.. plans.Select(Line)]);
        return lines.InOrder.DistinctBy(l => l.Name).Count() == plans.Count
            ? lines
            : throw new InvalidOperationException("Notify:Sms:Providers: two providers have the same name.");

        SmsLine Line(IConfigurationSection plan) =>
            plan["Name"] is { Length: > 0 } name && IsName(name)
                ? new SmsLine(name, Provider(plan), Math.Max(1, plan.GetValue("PerSecond", 100)))
                {
                    PriceRial = Math.Max(0, plan.GetValue("PriceRial", 0L)),
                }
                : throw new InvalidOperationException(
                    $"{plan.Path}: a provider needs a Name of lower-case letters, digits and -."
                );

        ISmsProvider Provider(IConfigurationSection plan) =>
            plan["Kind"] switch
            {
                null or "simulator" => new SimulatedProvider(Faults(plan), phones),
                "http" => new HttpSmsProvider(SmsAccount.Read(plan), clock),
                _ => throw new InvalidOperationException($"{plan.Path}: Kind is http or simulator."),
            };
    }

    // It stands in the address of receipts.
    private static bool IsName(string name) =>
        name.Length <= 40 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static SimulatorFaults Faults(IConfigurationSection plan) =>
        plan.GetSection("Faults").Get<SimulatorFaults>() ?? new SimulatorFaults();
}
