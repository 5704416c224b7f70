using Xunit;

namespace Shahr.Testing;

/// <summary>
/// One city for all tests of a class: <c>class OpenCaseTests(CityFixture city) : IClassFixture&lt;CityFixture&gt;</c>.
/// </summary>
public class CityFixture : IAsyncLifetime
{
    private CityHost? _host;

    /// <summary>The city.</summary>
    public CityHost City => _host ?? throw new InvalidOperationException("The city is not open yet.");

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => _host = await CityHost.StartAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
