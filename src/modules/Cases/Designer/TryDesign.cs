using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// «What would this have done»: a design against the last cases of its service. Sums only; nobody's answer is shown.
/// </summary>
internal static class TryDesign
{
    private const int MostCases = 500;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/designer/{id:guid}/trial", Show).RequirePermission(CasesPermissions.Design);

    public static async Task<IResult> Show(
        Guid id,
        DesignDesk desk,
        ServiceShelf shelf,
        CasesDb db,
        CaseClock clock,
        CancellationToken ct
    )
    {
        var found = await desk.FindAsync(id, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem, ListDesigns.Way);
        var design = found.Value;
        var past = await db
            .Cases.AsNoTracking()
            .Include(c => c.Steps)
            .Where(c => c.ServiceCode == design.Row.Code)
            .OrderByDescending(c => c.OpenedAt)
            .Take(MostCases)
            .ToListAsync(ct);
        var trial = new Trial(design.Service);
        foreach (var one in past)
            trial.Add(one, shelf.Get(one.ServiceCode, one.ServiceVersion), clock);
        return Pages.Of<TryDesignPage>(new TrialView(design, trial, shelf.Newest(design.Row.Code), clock));
    }
}

/// <summary>What a trial shows.</summary>
public sealed class TrialView
{
    internal TrialView(OpenDesign design, Trial trial, ServiceDefinition? live, CaseClock clock) =>
        (Design, Trial, Live, Clock) = (design, trial, live, clock);

    internal OpenDesign Design { get; }
    internal Trial Trial { get; }

    /// <summary>For the names of questions that are gone.</summary>
    internal ServiceDefinition? Live { get; }

    internal CaseClock Clock { get; }
}
