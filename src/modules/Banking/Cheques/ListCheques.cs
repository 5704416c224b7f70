using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>
/// «چک‌های من»: what comes due from me and to me in the next months, and all I issued or was given, page by page.
/// </summary>
internal static class ListCheques
{
    public const string Address = "/banking/cheques";

    /// <summary>How many months the calendar looks ahead.</summary>
    public const int MonthsAhead = 6;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Address, ShowAsync).RequirePurse();

    private static async Task<IResult> ShowAsync(
        string? side,
        string? before,
        Actor actor,
        ChequeDesk desk,
        ChequeShelf shelf,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (!desk.HasSayad)
            return NoSayad();
        var isHeld = side == "held";
        Guid? from = Guid.TryParse(before, out var id) ? id : null;
        var found = isHeld ? await shelf.HeldAsync(actor.For, from, ct) : await shelf.IssuedAsync(actor.For, from, ct);
        var next = found.Count > ChequeShelf.PageSize ? found[ChequeShelf.PageSize - 1].Id : (Guid?)null;
        var until = JalaliDate.From(desk.Today).AddMonths(MonthsAhead).ToDateOnly();
        var coming = await shelf.ComingAsync(actor.For, until, ct);
        return Pages.Of<ListChequesPage>(
            new ListChequesView(
                isHeld,
                [.. found.Take(ChequeShelf.PageSize).Select(c => ChequeItem.Of(c, actor.For, ui))],
                next is null ? null : $"{Address}?side={(isHeld ? "held" : "issued")}&before={next}",
                [.. Months(coming, actor.For, ui)],
                (await desk.FreeLeavesAsync(actor.For, ct)).Count,
                await desk.AskedBookAsync(actor.For, ct) is not null
            )
        );
    }

    internal static PageResult NoSayad() =>
        Pages.Refuse(ChequesProblems.NoSayad, new WayOn("کیف پول من", "My wallet", "/wallet"));

    private static IEnumerable<ChequeMonth> Months(List<Cheque> coming, PersonId me, UiContext ui) =>
        coming
            .GroupBy(c => (JalaliDate.From(c.DueOn).Year, JalaliDate.From(c.DueOn).Month))
            .Select(month => new ChequeMonth(
                MonthName(month.Key.Year, month.Key.Month, ui),
                Rial.Sum(month.Where(c => c.IssuerId == me).Select(c => c.AmountRial)),
                Rial.Sum(month.Where(c => c.IssuerId != me).Select(c => c.AmountRial)),
                [.. month.Select(c => ChequeItem.Of(c, me, ui))]
            ));

    private static string MonthName(int year, int month, UiContext ui) =>
        ui.Digits(
            ui.Say(
                $"{JalaliNames.Month(month)} {year}",
                "the month from " + ChequeWords.Day(new JalaliDate(year, month, 1).ToDateOnly(), ui)
            )
        );
}

/// <summary>What the page shows.</summary>
/// <param name="IsHeld">Whether the list is of those that were given to the reader.</param>
/// <param name="Lines">A page of the list, the newest first.</param>
/// <param name="NextUrl">The page after, or null.</param>
/// <param name="Months">What comes due, by month.</param>
/// <param name="FreeLeaves">Leaves on which nothing is written.</param>
/// <param name="BookIsAsked">Whether a book is on its way.</param>
public sealed record ListChequesView(
    bool IsHeld,
    IReadOnlyList<ChequeItem> Lines,
    string? NextUrl,
    IReadOnlyList<ChequeMonth> Months,
    int FreeLeaves,
    bool BookIsAsked
);

/// <summary>What comes due in a month.</summary>
public sealed record ChequeMonth(string Name, Rial FromMe, Rial ToMe, IReadOnlyList<ChequeItem> Lines);

/// <summary>One cheque in a list.</summary>
/// <param name="Name">Who stands at the other side.</param>
/// <param name="IsMine">Whether the reader issued it.</param>
/// <param name="Amount">How much.</param>
/// <param name="Due">Its day.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Href">Its page.</param>
public sealed record ChequeItem(string Name, bool IsMine, Rial Amount, string Due, string State, string Href)
{
    internal static ChequeItem Of(Cheque cheque, PersonId reader, UiContext ui) =>
        new(
            ChequeWords.Other(cheque, reader),
            cheque.IssuerId == reader,
            cheque.AmountRial,
            ChequeWords.Day(cheque.DueOn, ui),
            ChequeWords.Of(cheque, ui).Text,
            ShowCheque.Address(cheque)
        );
}
