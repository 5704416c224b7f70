using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Cases.Definitions;

/// <summary>A published version of a service; what it says never changes.</summary>
internal sealed class PublishedDefinition
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required string Hash { get; init; }
    public required string Body { get; init; }
    public required DateTime PublishedAt { get; init; }

    /// <summary>The officer who published it from the designer; null for one that came with the program.</summary>
    public PersonId? PublishedBy { get; init; }
}

/// <summary>A service that may no longer be asked for; what runs goes on.</summary>
internal sealed class WithdrawnService
{
    public required string Code { get; init; }
    public required string Reason { get; init; }
    public required PersonId Officer { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>
/// At start: the definitions that come with the house are published once, and everything that was ever published is put
/// on the shelf, so that running cases keep their version even after the file has left the house. A service of which
/// the city has published a version of its own is in the city's hand from then on: files that come with a later
/// program no longer touch it.
/// </summary>
internal sealed class PublishDefinitions(IServiceScopeFactory scopes, ServiceShelf shelf, TimeProvider clock)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        var known = await db.Definitions.AsNoTracking().ToListAsync(cancellationToken);
        var missing = ServiceShelf.Embedded.Where(e => IsMissing(known, e.Definition, e.Yaml)).ToList();
        if (missing.Count > 0)
        {
            var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
            await transaction.BeginAsync(cancellationToken);
            foreach (var (definition, yaml) in missing)
                await PublishAsync(
                    transaction,
                    definition,
                    yaml,
                    clock.GetUtcNow().UtcDateTime,
                    null,
                    cancellationToken
                );
            await transaction.CommitAsync(cancellationToken);
            known = await db.Definitions.AsNoTracking().ToListAsync(cancellationToken);
        }

        var withdrawn = await db.Withdrawn.Select(w => w.Code).ToListAsync(cancellationToken);
        shelf.Fill(known.Select(Read), withdrawn);
    }

    /// <summary>A published text as a definition; it was checked when it was published.</summary>
    public static ServiceDefinition Read(PublishedDefinition published) =>
        DefinitionReader.Parse(published.Body, $"{published.Code} version {published.Version}");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Publishes a version; false where somebody else published it first.</summary>
    public static async Task<bool> PublishAsync(
        CityTransaction transaction,
        ServiceDefinition definition,
        string yaml,
        DateTime now,
        PersonId? by,
        CancellationToken ct
    )
    {
        // Two may publish at once: whoever comes second finds the same row.
        await using var insert = transaction.Command(
            """
            insert into cases_definitions (code, version, hash, body, published_at, published_by)
            values (@code, @version, @hash, @body, @at, @by) on conflict (code, version) do nothing
            """
        );
        insert
            .With("@code", definition.Code)
            .With("@version", definition.Version)
            .With("@hash", HashOf(yaml))
            .With("@body", yaml)
            .With("@at", now)
            .With("@by", by?.Value);
        return await insert.ExecuteNonQueryAsync(ct) == 1;
    }

    private static bool IsMissing(List<PublishedDefinition> known, ServiceDefinition definition, string yaml)
    {
        if (known.Exists(k => k.Code == definition.Code && k.PublishedBy is not null))
            return false;
        if (known.Find(k => k.Code == definition.Code && k.Version == definition.Version) is not { } before)
            return true;
        return before.Hash == HashOf(yaml) || SaysTheSame(before, definition)
            ? false
            : throw new DefinitionException(
                $"{definition.Code} version {definition.Version} was edited after it was published; "
                    + "give the new text a new version."
            );
    }

    // A file whose lines are only laid out anew promises the citizen nothing else.
    private static bool SaysTheSame(PublishedDefinition before, ServiceDefinition now) =>
        JsonSerializer.Serialize(Read(before)) == JsonSerializer.Serialize(now);

    private static string HashOf(string yaml) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml.ReplaceLineEndings("\n"))));
}
