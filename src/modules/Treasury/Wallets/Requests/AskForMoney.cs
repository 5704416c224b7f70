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

namespace Shahr.Treasury;

/// <summary>
/// «درخواست پول و دنگ»: from whom, how much, and whether it is each one's or to be shared out. One of my payments may
/// be what is shared. The next page shows names and shares before anybody hears of it.
/// </summary>
internal static class AskForMoney
{
    public const string Address = "/wallet/requests/new";

    /// <summary>People in one go.</summary>
    public const int Most = 20;

    /// <summary>Each pays the amount.</summary>
    public const string Each = "each";

    /// <summary>The amount is shared out among those who are asked.</summary>
    public const string Among = "among";

    /// <summary>The same, and one share is mine.</summary>
    public const string WithMe = "with-me";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn();
        app.MapPost(Address, SubmitAsync).RequireSignIn().RequireRateLimiting("sign-in");
    }

    /// <summary>What was typed.</summary>
    internal sealed record Form(string? To, string? Amount, string? How, string? Note);

    private static async Task<IResult> ShowAsync(string? payment, Actor actor, PaymentDesk desk, CancellationToken ct)
    {
        if (payment is null || await desk.FindAsync(payment, actor.For, ct) is not { } paid)
            return Pages.Of<AskForMoneyPage>(new AskForMoneyView(null, null, Each));
        var titles = string.Join("، ", paid.Parts.OrderBy(p => p.Place).Select(p => p.Title));
        return Pages.Of<AskForMoneyPage>(
            new AskForMoneyView(
                paid.TotalRial.ToInvariantString(),
                titles.Length > SentMoney.LongestNote ? titles[..SentMoney.LongestNote] : titles,
                WithMe
            )
        );
    }

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        Actor actor,
        [FromServices] IPayees payees,
        RequestDesk desk,
        CityTransaction transaction,
        CancellationToken ct
    )
    {
        // Questions for names stay counted.
        transaction.KeepOnRefusal = true;
        var problems = new List<Problem>();
        if (!Rial.TryParse(form.Amount, out var amount) || amount < SentMoney.Least)
            problems.Add(TreasuryProblems.AmountNeeded.On(nameof(form.Amount)));
        var note = PersianText.CleanLine(form.Note);
        if (note.Length > SentMoney.LongestNote)
            problems.Add(TreasuryProblems.NoteTooLong.On(nameof(form.Note)));
        var numbers = Numbers(form.To);
        // Who wrote too many, or no amount, has not used up questions for names.
        if (numbers.Count is 0 or > Most)
            problems.Add(RequestsProblems.NobodyAsked.With(Most).On(nameof(form.To)));
        var share = problems.Count == 0 ? ShareOf(amount, numbers.Count, form.How) : amount;
        if (share < SentMoney.Least && problems.Count == 0)
            problems.Add(RequestsProblems.ShareTooSmall.On(nameof(form.Amount)));
        var payers = new List<PersonName>();
        if (problems.Count == 0 && await FindAllAsync(numbers, payers, actor, payees, ct) is { } problem)
            problems.Add(problem.On(nameof(form.To)));
        if (problems.Count == 0)
            return new SeeOther(CheckRequests.Address(desk.Write(actor, payers, share, note.Length > 0 ? note : null)));
        var typed = new KeyValuePair<string, string?>[]
        {
            new(nameof(form.To), form.To),
            new(nameof(form.Amount), form.Amount),
            new(nameof(form.How), form.How),
            new(nameof(form.Note), form.Note),
        };
        return Pages.Again<AskForMoneyPage>(new AskForMoneyView(null, null, Each), FormState.From(typed, problems));
    }

    /// <summary>What each is asked for. The rials that do not go into equal shares stay with who asks.</summary>
    internal static Rial ShareOf(Rial amount, int people, string? how) =>
        how switch
        {
            Among => new Rial(amount.Amount / people),
            WithMe => new Rial(amount.Amount / (people + 1)),
            _ => amount,
        };

    private static List<string> Numbers(string? typed) =>
        [
            .. (typed ?? "").Split(
                ['\n', ',', '،', ';', '؛'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            ),
        ];

    private static async Task<Problem?> FindAllAsync(
        List<string> numbers,
        List<PersonName> payers,
        Actor actor,
        IPayees payees,
        CancellationToken ct
    )
    {
        foreach (var number in numbers)
        {
            var found = await payees.FindAsync(actor.Person, number, ct);
            if (found.Problem is { } nobody)
                return numbers.Count == 1 ? nobody : RequestsProblems.About(number, nobody);
            if (found.Value.Id == actor.For)
                return TreasuryProblems.ToOneself;
            if (payers.Any(p => p.Id == found.Value.Id))
                return RequestsProblems.TwiceAsked.With(found.Value.DisplayName);
            payers.Add(found.Value);
        }

        return null;
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Amount">Of the payment that is shared, in rials, or null.</param>
/// <param name="Note">What that was for, or null.</param>
/// <param name="How">Which choice is taken.</param>
public sealed record AskForMoneyView(string? Amount, string? Note, string How);
