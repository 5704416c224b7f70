using System.Collections.Frozen;

namespace Shahr.Cases.Definitions;

/// <summary>
/// The services in force and the older versions that running cases still follow. Read once; a newly published version
/// replaces the whole shelf in one assignment, so that a reader sees the old or the new, never a mixture.
/// </summary>
internal sealed class ServiceShelf
{
    private volatile Shelf _shelf;

    public ServiceShelf()
        : this(Embedded.Select(e => e.Definition)) { }

    public ServiceShelf(IEnumerable<ServiceDefinition> definitions) => _shelf = new Shelf(definitions);

    /// <summary>The definitions that come with the house, with their text.</summary>
    public static IReadOnlyList<(ServiceDefinition Definition, string Yaml)> Embedded { get; } = [.. ReadEmbedded()];

    /// <summary>The newest version of every service.</summary>
    public IReadOnlyList<ServiceDefinition> Current => _shelf.Current;

    /// <summary>The version in force, or null.</summary>
    public ServiceDefinition? Find(string code) => _shelf.ByCode.GetValueOrDefault(code);

    /// <summary>The version a case or a draft began with.</summary>
    /// <exception cref="InvalidOperationException">The version was never published: the database is broken.</exception>
    public ServiceDefinition Get(string code, int version) =>
        _shelf.ByVersion.TryGetValue((code, version), out var found)
            ? found
            : throw new InvalidOperationException($"The service {code} has no version {version}.");

    /// <summary>Puts these definitions beside the ones that are there.</summary>
    public void Add(IEnumerable<ServiceDefinition> definitions) =>
        _shelf = new Shelf(_shelf.ByVersion.Values.Concat(definitions).DistinctBy(d => (d.Code, d.Version)));

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
        public Shelf(IEnumerable<ServiceDefinition> definitions)
        {
            ByVersion = definitions.ToFrozenDictionary(d => (d.Code, d.Version));
            ByCode = ByVersion
                .Values.GroupBy(d => d.Code)
                .ToFrozenDictionary(g => g.Key, g => g.MaxBy(d => d.Version) ?? g.First());
            Current = [.. ByCode.Values.OrderBy(d => d.Code, StringComparer.Ordinal)];
        }

        public FrozenDictionary<(string Code, int Version), ServiceDefinition> ByVersion { get; }
        public FrozenDictionary<string, ServiceDefinition> ByCode { get; }
        public IReadOnlyList<ServiceDefinition> Current { get; }
    }
}
