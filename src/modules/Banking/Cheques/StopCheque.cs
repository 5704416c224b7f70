using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>«توقف پرداخت»: the issuer writes the court's order down; from then on the cheque is not paid.</summary>
internal static class StopCheque
{
    private const string Route = ListCheques.Address + "/{number}/stop";
    private const int LongestNumber = 40;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Route, ShowAsync).RequirePurse(pays: true);
        app.MapPost(Route, SubmitAsync).RequirePurse(pays: true).RequireFresh("توقف پرداخت چک", "Stopping a cheque");
    }

    private static async Task<IResult> ShowAsync(string number, Actor actor, ChequePages pages, CancellationToken ct)
    {
        var (cheque, refusal) = await pages.FindAsync(number, actor, ct);
        return cheque is null ? refusal : Pages.Of<StopChequePage>(Of(cheque));
    }

    private static async Task<IResult> SubmitAsync(
        string number,
        IFormCollection typed,
        Actor actor,
        ChequePages pages,
        ChequeDesk desk,
        ChequeActs acts,
        CancellationToken ct
    )
    {
        var (cheque, refusal) = await pages.FindAsync(number, actor, ct);
        if (cheque is null)
            return refusal;
        var problems = new List<Problem>();
        if (Read(typed, desk.Today, problems) is not { } order)
            return Pages.Again<StopChequePage>(Of(cheque), FormState.From(typed, [.. problems]));
        return await acts.StopAsync(cheque, actor, order, ct) is { } problem
            ? Pages.Again<StopChequePage>(Of(cheque), FormState.From(typed, problem))
            : new SeeOther(ShowCheque.Address(cheque));
    }

    private static CourtOrder? Read(IFormCollection typed, DateOnly today, List<Problem> problems)
    {
        var court = PersianText.CleanLine(typed["CourtNumber"].FirstOrDefault());
        if (court.Length is 0 or > LongestNumber)
            problems.Add(ChequesProblems.CourtNumberNeeded.On("CourtNumber"));
        var day = TypedDay.In(typed, "CourtOn")?.ToDateOnly();
        if (day is null || day > today)
            problems.Add(ChequesProblems.CourtDayNeeded.On("CourtOn"));
        return problems.Count == 0 && day is { } on ? new CourtOrder(court, on) : null;
    }

    private static StopChequeView Of(Cheque cheque) =>
        new(ShowCheque.Address(cheque), cheque.HolderName ?? cheque.ReceiverName);
}

/// <summary>What the page shows.</summary>
/// <param name="Address">Of the cheque's page.</param>
/// <param name="Name">Who holds it or is to.</param>
public sealed record StopChequeView(string Address, string Name);
