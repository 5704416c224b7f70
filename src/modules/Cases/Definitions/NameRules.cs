using System.Text.RegularExpressions;

namespace Shahr.Cases.Definitions;

/// <summary>
/// By what names the parts of a definition are called, and how many there may be. What breaks these is not even taken
/// into the designer, where every part has its address by its name.
/// </summary>
internal static partial class NameRules
{
    /// <summary>A hundred years.</summary>
    public const int MostDays = 36_525;

    /// <summary>Questions of a form, those within groups counted.</summary>
    public const int MostFields = 2000;

    private const int MostSteps = 50;
    private const int MostOptions = 200;
    private const int MostParts = 50;

    public static void Check(ServiceDefinition service, DefinitionFaults found)
    {
        if (!IsCode(service.Code))
            found.OfFacts(
                "نشانی خدمت تنها حرف‌های کوچک لاتین، رقم و خط تیره می‌پذیرد.",
                $"The code '{Short(service.Code)}' may hold only a–z, 0–9 and dashes."
            );
        if (service.AllFields().Count() > MostFields)
            found.OfFacts("فرم بیش از ۲۰۰۰ پرسش نمی‌پذیرد.", "A form has one to 2,000 fields.");
        if (service.Steps.Count > MostSteps)
            found.OfFacts("هر خدمت تا ۵۰ گام دارد.", "A service has at most 50 steps.");
        if (service.Details.Count > MostParts || service.Keywords.Count > MostParts * 2)
            found.OfFacts(
                "توضیح تا ۵۰ بند و واژه‌های جست‌وجو تا ۱۰۰ تا هستند.",
                "There are at most 50 paragraphs of details and 100 keywords."
            );
        if (service.Outputs.Count > MostParts || service.Branches.Count > MostParts)
            found.OfFacts("سندها و شاخه‌ها هر کدام تا ۵۰ تا هستند.", "There are at most 50 papers and 50 branches.");
        CheckParts(service, found);
        CheckFields(service, found);
        CheckSteps(service, found);
        CheckOutputs(service, found);
        CheckInquiries(service, found);
    }

    /// <summary>A word in an address: of a service, a step, a paper.</summary>
    public static bool IsCode(string code) => code.Length <= 60 && CodePattern().IsMatch(code);

    /// <summary>Name of a field, which is also a place in a paper.</summary>
    public static bool IsFieldName(string name) => name.Length <= 60 && NamePattern().IsMatch(name);

    private static void CheckFields(ServiceDefinition service, DefinitionFaults found)
    {
        foreach (var twice in DefinitionRules.Doubled(service.AllFields().Select(f => f.Name)))
            found.OfFacts($"پرسش «{Short(twice)}» دو بار آمده است.", $"The field '{Short(twice)}' is there twice.");
        foreach (var field in service.AllFields())
        {
            if (!IsFieldName(field.Name))
                found.OfFacts(
                    $"نام پرسش «{Short(field.Name)}» تنها حرف‌های کوچک لاتین، رقم و _ می‌پذیرد.",
                    $"The field name '{Short(field.Name)}' may hold only a–z, 0–9 and _."
                );
            if (OutputText.CityPlaces.Contains(field.Name))
                found.OfFacts(
                    $"نام «{field.Name}» از آنِ خود شهر است؛ نام دیگری بگذارید.",
                    $"The field name '{field.Name}' is the city's own; choose another."
                );
            if (field.Options.Count > MostOptions || field.When.Count > MostParts)
                found.OfFacts(
                    $"پرسش «{Short(field.Name)}» بیش از ۲۰۰ گزینه یا ۵۰ شرط دارد.",
                    $"The field '{Short(field.Name)}' has more than 200 options or 50 conditions."
                );
        }
    }

