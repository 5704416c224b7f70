namespace Shahr.Cases.Definitions;

/// <summary>The parts of a definition that can be edited one by one.</summary>
internal enum DefinitionPart
{
    /// <summary>What is said of the service as a whole.</summary>
    Facts,

    Field,
    Step,
    Output,

    /// <summary>What the city asks another office by itself.</summary>
    Inquiry,

    /// <summary>A service that a life event asks for.</summary>
    Part,
}

/// <summary>Something that must be put right before a definition can be used, where it is and what to do.</summary>
/// <param name="Part">What kind of part it is in.</param>
/// <param name="Key">Name of the field, code of the step, kind of the paper, code of the inquiry, service of the
/// part; empty for the facts.</param>
/// <param name="Fa">A Persian sentence for officers.</param>
/// <param name="En">The same in English.</param>
internal sealed record DefinitionFault(DefinitionPart Part, string Key, string Fa, string En)
{
    public string In(string language) => language == "en" ? En : Fa;
}

/// <summary>The faults found so far.</summary>
internal sealed class DefinitionFaults
{
    private readonly List<DefinitionFault> _found = [];

    public IReadOnlyList<DefinitionFault> All => _found;

    public void OfFacts(string fa, string en) => _found.Add(new(DefinitionPart.Facts, "", fa, en));

    public void Of(FieldDefinition field, string fa, string en) =>
        _found.Add(new(DefinitionPart.Field, field.Name, fa, en));

    public void Of(StepDefinition step, string fa, string en) =>
        _found.Add(new(DefinitionPart.Step, step.Code, fa, en));

    public void Of(OutputDefinition output, string fa, string en) =>
        _found.Add(new(DefinitionPart.Output, output.Kind, fa, en));

    public void Of(InquiryDefinition inquiry, string fa, string en) =>
        _found.Add(new(DefinitionPart.Inquiry, inquiry.Code, fa, en));

    public void Of(PartDefinition part, string fa, string en) =>
        _found.Add(new(DefinitionPart.Part, part.Service, fa, en));
}
