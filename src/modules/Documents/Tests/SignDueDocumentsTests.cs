using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Testing;

namespace Shahr.Documents.Tests;

/// <summary>The signing job: crashes and races.</summary>
public sealed class SignDueDocumentsTests(DocumentsCity city) : IClassFixture<DocumentsCity>
{
    [Fact]
    public async Task Power_lost_after_the_file_was_kept_and_before_it_was_recorded_is_repeated_harmlessly()
    {
        var order = DocumentsCity.Certificate();
        city.Faults.BreakAfterKeeping(2);
        var made = await city.OrderAsync(order);
        await CityHost.EventuallyAsync(async () => await AttemptsAsync(order.Key) >= 1, "the first attempt breaks", 60);
        Assert.False(await city.IsReadyAsync(order.Key));
        city.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await CityHost.EventuallyAsync(
            async () => await AttemptsAsync(order.Key) >= 2,
            "the second attempt breaks",
            60
        );
        city.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await CityHost.EventuallyAsync(() => city.IsReadyAsync(order.Key), "the third attempt signs", 60);

        Assert.Equal(
            1,
            await city.CountAsync("select count(*) from kit_outbox_events where stream = @value", made.Number)
        );
        Assert.True(await city.IsGenuineAsync(made));
    }

    [Fact]
    public async Task Two_rounds_of_the_job_at_once_sign_once()
    {
        var made = await city.OrderAsync(DocumentsCity.Certificate());
        await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                    Task.Run(() =>
                        city.Host.InScopeAsync(scope => SignDueDocuments.RunAsync(scope, CancellationToken.None))
                    )
                )
        );
        Assert.Equal(
            1,
            await city.CountAsync("select count(*) from kit_outbox_events where stream = @value", made.Number)
        );
        Assert.True(await city.IsGenuineAsync(made));
    }

    private Task<int> AttemptsAsync(string key) =>
        city.Host.InScopeAsync(scope =>
            scope
                .GetRequiredService<DocumentsDb>()
                .Documents.AsNoTracking()
                .Where(d => d.OrderKey == key)
                .Select(d => d.Attempts)
                .SingleAsync()
        );
}
