using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Modules;
using Shahr.Kit.Retention;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «پاک کردن داده‌هایم»: what the law lets go, goes at once; the page says what exactly, how many, and what stays and
/// why.
/// </summary>
internal static class EraseData
{
    public const string Address = "/me/data/erasure";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn();
        app.MapPost(Address, SubmitAsync)
            .RequireSignIn()
            .RequireFresh("پاک کردن داده‌هایی که برگزیدید؛ بازگشت ندارد", "Erasing the data you chose, for good");
    }

    private static async Task<IResult> ShowAsync(
        string? gone,
        Actor actor,
        [FromServices] IEnumerable<IEraseData> rooms,
        [FromServices] IEnumerable<IModule> modules,
        CancellationToken ct
    ) => Pages.Of<EraseDataPage>(await ViewAsync(actor, rooms, modules, ct) with { JustGone = gone });

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        [FromServices] IEnumerable<IEraseData> rooms,
        [FromServices] IEnumerable<IModule> modules,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var chosen = typed["Parts"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var room in rooms)
        foreach (var part in await room.EraseAsync(actor.Person, chosen, ct))
            counts[part.Name] = part.Count;
        var total = counts.Values.Sum();
        if (total == 0)
        {
            var problem = chosen.Count == 0 ? DataProblems.NothingChosen.On("Parts") : DataProblems.NothingLeft;
            return Pages.Again<EraseDataPage>(
                await ViewAsync(actor, rooms, modules, ct),
                FormState.From(typed, problem)
            );
        }

        audit.Record("identity.data_erased", "person", actor.Person.ToString(), details: counts);
        return new SeeOther($"{Address}?gone={total}");
    }

    private static async Task<EraseDataView> ViewAsync(
        Actor actor,
        IEnumerable<IEraseData> rooms,
        IEnumerable<IModule> modules,
        CancellationToken ct
    )
    {
        var parts = new List<Erasable>();
        foreach (var room in rooms)
            parts.AddRange((await room.WhatGoesAsync(actor.Person, ct)).Where(p => p.Count > 0));
        return new EraseDataView(
            parts,
            [.. modules.SelectMany(m => m.Kept).Concat(KeptByKit.All).Where(k => !k.AtOnce)]
        );
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Parts">What may go, with how many.</param>
/// <param name="Stays">What stays, with its reason.</param>
public sealed record EraseDataView(IReadOnlyList<Erasable> Parts, IReadOnlyList<KeptClass> Stays)
{
    /// <summary>How many things just went, or null.</summary>
    public string? JustGone { get; init; }
}
