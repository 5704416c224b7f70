using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// «قبض‌های من»: all bills of all issuers in one place, what is late among them, and one payment for as many as are
/// chosen, which moves all of it or nothing.
/// </summary>
internal static class MyBills
{
    private const int Most = 300;
    private const int Months = 12;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/bills", ShowAsync).RequireSignIn();
        app.MapPost("/bills/payments", SubmitAsync).RequireSignIn();
    }

    private static async Task<IResult> ShowAsync(
        Actor actor,
        PayableBills bills,
        CityDay day,
        UiContext ui,
        CancellationToken ct
    ) => Pages.Of<MyBillsPage>(await ViewAsync(actor, bills, day, ui, ct));

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        PayableBills bills,
        CityDay day,
        UiContext ui,
        CancellationToken ct
    )
    {
        // A button beside one bill pays that one alone, whatever is ticked.
        var chosen = typed["Only"].Count > 0 ? typed["Only"] : typed["Bill"];
        Guid[] ids = [.. chosen.Select(c => Guid.TryParse(c, out var id) ? id : default).Distinct()];
        var problem = ids.Length switch
        {
            0 => BillsProblems.ChooseSome,
            > Payment.MostParts => BillsProblems.ChooseFewer.With(Payment.MostParts),
            _ => null,
        };
        if (problem is null)
        {
            var own = await bills.OwnAsync(actor.For, ids, ct);
            var draft = own.Count == ids.Length ? await bills.DraftAsync(actor, own, ct) : BillsProblems.NoSuchBill;
            if (draft.IsOk)
                return new SeeOther(ShowPayment.Address(draft.Value));
            problem = draft.Problem;
        }

        var state = problem is null ? FormState.Empty : FormState.From(typed, problem);
        return Pages.Again<MyBillsPage>(await ViewAsync(actor, bills, day, ui, ct), state);
    }

    private static async Task<MyBillsView> ViewAsync(
        Actor actor,
        PayableBills bills,
        CityDay day,
        UiContext ui,
        CancellationToken ct
    )
    {
        var all = await bills.OfAsync(actor.For, Most, ct);
        var lines = all.ConvertAll(sent => BillLine.Of(sent, day.Today, ui));
        return new MyBillsView(
            [.. lines.Where(l => !l.IsPaid)],
            [.. lines.Where(l => l.IsPaid)],
            Rial.Sum(lines.Where(l => l.IsOpen).Select(l => l.ToPay)),
            MonthsOf(all, JalaliDate.From(day.Today), ui)
        );
    }

    private static IReadOnlyList<Bar> MonthsOf(List<SentBill> all, JalaliDate today, UiContext ui)
    {
        var sums = all.ToLookup(
            s => MonthOf(JalaliDate.From(s.Bill.IssuedOn)),
            s => s.Bill.PaidRial ?? s.Bill.AmountRial
        );
        var first = new JalaliDate(today.Year, today.Month, 1).AddMonths(1 - Months);
        return
        [
            .. Enumerable
                .Range(0, Months)
                .Select(first.AddMonths)
                .Select(month =>
                {
                    var sum = Rial.Sum(sums[MonthOf(month)]);
                    var name = ui.Language == "en" ? month.ToLatinString()[..7] : $"{month.MonthName} {month.Year}";
                    return new Bar(
                        ui.Language == "en" ? name : PersianText.ToPersianDigits(name),
                        sum.Amount,
                        sum.ToString()
                    );
                }),
        ];
    }

    private static (int Year, int Month) MonthOf(JalaliDate day) => (day.Year, day.Month);
}

/// <summary>What the page shows.</summary>
/// <param name="Unpaid">To be paid, the most urgent first.</param>
/// <param name="Paid">The newest first.</param>
/// <param name="Total">What all open ones cost today.</param>
/// <param name="Months">The last twelve months, rials by day of issue.</param>
public sealed record MyBillsView(
    IReadOnlyList<BillLine> Unpaid,
    IReadOnlyList<BillLine> Paid,
    Rial Total,
    IReadOnlyList<Bar> Months
);

/// <summary>A bill as its owner reads it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">«آب، دورهٔ ۳ سال ۱۴۰۴».</param>
/// <param name="Issuer">Who sent it.</param>
/// <param name="ToPay">What it costs today, or was paid with.</param>
/// <param name="Why">Why it is not its own amount, or null.</param>
/// <param name="Due">The due day, or the day it was paid.</param>
/// <param name="IsLate">The due day is over.</param>
/// <param name="IsOpen">It may be paid now.</param>
/// <param name="IsPaid">It is paid.</param>
/// <param name="Split">Into how many parts it may be split; 1 for not at all.</param>
public sealed record BillLine(
    Guid Id,
    string Name,
    string Issuer,
    Rial ToPay,
    string? Why,
    string Due,
    bool IsLate,
    bool IsOpen,
    bool IsPaid,
    int Split
)
{
    internal static BillLine Of(SentBill sent, DateOnly today, UiContext ui)
    {
        var (bill, issuer) = (sent.Bill, sent.Issuer);
        var reckoning = bill.On(today, issuer);
        var isPaid = bill.State == BillState.Paid;
        return new(
            bill.Id,
            $"{BillWords.Of(issuer.Service, ui)}{ui.Say("، ", ", ")}{bill.PeriodIn(ui)}",
            issuer.NameIn(ui),
            bill.PaidRial ?? reckoning.ToPay,
            isPaid || reckoning.Fa is not { } fa ? null : ui.Say(fa, reckoning.En ?? fa),
            bill.PaidAt is { } paid ? When.Long(paid, ui) : When.Day(JalaliDate.From(bill.DueOn), ui.Language),
            !isPaid && today > bill.DueOn,
            bill.State == BillState.Unpaid,
            isPaid,
            bill is { State: BillState.Unpaid, Parts: 1 } ? issuer.MostParts : 1
        );
    }
}
