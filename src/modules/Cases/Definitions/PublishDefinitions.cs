using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
}

/// <summary>
/// At start: the definitions that come with the house are published once, and everything that was ever published is put
/// on the shelf, so that running cases keep their version even after the file has left the house.
/// </summary>
internal sealed class PublishDefinitions(IServiceScopeFactory scopes, ServiceShelf shelf, TimeProvider clock)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        var known = await db.Definitions.AsNoTracking().ToListAsync(cancellationToken);
        var missing = ServiceShelf.Embedded.Where(e => !IsPublished(known, e.Definition, e.Yaml)).ToList();
        if (missing.Count > 0)
        {
            var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
            await transaction.BeginAsync(cancellationToken);
            foreach (var (definition, yaml) in missing)
                await PublishAsync(transaction, definition, yaml, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        shelf.Add(known.Select(p => DefinitionReader.Read(p.Body, $"{p.Code} version {p.Version}")));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PublishAsync(
        CityTransaction transaction,
        ServiceDefinition definition,
        string yaml,
        CancellationToken ct
    )
    {
        // Two processes may start at once: whoever comes second finds the same row and is content.
        await using var insert = transaction.Command(
            """
            insert into cases_definitions (code, version, hash, body, published_at)
            values (@code, @version, @hash, @body, @at) on conflict (code, version) do nothing
            """
        );
        insert
            .With("@code", definition.Code)
            .With("@version", definition.Version)
            .With("@hash", HashOf(yaml))
            .With("@body", yaml)
            .With("@at", clock.GetUtcNow().UtcDateTime);
        await insert.ExecuteNonQueryAsync(ct);
    }

    private static bool IsPublished(List<PublishedDefinition> known, ServiceDefinition definition, string yaml)
    {
        if (known.FirstOrDefault(k => k.Code == definition.Code && k.Version == definition.Version) is not { } before)
            return false;
        return before.Hash == HashOf(yaml) || SaysTheSame(before, definition)
            ? true
            : throw new DefinitionException(
                $"{definition.Code} version {definition.Version} was edited after it was published; "
                    + "give the new text a new version."
            );
    }

    // A file whose lines are only laid out anew promises the citizen nothing else.
    private static bool SaysTheSame(PublishedDefinition before, ServiceDefinition now) =>
        JsonSerializer.Serialize(DefinitionReader.Read(before.Body, $"{before.Code} version {before.Version}"))
        == JsonSerializer.Serialize(now);

    private static string HashOf(string yaml) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml.ReplaceLineEndings("\n"))));
}
