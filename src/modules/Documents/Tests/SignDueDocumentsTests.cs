using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Paper;
using Shahr.Testing;

namespace Shahr.Documents.Tests;

/// <summary>The signing job: crashes, restarts, time and lost keys.</summary>
public sealed class SignDueDocumentsTests(DocumentsCity city) : IClassFixture<DocumentsCity>
{
    [Fact]
    public async Task Power_lost_after_the_file_was_kept_and_before_it_was_recorded_is_repeated_harmlessly()
    {
        var order = DocumentsCity.Certificate();
        city.Files.BreakAfterKeeping(2);
        var made = await city.OrderAsync(order);
        await CityHost.EventuallyAsync(async () => await AttemptsAsync(order.Key) >= 1, "the first attempt breaks", 60);
        Assert.False(await city.IsReadyAsync(order.Key));
        city.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await CityHost.EventuallyAsync(async () => await AttemptsAsync(order.Key) >= 2, "the second attempt breaks", 60);
        city.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await CityHost.EventuallyAsync(() => city.IsReadyAsync(order.Key), "the third attempt signs", 60);

        Assert.Equal(1, await city.CountAsync("select count(*) from kit_outbox_events where stream = @value", made.Number));
        Assert.True(await IsGenuineAsync(made.Href));
    }

    [Fact]
    public async Task An_order_survives_a_restart_before_it_was_signed()
    {
        var order = DocumentsCity.Certificate();
        var made = await city.OrderAsync(order);
        await city.Host.RestartAsync();
        await CityHost.EventuallyAsync(() => city.IsReadyAsync(order.Key), "the document is signed after the restart", 60);
        Assert.True(await IsGenuineAsync(made.Href));
    }

    [Fact]
    public async Task Two_rounds_of_the_job_at_once_sign_once()
    {
        var made = await city.OrderAsync(DocumentsCity.Certificate());
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            city.Host.InScopeAsync(scope => SignDueDocuments.RunAsync(scope, CancellationToken.None)))));
        Assert.Equal(1, await city.CountAsync("select count(*) from kit_outbox_events where stream = @value", made.Number));
        Assert.True(await IsGenuineAsync(made.Href));
    }

    [Fact]
    public async Task After_its_last_day_a_document_is_expired_here_and_offline()
    {
        var now = city.Host.Clock.GetUtcNow();
        var made = await city.SignedAsync(DocumentsCity.Certificate(until: CityDay.Of(now.UtcDateTime)));
        var pdf = await city.DownloadAsync(made);
        Assert.Equal(DocumentFinding.Valid, await CheckAsync(pdf));
        city.Host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(DocumentFinding.Expired, await CheckAsync(pdf));
        using var root = city.Host.Services.GetRequiredService<SigningKeys>().Root();
        Assert.Equal(DocumentFinding.Expired, DocumentCheck.Offline(pdf, [root], city.Host.Clock.GetUtcNow()).Finding);
        city.Host.Clock.Advance(TimeSpan.FromDays(-2));
    }

    [Fact]
    public async Task When_the_signers_life_is_over_the_register_still_knows_its_documents()
    {
        var pdf = await city.DownloadAsync(await city.SignedAsync(DocumentsCity.Certificate()));
        var years = TimeSpan.FromDays(366 * 11);
        city.Host.Clock.Advance(years);
        using var root = city.Host.Services.GetRequiredService<SigningKeys>().Root();
        Assert.Equal(DocumentFinding.SignerOver, DocumentCheck.Offline(pdf, [root], city.Host.Clock.GetUtcNow()).Finding);
        Assert.Equal(DocumentFinding.Valid, await CheckAsync(pdf));
        city.Host.Clock.Advance(-years);
    }

    private async Task<bool> IsGenuineAsync(string href)
    {
        var file = await (await city.AsAsync(TestPeople.Maryam)).GetAsync(href + "/file");
        return await CheckAsync(file.Bytes) == DocumentFinding.Valid;
    }

    private Task<DocumentFinding> CheckAsync(byte[] pdf) => city.Host.InScopeAsync(async scope =>
        (await scope.GetRequiredService<DocumentRegister>().CheckAsync(pdf, CancellationToken.None)).Finding);

    private Task<int> AttemptsAsync(string key) => city.Host.InScopeAsync(scope =>
        scope.GetRequiredService<DocumentsDb>().Documents.AsNoTracking().Where(d => d.OrderKey == key).Select(d => d.Attempts).SingleAsync());
}

/// <summary>Roots and signers on disk.</summary>
public sealed class SigningKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shahr-keys-").FullName;
    private readonly TestClock _clock = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Many_processes_at_first_need_end_with_one_root()
    {
        var roots = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ =>
        {
            using var root = Keys().Root();
            return root.Thumbprint;
        }).ToList();
        Assert.Single(roots.Distinct());
        Assert.Single(Directory.GetDirectories(Path.Join(_folder, "keys", "documents")));
    }

    [Fact]
    public void A_root_key_taken_offline_lets_the_signer_work_to_its_end_and_no_longer()
    {
        string first;
        using (var signer = Keys().Signer()) first = signer.Thumbprint;
        var key = Path.Join(_folder, "keys", "documents", "root", "private-key.pem");
        var safe = Path.Join(_folder, "safe.pem");
        File.Move(key, safe);
        _clock.Advance(TimeSpan.FromDays(400));
        using (var signer = Keys().Signer()) Assert.Equal(first, signer.Thumbprint);
        _clock.Advance(TimeSpan.FromDays(366 * 10));
        Assert.Throws<SigningKeysException>(() => Keys().Signer().Dispose());
        File.Move(safe, key);
        using (var signer = Keys().Signer()) Assert.NotEqual(first, signer.Thumbprint);
    }

    [Fact]
    public void A_fresh_signer_is_issued_every_year_while_the_root_key_is_here()
    {
        string first;
        using (var signer = Keys().Signer()) first = signer.Thumbprint;
        using (var again = Keys().Signer()) Assert.Equal(first, again.Thumbprint);
        _clock.Advance(TimeSpan.FromDays(366));
        using (var next = Keys().Signer()) Assert.NotEqual(first, next.Thumbprint);
    }

    [Fact]
    public void Documents_of_an_older_trusted_root_are_still_ours()
    {
        using var older = CityRoot.Create("ریشهٔ پیشین", 5, _clock.GetUtcNow());
        var trusted = Directory.CreateDirectory(Path.Join(_folder, "keys", "documents", "trusted"));
        File.WriteAllText(Path.Join(trusted.FullName, "older.pem"), CityRoot.CertificatePem(older));
        var roots = Keys().TrustedRoots();
        Assert.Contains(roots, r => r.Thumbprint == older.Thumbprint);
        Assert.Equal(2, roots.Count);
    }

    private SigningKeys Keys() => SigningKeys.In(_folder, "شهر نمونه", _clock);
}
