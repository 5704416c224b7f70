using Shahr.Testing;

namespace Shahr.Documents.Tests;

/// <summary>A power cut between the order and the signature.</summary>
public sealed class SigningRestartTests(DocumentsCity city) : IClassFixture<DocumentsCity>
{
    [Fact]
    public async Task An_order_survives_a_restart_before_it_was_signed()
    {
        var order = DocumentsCity.Certificate();
        var made = await city.OrderAsync(order);
        await city.Host.RestartAsync();
        // Past the lease of the process that is gone.
        city.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await CityHost.EventuallyAsync(
            () => city.IsReadyAsync(order.Key),
            "the document is signed after the restart",
            60
        );
        Assert.True(await city.IsGenuineAsync(made));
    }
}
