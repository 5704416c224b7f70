using Xunit;

namespace Shahr.Testing;

/// <summary>A city in which numbers have people.</summary>
public sealed class PayeesFixture : IAsyncLifetime
{
    private CityHost? _city;

    /// <summary>Whose number is whose.</summary>
    public KnownPayees Payees { get; } = new();

    /// <summary>The city.</summary>
    public CityHost City => _city ?? throw new InvalidOperationException("The city is not open yet.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _city = await CityHost.StartAsync(Payees.Join);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await City.DisposeAsync();
}
