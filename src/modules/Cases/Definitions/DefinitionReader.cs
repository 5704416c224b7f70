using YamlDotNet.Core;
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
    private static readonly IDeserializer _yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithEnforceRequiredMembers()
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
        .Build();

    /// <summary>Reads and checks one definition.</summary>
    /// <exception cref="DefinitionException">
    /// The text is no usable definition; the message says where and why.
    /// </exception>
    public static ServiceDefinition Read(string yaml, string source)
    {
        ServiceDefinition definition;
        try
        {
            definition =
                _yaml.Deserialize<ServiceDefinition>(yaml)
                ?? throw new DefinitionException($"{source}: the definition is empty.");
        }
        catch (YamlException wrong)
        {
            var reason = wrong.InnerException?.Message ?? wrong.Message;
            throw new DefinitionException($"{source}:{wrong.Start.Line}:{wrong.Start.Column}: {reason}", wrong);
        }

        var problems = DefinitionRules.Check(definition);
        return problems.Count == 0
            ? definition
            : throw new DefinitionException($"{source}: {string.Join(" ", problems)}");
    }
}
