using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>One step of the work: what is done, by which office, by when, and beside what.</summary>
internal static class EditStep
{
    public static void Map(IEndpointRouteBuilder app) =>
        new PartPages(DefinitionPart.Step, Pages.Again<EditStepPage>, Read).Map(app);

    private static (ServiceDefinition Changed, string Next) Read(PartView view, DesignInput input)
    {
        var (service, before) = (view.Service, view.Step);
        var (step, branches) = Read(service, before, input, view.DayMinutes);
        var named = service with { Branches = branches };
        var changed = before is null ? named with { Steps = [.. named.Steps, step] } : named.With(before, step);
        return (changed.WithoutIdleBranches(), $"{view.Design.Url}#steps");
    }

    private static (StepDefinition Step, IReadOnlyList<BranchDefinition> Branches) Read(
        ServiceDefinition service,
        StepDefinition? before,
        DesignInput input,
        int dayMinutes
    )
    {
        var office = input.Chosen("office", _ => true);
        var by = office is ['?', .. var field] && service.Field(field) is not null ? field : null;
        if (by is null && office is not null && !NameRules.IsCode(office))
            input.Refuse(DesignerProblems.ChooseHere.On("office"));
        var unit = input.Chosen("unit", u => u is "minutes" or "hours" or "days") switch
        {
            "minutes" => 1,
            "hours" => 60,
            _ => dayMinutes,
        };
        var (branch, branches) = BranchOf(service, before, input);
        var kind = input.Pick<StepKind>("kind");
        var step = new StepDefinition
        {
            Code = before?.Code ?? FieldInput.FreeName("step", service.Steps.Select(s => s.Code)),
            Title = input.Words("title"),
            Kind = kind,
            Office = by is null ? office : null,
            OfficeFrom = by,
            Permission = input.Chosen(
                "permission",
                p => p is CasesPermissions.Work or CasesPermissions.Decide || p == before?.Permission
            ),
            Minutes = (int)((input.Number("time", 0, StepRules.MostMinutes / unit) ?? 0) * unit),
            Branch = branch,
            Pauses =
            [
                .. input.AllChosen("pauses", Enum.GetNames<PauseReason>().Contains).Select(Enum.Parse<PauseReason>),
            ],
            Fee = FeeOf(service, input),
            FourEyes = input.Ticked("fourEyes"),
            Escalation = LadderOf(input),
            DeemedApproved = input.Ticked("silence")
                ? new() { Outcome = DeemedApproval.In(kind), Law = input.Words("law") }
                : null,
        };
        return (step, branches);
    }

    private static FeeDefinition? FeeOf(ServiceDefinition service, DesignInput input)
    {
        var rials = input.Number("fee", FeeRules.Least, FeeRules.Most);
        var from = input.Chosen("feeFrom", by => service.Field(by) is not null);
        var words = input.OptionalWords("feeFor");
        return rials is null && from is null && words is null
            ? null
            : new FeeDefinition
            {
                Rials = rials,
                From = from,
                For = words ?? new Words { Fa = "", En = "" },
            };
    }

    private static Escalation? LadderOf(DesignInput input)
    {
        var usual = new Escalation();
        var ladder = new Escalation
        {
            Remind = At("remind") ?? usual.Remind,
            Second = At("second") ?? usual.Second,
            Head = At("head") ?? usual.Head,
        };
        return ladder == usual ? null : ladder;

        int? At(string rung) => (int?)input.Number(rung, 1, Escalation.Most);
    }

    // A branch is named where the first step is put into it, is called otherwise where any of its steps stays in it,
    // and goes with the last.
    private static (string? Branch, IReadOnlyList<BranchDefinition> All) BranchOf(
        ServiceDefinition service,
        StepDefinition? before,
        DesignInput input
    )
    {
        var chosen = input.Chosen("branch", b => b == "+" || service.Branches.Any(known => known.Code == b));
        if (chosen != "+" && chosen == before?.Branch && input.OptionalWords("branch") is { } title)
            return (chosen, [.. service.Branches.Select(b => b.Code == chosen ? b with { Title = title } : b)]);
        if (chosen != "+")
            return (chosen, service.Branches);
        var added = new BranchDefinition
        {
            Code = FieldInput.FreeName("branch", service.Branches.Select(b => b.Code)),
            Title = input.Words("branch"),
        };
        return (added.Code, [.. service.Branches, added]);
    }
}
