using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>«دسته‌چک»: ten or twenty-five leaves; Sayad gives each its id.</summary>
internal static class AskBook
{
    public const string Address = ListCheques.Address + "/books";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePurse(pays: true);
        app.MapPost(Address, SubmitAsync).RequirePurse(pays: true);
    }

    private static async Task<IResult> ShowAsync(Actor actor, ChequeDesk desk, UiContext ui, CancellationToken ct) =>
        desk.HasSayad ? Pages.Of<AskBookPage>(await ViewAsync(actor, desk, ui, ct)) : ListCheques.NoSayad();

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        ChequeDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (!desk.HasSayad)
            return ListCheques.NoSayad();
        _ = int.TryParse(typed["Leaves"].FirstOrDefault(), out var leaves);
        return await desk.AskBookAsync(actor, leaves, ct) is { } problem
            ? Pages.Again<AskBookPage>(
                await ViewAsync(actor, desk, ui, ct),
                FormState.From(typed, problem.On("Leaves"))
            )
            : new SeeOther(Address);
    }

    private static async Task<AskBookView> ViewAsync(
        Actor actor,
        ChequeDesk desk,
        UiContext ui,
        CancellationToken ct
    ) =>
        new(
            [.. (await desk.FreeLeavesAsync(actor.For, ct)).Select(l => ChequeWords.Leaf(l, ui))],
            await desk.AskedBookAsync(actor.For, ct) is not null
        );
}

/// <summary>What the page shows.</summary>
/// <param name="Leaves">Leaves on which nothing is written.</param>
/// <param name="IsAsked">Whether a book is on its way.</param>
public sealed record AskBookView(IReadOnlyList<string> Leaves, bool IsAsked);
