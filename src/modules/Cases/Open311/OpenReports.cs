using Shahr.Cases.Definitions;

namespace Shahr.Cases.Open311;

/// <summary>
/// What of the city's services is open to GeoReport: those whose open cases anybody may find on the map, because the
/// definition offers them to whoever is near. Each kind of such a service is a service of its own there:
/// <c>street-problem.light</c>.
/// </summary>
internal sealed record OpenReports(ServiceDefinition Service, FieldDefinition Kinds, string Place)
{
    /// <summary>Those in force.</summary>
    public static IEnumerable<OpenReports> In(ServiceShelf shelf) => shelf.Current.Select(Of).OfType<OpenReports>();

    /// <summary>The service as GeoReport sees it, or null where it is none of its business.</summary>
    public static OpenReports? Of(ServiceDefinition service) =>
        service is { Nearby: { } nearby, Who: WhoMayAsk.Person }
        && service.Field(service.TitleFrom) is { } kinds
        && !service.Fields.Any(f => (f.TakesFiles || f.HasParts()) && f.IsAlwaysAnswered)
            ? new OpenReports(service, kinds, nearby.Field)
            : null;

    /// <summary>Service and kind of a code, or null.</summary>
    public static (OpenReports Open, OptionDefinition Kind)? Find(ServiceShelf shelf, string? code)
    {
        if (code?.Split('.') is not [var service, var kind] || shelf.Find(service) is not { } found)
            return null;
        return Of(found) is { } open && open.Kinds.Option(kind) is { } option ? (open, option) : null;
    }

    public static string Code(string service, string? kind) => $"{service}.{kind}";

    /// <summary>The question that takes the client's description.</summary>
    public FieldDefinition? Description => Service.Fields.FirstOrDefault(f => f.Type == FieldType.LongText);

    /// <summary>The question that takes the client's photos.</summary>
    public FieldDefinition? Photos => Service.Fields.FirstOrDefault(f => f.Type == FieldType.Photo);

    /// <summary>What is asked beyond place, kind, description and photos.</summary>
    public IReadOnlyList<FieldDefinition> Attributes =>
        [
            .. Service.Fields.Where(f =>
                f.Name != Place
                && f.Name != Kinds.Name
                && f.Name != Description?.Name
                && !f.TakesFiles
                && !f.HasParts()
                && f.Type != FieldType.Computed
            ),
        ];
}
