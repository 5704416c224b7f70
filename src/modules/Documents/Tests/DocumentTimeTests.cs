using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Documents.Tests;

/// <summary>What time does to a document. Its clock only goes forward; nothing else runs in this city.</summary>
public sealed class DocumentTimeTests(DocumentsCity city) : IClassFixture<DocumentsCity>
{
    [Fact]
    public async Task After_its_last_day_a_document_is_expired_here_and_offline()
    {
        var now = city.Host.Clock.GetUtcNow();
        var made = await city.SignedAsync(DocumentsCity.Certificate(until: CityDay.Of(now.UtcDateTime)));
        var pdf = await city.DownloadAsync(made);
        Assert.Equal(DocumentFinding.Valid, await city.CheckAsync(pdf));
        city.Host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(DocumentFinding.Expired, await city.CheckAsync(pdf));
        using var root = city.Host.Services.GetRequiredService<SigningKeys>().Root();
        Assert.Equal(DocumentFinding.Expired, DocumentCheck.Offline(pdf, [root], city.Host.Clock.GetUtcNow()).Finding);
    }

    [Fact]
    public async Task When_the_signers_life_is_over_the_register_still_knows_its_documents()
    {
        var pdf = await city.DownloadAsync(await city.SignedAsync(DocumentsCity.Certificate()));
        var years = TimeSpan.FromDays(366 * 11);
        city.Host.Clock.Advance(years);
        using var root = city.Host.Services.GetRequiredService<SigningKeys>().Root();
        Assert.Equal(
            DocumentFinding.SignerOver,
            DocumentCheck.Offline(pdf, [root], city.Host.Clock.GetUtcNow()).Finding
        );
        Assert.Equal(DocumentFinding.Valid, await city.CheckAsync(pdf));
    }
}
