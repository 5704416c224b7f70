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
/// «واگذاری»: the holder gives a cheque on. Their name is seen first; the second time the same number has to lead to
/// the same person.
/// </summary>
internal static class PassCheque
{
    private const string Route = ListCheques.Address + "/{number}/transfer";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Route, ShowAsync).RequirePurse(pays: true);
        app.MapPost(Route, SubmitAsync).RequirePurse(pays: true).RequireRateLimiting("sign-in");
    }

    private static async Task<IResult> ShowAsync(string number, Actor actor, ChequePages pages, CancellationToken ct)
    {
        var (cheque, refusal) = await pages.FindAsync(number, actor, ct);
        return cheque is null ? refusal : Pages.Of<PassChequePage>(Of(cheque));
    }

    private static async Task<IResult> SubmitAsync(
        string number,
        IFormCollection typed,
        Actor actor,
        ChequePages pages,
        Passing passing,
        CancellationToken ct
    )
    {
        var (cheque, refusal) = await pages.FindAsync(number, actor, ct);
        if (cheque is null)
            return refusal;
        var (next, problem) = await passing.TryAsync(cheque, actor, typed, ct);
        if (problem is not null)
            return Pages.Again<PassChequePage>(Of(cheque), FormState.From(typed, problem.On("To")));
        return next is { } seen
            ? Pages.Again<PassChequePage>(
                Of(cheque) with
                {
                    Next = seen.DisplayName,
                    NextId = $"{seen.Id}",
                },
                FormState.From(typed)
            )
            : new SeeOther(ShowCheque.Address(cheque));
    }

    private static PassChequeView Of(Cheque cheque) =>
        new(ShowCheque.Address(cheque), cheque.AmountRial, cheque.IssuerName, null, null);
}

/// <summary>Whom a cheque is given on to: their name is shown, then it is offered to them.</summary>
internal sealed class Passing(IPayees payees, ChequeActs acts, CityTransaction transaction)
{
    /// <summary>The name that is to be seen first, or what is wrong, or neither where it was given on.</summary>
    public async Task<(PersonName? Seen, Problem? Problem)> TryAsync(
        Cheque cheque,
        Actor actor,
        IFormCollection typed,
        CancellationToken ct
    )
    {
        // Questions for names stay counted.
        transaction.KeepOnRefusal = true;
        var found = await payees.FindAsync(actor.Person, typed["To"].FirstOrDefault(), ct);
        if (found.Problem is { } nobody)
            return (null, nobody);
        var next = found.Value;
        if (ChequeActs.WhyNotPass(cheque, actor, next) is { } problem)
            return (null, problem);
        if (!PersonId.TryParse(typed["Seen"].FirstOrDefault(), out var seen))
            return (next, null);
        if (seen != next.Id)
            return (null, ChequesProblems.AnotherPerson);
        return (null, await acts.PassAsync(cheque, next, ct));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Address">Of the cheque's page.</param>
/// <param name="Amount">How much.</param>
/// <param name="Issuer">Whose wallet pays.</param>
/// <param name="Next">Whose number was typed; null before that.</param>
/// <param name="NextId">Their id.</param>
public sealed record PassChequeView(string Address, Rial Amount, string Issuer, string? Next, string? NextId);
