using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>One step of the work: what is done, by which office, by when, and beside what.</summary>
internal static class EditStep
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/designer/{id:guid}/new-step", ShowNew).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/new-step", Add).RequirePermission(CasesPermissions.Design);
        app.MapGet("/designer/{id:guid}/steps/{code}", Show).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/steps/{code}", Submit).RequirePermission(CasesPermissions.Design);
    }

    public static async Task<IResult> ShowNew(Guid id, DesignDesk desk, DesignPages pages, CancellationToken ct)
    {
        var found = await desk.OpenAsync(id, ct);
        return found.Problem is { } problem
            ? DesignPages.Refuse(problem, id)
            : Pages.Of<EditStepPage>(await ViewAsync(found.Value, "", "new-step", pages, ct));
    }

    public static async Task<IResult> Add(
        Guid id,
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await desk.OpenAsync(id, ct);
        if (found.Problem is { } problem)
            return DesignPages.Refuse(problem, id);
        var (design, input) = (found.Value, new DesignInput(form));
        var view = await ViewAsync(design, "", "new-step", pages, ct);
        var (step, branches) = Read(design.Service, null, input, view.DayMinutes);
        var changed = design.Service with { Steps = [.. design.Service.Steps, step], Branches = branches };
        return await SaveAsync(design, form, input, changed, pages, view, actor, ct);
    }

    public static async Task<IResult> Show(
        Guid id,
        string code,
        DesignDesk desk,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, code, desk, ct);
        return found.Problem is { } problem
            ? DesignPages.Refuse(problem, id)
            : Pages.Of<EditStepPage>(await ViewAsync(found.Value.Design, code, $"steps/{code}", pages, ct));
    }

    public static async Task<IResult> Submit(
        Guid id,
        string code,
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, code, desk, ct);
        if (found.Problem is { } problem)
            return DesignPages.Refuse(problem, id);
        var ((design, before), input) = (found.Value, new DesignInput(form));
        var view = await ViewAsync(design, code, $"steps/{code}", pages, ct);
        var (step, branches) = Read(design.Service, before, input, view.DayMinutes);
        var changed = (design.Service with { Branches = branches }).With(before, step);
        return await SaveAsync(design, form, input, changed, pages, view, actor, ct);
    }

    private static async Task<Result<(OpenDesign Design, StepDefinition Step)>> FindAsync(
        Guid id,
        string code,
        DesignDesk desk,
        CancellationToken ct
    )
    {
        var found = await desk.OpenAsync(id, ct);
        if (found.Problem is { } problem)
            return problem;
        return found.Value.Service.Steps.FirstOrDefault(s => s.Code == code) is { } step
            ? (found.Value, step)
            : DesignerProblems.NoSuchPart;
    }

    private static Task<PartView> ViewAsync(
        OpenDesign design,
        string code,
        string action,
        DesignPages pages,
        CancellationToken ct
    ) => pages.ViewAsync(design, DefinitionPart.Step, code, action, ct);

    private static Task<IResult> SaveAsync(
        OpenDesign design,
        IFormCollection form,
        DesignInput input,
        ServiceDefinition changed,
        DesignPages pages,
        PartView view,
        Actor actor,
        CancellationToken ct
    ) =>
        pages.SaveAsync<EditStepPage>(
            design,
            form,
            input,
            changed.WithoutIdleBranches(),
            ("step", $"{design.Url}#steps"),
            view,
            actor,
            ct
        );

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
        var (branch, branches) = BranchOf(service, input);
        var kind = input.Pick<StepKind>("kind");
        var step = new StepDefinition
        {
            Code = before?.Code ?? FieldInput.FreeName("step", service.Steps.Select(s => s.Code)),
            Title = input.Words("title"),
            Kind = kind,
            Office = by is null ? office : null,
            OfficeFrom = by,
            Permission = before?.Permission,
            Minutes = (int)((input.Number("time", 0, StepRules.MostMinutes / unit) ?? 0) * unit),
            Branch = branch,
            Pauses =
            [
                .. input.AllChosen("pauses", Enum.GetNames<PauseReason>().Contains).Select(Enum.Parse<PauseReason>),
            ],
            FourEyes = input.Ticked("fourEyes"),
            Escalation = LadderOf(input),
            DeemedApproved = input.Ticked("silence")
                ? new() { Outcome = DeemedApproval.In(kind), Law = input.Words("law") }
                : null,
        };
        return (step, branches);
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

    // A branch is named where the first step is put into it, and goes with the last.
    private static (string? Branch, IReadOnlyList<BranchDefinition> All) BranchOf(
        ServiceDefinition service,
        DesignInput input
    )
    {
        var chosen = input.Chosen("branch", b => b == "+" || service.Branches.Any(known => known.Code == b));
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
