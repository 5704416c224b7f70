using System.Collections.Frozen;
using Shahr.Kit.Modules;

namespace Shahr.Cases.Definitions;

/// <summary>
/// The services in force and the older versions that running cases still follow. What is newly published or withdrawn
/// replaces the whole shelf in one assignment, so that a reader sees the old or the new, never a mixture.
/// </summary>
internal sealed class ServiceShelf
{
    private readonly Lock _changing = new();
    private volatile Shelf _shelf;

    public ServiceShelf()
        : this(Embedded.Select(e => e.Definition)) { }

    public ServiceShelf(IEnumerable<ServiceDefinition> definitions) => _shelf = new Shelf(definitions, []);

    /// <summary>The definitions that come with the house, with their text.</summary>
    public static IReadOnlyList<(ServiceDefinition Definition, string Yaml)> Embedded { get; } = [.. ReadEmbedded()];

    /// <summary>The newest version of every service that may be asked for.</summary>
    public IReadOnlyList<ServiceDefinition> Current => _shelf.Current;

    /// <summary>The newest version of every service, also of those that were withdrawn.</summary>
    public IReadOnlyCollection<ServiceDefinition> All => _shelf.Newest.Values;

    /// <summary>What citizens may ask for, as the home page lists it.</summary>
    public IReadOnlyList<CatalogueEntry> Catalogue => _shelf.Catalogue;

    /// <summary>How many versions there are; none is ever taken away.</summary>
    public int Versions => _shelf.ByVersion.Count;

    /// <summary>The version in force, or null where there is none or the service was withdrawn.</summary>
    public ServiceDefinition? Find(string code) => IsWithdrawn(code) ? null : Newest(code);

    /// <summary>The newest version, withdrawn or not, or null.</summary>
    public ServiceDefinition? Newest(string code) => _shelf.Newest.GetValueOrDefault(code);

    /// <summary>True when nothing new may be asked for.</summary>
    public bool IsWithdrawn(string code) => _shelf.Withdrawn.Contains(code);

    /// <summary>True when this version is on the shelf.</summary>
    public bool Has(string code, int version) => _shelf.ByVersion.ContainsKey((code, version));

    /// <summary>The version a case or a draft began with.</summary>
    /// <exception cref="InvalidOperationException">The version was never published: the database is broken.</exception>
    public ServiceDefinition Get(string code, int version) =>
        _shelf.ByVersion.TryGetValue((code, version), out var found)
            ? found
            : throw new InvalidOperationException($"The service {code} has no version {version}.");

    /// <summary>Puts these definitions beside the ones that are there.</summary>
    public void Add(IEnumerable<ServiceDefinition> definitions)
    {
        lock (_changing)
        {
            var all = _shelf.ByVersion.Values.Concat(definitions).DistinctBy(d => (d.Code, d.Version));
            _shelf = new Shelf(all, _shelf.Withdrawn);
        }
    }

    /// <summary>Says which services are withdrawn; every other is in force.</summary>
    public void Withdraw(IReadOnlyCollection<string> codes)
    {
        lock (_changing)
        {
            if (!_shelf.Withdrawn.SetEquals(codes))
                _shelf = new Shelf(_shelf.ByVersion.Values, codes);
        }
    }

    /// <summary>Puts exactly these on the shelf: what the database says was published, and nothing else.</summary>
    public void Fill(IEnumerable<ServiceDefinition> definitions, IReadOnlyCollection<string> withdrawn)
    {
        lock (_changing)
            _shelf = new Shelf(definitions, withdrawn);
    }

    private static IEnumerable<(ServiceDefinition, string)> ReadEmbedded()
    {
        var assembly = typeof(ServiceShelf).Assembly;
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.EndsWith(".yaml", StringComparison.Ordinal))
                .Order()
        )
        {
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name);
            using var reader = new StreamReader(stream);
            var yaml = reader.ReadToEnd();
            yield return (DefinitionReader.Read(yaml, name), yaml);
        }
    }

    private sealed class Shelf
    {
        public Shelf(IEnumerable<ServiceDefinition> definitions, IReadOnlyCollection<string> withdrawn)
        {
            ByVersion = definitions.ToFrozenDictionary(d => (d.Code, d.Version));
            Newest = ByVersion
                .Values.GroupBy(d => d.Code)
                .ToFrozenDictionary(g => g.Key, g => g.MaxBy(d => d.Version) ?? g.First());
            Withdrawn = withdrawn.ToFrozenSet(StringComparer.Ordinal);
            Current =
            [
                .. Newest.Values.Where(d => !Withdrawn.Contains(d.Code)).OrderBy(d => d.Code, StringComparer.Ordinal),
            ];
            Catalogue = [.. Current.Where(d => d.Who == WhoMayAsk.Person).Select(EntryOf)];
        }

        public FrozenDictionary<(string Code, int Version), ServiceDefinition> ByVersion { get; }
        public FrozenDictionary<string, ServiceDefinition> Newest { get; }
        public FrozenSet<string> Withdrawn { get; }
        public IReadOnlyList<ServiceDefinition> Current { get; }
        public IReadOnlyList<CatalogueEntry> Catalogue { get; }

        private static CatalogueEntry EntryOf(ServiceDefinition service) =>
            new()
            {
                Code = service.Code,
                Group = service.Group,
                Stage = service.Stage,
                Fa = service.Title.Fa,
                En = service.Title.En,
                AboutFa = service.About.Fa,
                AboutEn = service.About.En,
                Href = $"/services/{service.Code}",
                Keywords = service.Keywords,
                Icon = service.Icon,
                IsLifeEvent = service.IsLifeEvent,
            };
    }
}
