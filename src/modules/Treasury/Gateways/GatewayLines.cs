using System.Collections.Concurrent;

namespace Shahr.Treasury;

/// <summary>What an operator sets for bringing money in.</summary>
/// <param name="PublicUrl">Address under which citizens reach the city; providers send browsers back to it.</param>
/// <param name="Simulated">
/// True only in the demo: two simulated providers take play money, at <c>/dev/psp</c>.
/// </param>
internal sealed record GatewaySettings(string PublicUrl, bool Simulated);

/// <summary>The least and the most that is brought in.</summary>
/// <param name="LeastRial">At once.</param>
/// <param name="MostRial">At once.</param>
/// <param name="DailyRial">By one person on one day of the city.</param>
/// <param name="TriesADay">Attempts of one person on one day, however they end.</param>
internal sealed record TopUpLimits(
    long LeastRial = 10_000,
    long MostRial = 500_000_000,
    long DailyRial = 1_000_000_000,
    int TriesADay = 50
);

/// <summary>The providers of the city. One that was silent three times rests a minute.</summary>
internal sealed class GatewayLines(IReadOnlyList<IPaymentGateway> all, TimeProvider clock)
{
    private const int MostSilences = 3;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset At)> _silent = new();

    public IReadOnlyList<IPaymentGateway> All => all;

    public IPaymentGateway? Find(string? code) => all.FirstOrDefault(g => g.Name.Code == code);

    /// <summary>In the order in which they are asked for a token: who rests comes last, not never.</summary>
    public IEnumerable<IPaymentGateway> InOrder() => all.OrderBy(g => Rests(g.Name.Code));

    public void Answered(string code) => _silent.TryRemove(code, out _);

    public void Silent(string code) =>
        _silent.AddOrUpdate(code, (1, clock.GetUtcNow()), (_, was) => (was.Count + 1, clock.GetUtcNow()));

    private bool Rests(string code) =>
        _silent.TryGetValue(code, out var silent)
        && silent.Count >= MostSilences
        && clock.GetUtcNow() - silent.At < Rest;
}