    private static void CheckParts(ServiceDefinition service, DefinitionFaults found)
    {
        if (service.Parts.Count > MostParts || service.Parts.Any(p => p.When.Count > MostParts))
            found.OfFacts(
                "رویداد زندگی تا ۵۰ بخش دارد و هر بخش تا ۵۰ شرط.",
                "A life event has at most 50 parts, and a part 50 conditions."
            );
        foreach (var twice in DefinitionRules.Doubled(service.Parts.Select(p => p.Service)))
            found.OfFacts($"بخش «{Short(twice)}» دو بار آمده است.", $"The part '{Short(twice)}' is there twice.");
        foreach (var code in service.Parts.Select(p => p.Service).Where(c => !IsCode(c)))
            found.OfFacts($"«{Short(code)}» نشانی هیچ خدمتی نیست.", $"The part '{Short(code)}' names no service.");
    }

    private static void CheckSteps(ServiceDefinition service, DefinitionFaults found)
    {
        foreach (var twice in DefinitionRules.Doubled(service.Steps.Select(s => s.Code)))
            found.OfFacts($"گام «{Short(twice)}» دو بار آمده است.", $"The step '{Short(twice)}' is there twice.");
        foreach (var twice in DefinitionRules.Doubled(service.Branches.Select(b => b.Code)))
            found.OfFacts($"شاخهٔ «{Short(twice)}» دو بار آمده است.", $"The branch '{Short(twice)}' is there twice.");
        foreach (var code in service.Steps.Select(s => s.Code).Where(c => !IsStepCode(c)))
            found.OfFacts(
                $"نام گام «{Short(code)}» تنها حرف‌های کوچک لاتین، رقم، _ و خط تیره می‌پذیرد.",
                $"The step's code '{Short(code)}' may hold only a–z, 0–9, _ and dashes."
            );
    }

    private static void CheckOutputs(ServiceDefinition service, DefinitionFaults found)
    {
        foreach (var twice in DefinitionRules.Doubled(service.Outputs.Select(o => o.Kind)))
            found.OfFacts($"سند «{Short(twice)}» دو بار آمده است.", $"The paper '{Short(twice)}' is there twice.");
        foreach (var output in service.Outputs)
        {
            if (!IsStepCode(output.Kind))
                found.OfFacts(
                    $"نام سند «{Short(output.Kind)}» تنها حرف‌های کوچک لاتین، رقم، _ و خط تیره می‌پذیرد.",
                    $"The paper's kind '{Short(output.Kind)}' may hold only a–z, 0–9, _ and dashes."
                );
            if (output.Body.Count > MostParts || output.Fields.Count > MostParts)
                found.OfFacts(
                    $"سند «{Short(output.Kind)}» تا ۵۰ بند و ۵۰ سطر دارد.",
                    $"The paper '{Short(output.Kind)}' has at most 50 paragraphs and 50 lines."
                );
        }
    }

    private static void CheckInquiries(ServiceDefinition service, DefinitionFaults found)
    {
        if (service.Inquiries.Any(i => i.When.Count > MostParts))
            found.OfFacts("هر استعلام تا ۵۰ شرط دارد.", "An inquiry has at most 50 conditions.");
        foreach (var twice in DefinitionRules.Doubled(service.Inquiries.Select(i => i.Code)))
            found.OfFacts(
                $"استعلام «{Short(twice)}» دو بار آمده است.",
                $"The inquiry '{Short(twice)}' is there twice."
            );
        foreach (var code in service.Inquiries.Select(i => i.Code).Where(c => !IsStepCode(c)))
            found.OfFacts(
                $"نام استعلام «{Short(code)}» تنها حرف‌های کوچک لاتین، رقم، _ و خط تیره می‌پذیرد.",
                $"The inquiry '{Short(code)}' may be named with a–z, 0–9, _ and dashes only."
            );
    }

    /// <summary>Code of a step or an inquiry, or kind of a paper.</summary>
    public static bool IsStepCode(string code) => code.Length <= 60 && StepPattern().IsMatch(code);

    private static string Short(string name) => name.Length > 60 ? name[..60] + "…" : name;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CodePattern();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$")]
    private static partial Regex StepPattern();
}
