using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>«اجازه‌های برداشت»: who may draw from me; of an organisation, from whom it may draw.</summary>
internal static class ListMandates
{
    public const string Address = "/banking/mandates";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Address, ShowAsync).RequirePurse();

    private static async Task<IResult> ShowAsync(
        string? before,
        Actor actor,
        MandateDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        var found = await desk.OfAsync(actor.For, Guid.TryParse(before, out var id) ? id : null, ct);
        var next = found.Count > MandateDesk.PageSize ? found[MandateDesk.PageSize - 1].Id : (Guid?)null;
        var now = desk.Now;
        return Pages.Of<ListMandatesPage>(
            new ListMandatesView(
                actor.DrawsForOrganisation(),
                [.. found.Take(MandateDesk.PageSize).Select(m => MandateLine.Of(m, actor.For, now, ui))],
                next is null ? null : $"{Address}?before={next}"
            )
        );
    }

    /// <summary>True for whoever acts for an organisation.</summary>
    internal static bool DrawsForOrganisation(this Actor actor) =>
        actor.Mandate is { For.Kind: PrincipalKind.Organisation };
}

/// <summary>What the page shows.</summary>
/// <param name="MayAsk">Whether the reader acts for an organisation.</param>
/// <param name="Lines">The newest first.</param>
/// <param name="NextUrl">The page after, or null.</param>
public sealed record ListMandatesView(bool MayAsk, IReadOnlyList<MandateLine> Lines, string? NextUrl);

/// <summary>One mandate.</summary>
public sealed record MandateLine(string Name, string Purpose, Rial Each, Rial Month, string State, string Href)
{
    internal static MandateLine Of(DebitMandate mandate, PersonId reader, DateTime now, UiContext ui) =>
        new(
            MandateWords.Other(mandate, reader),
            mandate.Purpose,
            mandate.EachRial,
            mandate.MonthRial,
            MandateWords.Of(mandate, now, ui),
            ShowMandate.Address(mandate)
        );
}
