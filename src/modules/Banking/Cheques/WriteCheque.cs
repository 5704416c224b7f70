using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>
/// «چک تازه»: on which leaf, to whom, how much, for which day and what for. The next page shows the receiver's name and
/// the amount in words before anything is agreed to.
/// </summary>
internal static class WriteCheque
{
    public const string Address = ListCheques.Address + "/new";

    private const int MostYears = 5;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePurse(pays: true);
        app.MapPost(Address, SubmitAsync).RequirePurse(pays: true).RequireRateLimiting("sign-in");
    }

    private static async Task<IResult> ShowAsync(Actor actor, ChequeDesk desk, CancellationToken ct) =>
        desk.HasSayad
            ? Pages.Of<WriteChequePage>(new WriteChequeView(await desk.FreeLeavesAsync(actor.For, ct)))
            : ListCheques.NoSayad();

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        [FromServices] IPayees payees,
        ChequeDesk desk,
        CityTransaction transaction,
        CancellationToken ct
    )
    {
        if (!desk.HasSayad)
            return ListCheques.NoSayad();
        // Questions for names stay counted.
        transaction.KeepOnRefusal = true;
        var leaves = await desk.FreeLeavesAsync(actor.For, ct);
        var problems = new List<Problem>();
        // Who wrote no day or no amount has not used up a question for a name.
        if (Read(typed, leaves, desk.Today, problems) is not { } written)
            return Again(leaves, typed, [.. problems]);
        var receiver = await payees.FindAsync(actor.Person, typed["To"].FirstOrDefault(), ct);
        if (receiver.Problem is { } nobody)
            return Again(leaves, typed, nobody.On("To"));
        if (receiver.Value.Id == actor.For)
            return Again(leaves, typed, BankingProblems.ToOneself.On("To"));
        return new SeeOther(ShowCheque.Address(desk.Write(actor, written, receiver.Value)));
    }

    private static PageResult Again(List<string> leaves, IFormCollection typed, params Problem[] problems) =>
        Pages.Again<WriteChequePage>(new WriteChequeView(leaves), FormState.From(typed, problems));

    private static WrittenCheque? Read(
        IFormCollection typed,
        List<string> leaves,
        DateOnly today,
        List<Problem> problems
    )
    {
        var leaf = typed["Leaf"].FirstOrDefault() ?? "";
        if (!leaves.Contains(leaf))
            problems.Add(ChequesProblems.LeafNeeded.On("Leaf"));
        if (!Rial.TryParse(typed["Amount"].FirstOrDefault(), out var amount) || amount < IAgreedPayments.Least)
            problems.Add(BankingProblems.AmountNeeded.On("Amount"));
        var day = TypedDay.In(typed, "Due")?.ToDateOnly();
        var wrong =
            day is null ? ChequesProblems.DayNeeded
            : day < today ? ChequesProblems.DayPast
            : day > today.AddYears(MostYears) ? ChequesProblems.DayTooFar
            : null;
        if (wrong is not null)
            problems.Add(wrong.On("Due"));
        var reason = PersianText.CleanLine(typed["Reason"].FirstOrDefault());
        if (reason.Length is 0 or > Cheque.LongestReason)
            problems.Add(ChequesProblems.ReasonNeeded.On("Reason"));
        return problems.Count == 0 && day is { } due ? new WrittenCheque(leaf, amount, reason, due) : null;
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Leaves">Leaves on which nothing is written.</param>
public sealed record WriteChequeView(IReadOnlyList<string> Leaves);
