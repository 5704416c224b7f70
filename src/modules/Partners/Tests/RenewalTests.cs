using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners.Tests;

/// <summary>Statements of the whole process are counted: nobody else may ask meanwhile.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AloneCollection;

/// <summary>What a renewal keeps, and how often it asks the database.</summary>
[Collection<AloneCollection>]
public sealed class RenewalTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    // The partner; the token with its consent; the consent's lock; that it is spent; the two new rows. Beside these,
    // begin and commit.
    private const int RoundTrips = 5;

    [Fact]
    public async Task A_renewal_keeps_a_row_for_what_can_be_taken_back_and_none_for_the_identity_token()
    {
        var journey = await LastingAsync();
        var second = await house.RefreshAsync(journey, await FirstAsync(journey));
        Assert.NotNull(second.Text("id_token"));
        var rows = await house.City.InScopeAsync(scope =>
            scope
                .GetRequiredService<PartnersDb>()
                .Tokens.Where(t => t.Application != null && t.Application.Id == journey.Partner.Id)
                .GroupBy(t => t.Type ?? "")
                .Select(t => new { Type = t.Key, Count = t.Count() })
                .ToDictionaryAsync(t => t.Type, t => t.Count)
        );
        Assert.Equal(2, rows[TokenTypeIdentifiers.AccessToken]);
        Assert.Equal(2, rows[TokenTypeIdentifiers.RefreshToken]);
        Assert.DoesNotContain(TokenTypeIdentifiers.IdentityToken, rows.Keys);
    }

    [Fact]
    public async Task A_renewal_goes_to_the_database_no_oftener_than_it_must()
    {
        if (house.City.Services.GetRequiredService<CityDatabase>().Kind == DatabaseKind.Sqlite)
            Assert.Skip("Round trips are counted on PostgreSQL.");
        var journey = await LastingAsync();
        // Models and queries are compiled by the first.
        var second = await house.RefreshAsync(journey, await FirstAsync(journey));
        var asked = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = done =>
            {
                // The city's jobs go on meanwhile.
                if ($"{done.GetTagItem("db.query.text")}" is { } sql && sql.Contains("partners_"))
                    asked.Enqueue(sql);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var third = await house.RefreshAsync(journey, second.Text("refresh_token"));
        Assert.Equal(HttpStatusCode.OK, third.Status);
        Assert.True(asked.Count == RoundTrips, string.Join("\n", asked));
    }

    private async Task<Journey> LastingAsync() =>
        new(await house.PartnerAsync($"r{Guid.CreateVersion7():N}.example"), "openid profile offline_access");

    private async Task<string?> FirstAsync(Journey journey)
    {
        var code = await PartnersCity.CodeAsync(house.Person("مریم احمدی"), journey);
        return (await house.ExchangeAsync(journey, code)).Text("refresh_token");
    }
}
