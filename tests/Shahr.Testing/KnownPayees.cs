using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Testing;

/// <summary>Receivers as the room of people would find them.</summary>
public sealed class KnownPayees : IPayees
{
    private readonly ConcurrentDictionary<string, PersonName> _known = [];

    /// <summary>What is said of everybody else.</summary>
    public static readonly Problem Nobody = new("identity.no_such_payee", 422, "کسی نیست.", "Nobody.");

    /// <summary>Stands in the place of the room of people.</summary>
    public void Join(IServiceCollection services) => services.Replace(ServiceDescriptor.Scoped<IPayees>(_ => this));

    /// <summary>From now on this number is theirs.</summary>
    public PersonId Know(string number, string name, PersonId? person = null)
    {
        var known = new PersonName(person ?? PersonId.New(), name);
        _known[number] = known;
        return known.Id;
    }

    /// <inheritdoc/>
    public Task<Result<PersonName>> FindAsync(PersonId asker, string? typed, CancellationToken ct = default) =>
        Task.FromResult<Result<PersonName>>(
            _known.TryGetValue(PersianText.ToLatinDigits(typed ?? ""), out var known) ? known : Nobody
        );
}
