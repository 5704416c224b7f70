using System.ComponentModel;
using System.Linq.Expressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Shahr.Cases.Definitions;

/// <summary>Writes a definition as the YAML that <see cref="DefinitionReader"/> reads back to the same.</summary>
internal static class DefinitionWriter
{
    private static readonly ISerializer _yaml = Build();

    public static string Write(ServiceDefinition service) => _yaml.Serialize(service);

    private static ISerializer Build()
    {
        var builder = new SerializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .WithQuotingNecessaryStrings()
            .WithIndentedSequences()
            .DisableAliases()
            .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitDefaults);

        // What is reckoned from the rest is not written, and neither is what the reader takes to hold anyway.
        Ignore<FieldDefinition>(f => f.HasOptions);
        Ignore<FieldDefinition>(f => f.IsAlwaysAnswered);
        Ignore<FieldDefinition>(f => f.TakesFiles);
        Ignore<Condition>(c => c.Operators);
        Ignore<ServiceDefinition>(s => s.IsLifeEvent);
        Ignore<StepDefinition>(s => s.PermissionOrDefault);
        Ignore<StepDefinition>(s => s.EscalationOrDefault);
        Default<ServiceDefinition>(s => s.Icon, "file-text");
        Default<FieldDefinition>(f => f.Required, true);
        Default<FieldDefinition>(f => f.MaxLength, 200);
        Default<FieldDefinition>(f => f.MaxFiles, 1);

        // Lists that may be left out. Not as a rule for all: an empty text is a list of letters to the library.
        const DefaultValuesHandling OmitEmpty = DefaultValuesHandling.OmitEmptyCollections;
        Handle<ServiceDefinition>(s => s.Details, OmitEmpty);
        Handle<ServiceDefinition>(s => s.Keywords, OmitEmpty);
        Handle<ServiceDefinition>(s => s.Branches, OmitEmpty);
        Handle<ServiceDefinition>(s => s.Steps, OmitEmpty);
        Handle<ServiceDefinition>(s => s.Outputs, OmitEmpty);
        Handle<ServiceDefinition>(s => s.Inquiries, OmitEmpty);
        Handle<InquiryDefinition>(i => i.Shows, OmitEmpty);
        Handle<InquiryDefinition>(i => i.When, OmitEmpty);
        Handle<ServiceDefinition>(s => s.Parts, OmitEmpty);
        Handle<PartDefinition>(p => p.When, OmitEmpty);
        Handle<FieldDefinition>(f => f.Options, OmitEmpty);
        Handle<FieldDefinition>(f => f.When, OmitEmpty);
        Handle<FieldDefinition>(f => f.Fields, OmitEmpty);
        Handle<Computation>(c => c.Sum, OmitEmpty);
        Handle<Computation>(c => c.Difference, OmitEmpty);
        Handle<Computation>(c => c.Product, OmitEmpty);
        Handle<Computation>(c => c.Days, OmitEmpty);
        Handle<Condition>(c => c.Is, OmitEmpty);
        Handle<Condition>(c => c.IsNot, OmitEmpty);
        Handle<StepDefinition>(s => s.Pauses, OmitEmpty);

        // What the reader insists on is written even where it is zero or the first of its kind.
        Handle<ServiceDefinition>(s => s.Version, DefaultValuesHandling.Preserve);
        Handle<ServiceDefinition>(s => s.Group, DefaultValuesHandling.Preserve);
        Handle<ServiceDefinition>(s => s.Stage, DefaultValuesHandling.Preserve);
        Handle<NearbyRule>(n => n.Meters, DefaultValuesHandling.Preserve);
        Handle<FieldDefinition>(f => f.Type, DefaultValuesHandling.Preserve);
        Handle<StepDefinition>(s => s.Kind, DefaultValuesHandling.Preserve);
        Handle<StepDefinition>(s => s.Minutes, DefaultValuesHandling.Preserve);
        Handle<DeemedApproval>(d => d.Outcome, DefaultValuesHandling.Preserve);
        Handle<InquiryDefinition>(i => i.Days, DefaultValuesHandling.Preserve);
        return builder.Build();

        void Ignore<T>(Expression<Func<T, object>> what) =>
            builder.WithAttributeOverride(what, new YamlIgnoreAttribute());
        void Default<T>(Expression<Func<T, object>> what, object value) =>
            builder.WithAttributeOverride(what, new DefaultValueAttribute(value));
        void Handle<T>(Expression<Func<T, object>> what, DefaultValuesHandling how) =>
            builder.WithAttributeOverride(what, new YamlMemberAttribute { DefaultValuesHandling = how });
    }
}
