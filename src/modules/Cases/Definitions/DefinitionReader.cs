using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Shahr.Cases.Definitions;

/// <summary>A definition that cannot be used, with the place and the reason, for whoever writes definitions.</summary>
internal sealed class DefinitionException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Reads a service definition from YAML: unknown names, missing names and doubled names are refused with their line.
/// </summary>
internal static class DefinitionReader
{
    // Whoever wrote a thousand mistakes reads the first of them.
    private const int MostTold = 50;

    // A field in a group with the words of its options lies ten deep. What lies deeper is no definition, and reading
    // it would take the stack with it.
    private const int MostDepth = 16;

    // How deep the names of a definition lie: in a stream, a document and a mapping.
    private const int OfForm = 3;

    private static readonly IDeserializer _yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithEnforceRequiredMembers()
        .WithEnforceNullability()
        .WithDuplicateKeyChecking()
        .WithTypeMapping<IReadOnlyList<Words>, List<Words>>()
        .WithTypeMapping<IReadOnlyList<string>, List<string>>()
        .WithTypeMapping<IReadOnlyList<FieldDefinition>, List<FieldDefinition>>()
        .WithTypeMapping<IReadOnlyList<OptionDefinition>, List<OptionDefinition>>()
        .WithTypeMapping<IReadOnlyList<Condition>, List<Condition>>()
        .WithTypeMapping<IReadOnlyList<BranchDefinition>, List<BranchDefinition>>()
        .WithTypeMapping<IReadOnlyList<StepDefinition>, List<StepDefinition>>()
        .WithTypeMapping<IReadOnlyList<PauseReason>, List<PauseReason>>()
        .WithTypeMapping<IReadOnlyList<OutputDefinition>, List<OutputDefinition>>()
        .WithTypeMapping<IReadOnlyList<OutputField>, List<OutputField>>()
        .WithTypeMapping<IReadOnlyList<InquiryDefinition>, List<InquiryDefinition>>()
        .WithTypeMapping<IReadOnlyList<PartDefinition>, List<PartDefinition>>()
        .WithTypeMapping<IReadOnlyList<PartAnswer>, List<PartAnswer>>()
        .Build();

    /// <summary>Reads and checks one definition.</summary>
    /// <exception cref="DefinitionException">
    /// The text is no usable definition; the message says where and why.
    /// </exception>
    public static ServiceDefinition Read(string yaml, string source)
    {
        var definition = Parse(yaml, source);
        var problems = DefinitionRules.Check(definition);
        return problems.Count == 0
            ? definition
            : throw new DefinitionException(
                string.Join(" ", problems.Take(MostTold).Select(p => $"{source}{LineOf(p, yaml)}: {p.En}"))
            );
    }

    /// <summary>
    /// Reads a text without asking whether the service could be given: a design in progress, or what was published
    /// under the rules of its day.
    /// </summary>
    /// <exception cref="DefinitionException">The text has not the form of a definition.</exception>
    public static ServiceDefinition Parse(string yaml, string source)
    {
        try
        {
            CheckSize(yaml);
            var definition =
                _yaml.Deserialize<ServiceDefinition>(yaml)
                ?? throw new DefinitionException($"{source}: the definition is empty.");
            return HasHoles(definition)
                ? throw new DefinitionException($"{source}: a list has an empty item.")
                : definition;
        }
        catch (YamlException wrong)
        {
            var reason = wrong.InnerException?.Message ?? wrong.Message;
            if (reason.Contains("deserializer", StringComparison.Ordinal))
                reason = "here something else is expected, such as names with values or a list.";
            throw new DefinitionException($"{source}:{wrong.Start.Line}:{wrong.Start.Column}: {reason}", wrong);
        }
    }

    // Read event by event, before anything is made of it: what is too deep or too long is refused where it becomes so.
    private static void CheckSize(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var (depth, fields, key, list) = (0, 0, "", "");
        while (parser.MoveNext() && parser.Current is { } here)
        {
            depth += here.NestingIncrease;
            if (depth > MostDepth)
                throw new YamlException(here.Start, here.End, "lists and names lie deeper here than any definition.");
            if (depth == OfForm && here is Scalar name)
                key = name.Value;
            else if (depth == OfForm + 1 && here is SequenceStart)
                list = key;
            else if (depth == OfForm + 2 && here is MappingStart && list == "fields" && ++fields > NameRules.MostFields)
                throw new YamlException(here.Start, here.End, "A form has one to 2,000 fields.");
        }
    }

    // Where the part begins that a fault is about, as ":12"; nothing where the fault is about the whole.
    private static string LineOf(DefinitionFault fault, string yaml)
    {
        var key = fault.Part switch
        {
            DefinitionPart.Field => "name",
            DefinitionPart.Step or DefinitionPart.Inquiry => "code",
            DefinitionPart.Output => "kind",
            _ => null,
        };
        var at = key is null ? null : Regex.Match(yaml, $@"[-{{\s,]{key}:\s*[""']?{Regex.Escape(fault.Key)}(?![\w-])");
        return at is { Success: true } ? $":{yaml.AsSpan(0, at.Index + 1).Count('\n') + 1}" : "";
    }

    // A dash with nothing behind it is an item that is not there.
    private static bool HasHoles(ServiceDefinition service) =>
        Holes(service.Details)
        || Holes(service.Keywords)
        || Holes(service.Branches)
        || Holes(service.Fields)
        || Holes(service.Steps)
        || Holes(service.Outputs)
        || service.Outputs.Any(o => Holes(o.Body) || Holes(o.Fields))
        || Holes(service.Inquiries)
        || service.Inquiries.Any(i => Holes(i.Shows) || HasHoles(i.When))
        || Holes(service.Parts)
        || service.Parts.Any(p => Holes(p.Answers) || HasHoles(p.When))
        || service.Fields.Any(f => HasHoles(f) || f.Fields.Any(HasHoles));

    private static bool HasHoles(FieldDefinition field) =>
        Holes(field.Options) || HasHoles(field.When) || Holes(field.Fields);

    private static bool HasHoles(IReadOnlyList<Condition> when) =>
        Holes(when) || when.Any(row => Holes(row.Is) || Holes(row.IsNot));

    private static bool Holes<T>(IReadOnlyList<T> items) => items.Any(item => item is null);
}
