using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit.Modules;

namespace Shahr.Cases.Designer;

/// <summary>What must still be put right before a design can be published, the offices of the city included.</summary>
internal sealed class DesignFaults(IOffices offices, IEnumerable<IModule> rooms, ServiceShelf shelf)
{
    /// <summary>True where another room of the city has a service under this code in the catalogue.</summary>
    public bool IsOfAnotherRoom(string code) =>
        rooms.Where(r => r is not CasesModule).SelectMany(r => r.Catalogue).Any(s => s.Code == code);

    public async Task<IReadOnlyList<DefinitionFault>> OfAsync(ServiceDefinition service, CancellationToken ct)
    {
        var there = (await offices.AllAsync(ct)).Select(o => o.Code).ToHashSet(StringComparer.Ordinal);
        var found = new DefinitionFaults();
        if (IsOfAnotherRoom(service.Code))
            found.OfFacts(
                $"شهر خدمت دیگری با نشانی «{service.Code}» دارد؛ طرحی با نشانی دیگر آغاز کنید.",
                $"The city has another service called '{service.Code}'; begin a design under a different address."
            );
        foreach (var step in service.Steps.Where(s => s.Office is { } office && !there.Contains(office)))
            found.Of(
                step,
                $"ادارهٔ گام «{step.Title.Fa}» دیگر در شهر نیست؛ ادارهٔ دیگری برگزینید.",
                $"The office '{step.Office}' of the step '{step.Code}' is no longer in the city; choose another."
            );
        foreach (var field in service.AllFields())
        {
            foreach (var option in field.Options.Where(o => o.Office is { } office && !there.Contains(office)))
                found.Of(
                    field,
                    $"ادارهٔ گزینهٔ «{option.Title.Fa}» دیگر در شهر نیست؛ ادارهٔ دیگری برگزینید.",
                    $"The office '{option.Office}' of the option '{option.Value}' is no longer in the city."
                );
        }

        foreach (var inquiry in service.Inquiries.Where(i => !there.Contains(i.Office)))
            found.Of(
                inquiry,
                $"اداره‌ای که استعلام «{inquiry.NameIn("fa")}» از آن می‌پرسد در شهر نیست؛ ادارهٔ دیگری برگزینید.",
                $"The office '{inquiry.Office}' of the inquiry '{inquiry.Code}' is not in the city; choose another."
            );
        PartFit.Check(service, shelf.Find, found);
        CheckEvents(service, found);
        return [.. DefinitionRules.Check(service), .. found.All];
    }

    // A life event that asks for this service must still be able to.
    private void CheckEvents(ServiceDefinition service, DefinitionFaults found)
    {
        foreach (var lifeEvent in shelf.Current.Where(e => e.Code != service.Code))
        {
            foreach (var part in lifeEvent.Parts.Where(p => p.Service == service.Code))
            {
                foreach (var (fa, en) in new PartFit(lifeEvent, part, service).Faults())
                    found.OfFacts(
                        $"رویداد «{lifeEvent.Title.Fa}» این خدمت را می‌خواهد: {fa} نخست رویداد را درست کنید.",
                        $"The life event '{lifeEvent.Code}' asks for this service: {en} Put the event right first."
                    );
            }
        }
    }
}
