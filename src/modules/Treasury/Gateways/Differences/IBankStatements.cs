namespace Shahr.Treasury;

/// <summary>The port to the city's bank: what came in from a provider on a day.</summary>
internal interface IBankStatements
{
    /// <summary>The lines of a day, in the order of their references.</summary>
    /// <exception cref="GatewaySilentException">The bank does not answer.</exception>
    Task<IReadOnlyList<MoneyLine>> ReadAsync(GatewayName gateway, DateOnly day, CancellationToken ct);
}

/// <summary>The bank of the demo: it has what the simulated providers settled, as the file it would send.</summary>
internal sealed class SimulatedBank(SimulatedGateways simulated) : IBankStatements
{
    public Task<IReadOnlyList<MoneyLine>> ReadAsync(GatewayName gateway, DateOnly day, CancellationToken ct)
    {
        var book = simulated.Find(gateway.Code);
        var file = book is null ? "" : GatewayReport.Write(book.Statement(day, settles: book == simulated.Soap));
        return Task.FromResult(GatewayReport.Read(file));
    }
}
