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
/// «پرداخت دوره‌ای تازه»: whom, how much, on which days, and what happens where money is short. The next page shows the
/// receiver's name and the first days before anything is agreed to.
/// </summary>
internal static class WriteOrder
{
    public const string Address = "/banking/orders/new";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, () => Pages.Of<WriteOrderPage>()).RequirePurse(pays: true);
        app.MapPost(Address, SubmitAsync).RequirePurse(pays: true).RequireRateLimiting("sign-in");
    }

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        [FromServices] IPayees payees,
        OrderDesk desk,
        CityTransaction transaction,
        CancellationToken ct
    )
    {
        // Questions for names stay counted.
        transaction.KeepOnRefusal = true;
        var problems = new List<Problem>();
        var written = Read(typed, desk.Today, problems);
        // Who wrote no day or no amount has not used up a question for a name.
        if (written is null)
            return Pages.Again<WriteOrderPage>(null, FormState.From(typed, problems));
        var receiver = await payees.FindAsync(actor.Person, typed["To"].FirstOrDefault(), ct);
        if (receiver.Problem is { } nobody)
            return Pages.Again<WriteOrderPage>(null, FormState.From(typed, nobody.On("To")));
        if (receiver.Value.Id == actor.For)
            return Pages.Again<WriteOrderPage>(null, FormState.From(typed, BankingProblems.ToOneself.On("To")));
        return new SeeOther(ShowOrder.Address(desk.Write(actor, written, receiver.Value)));
    }

    private static WrittenOrder? Read(IFormCollection typed, DateOnly today, List<Problem> problems)
    {
        if (!Rial.TryParse(typed["Amount"].FirstOrDefault(), out var amount) || amount < IAgreedPayments.Least)
            problems.Add(BankingProblems.AmountNeeded.On("Amount"));
        var note = PersianText.CleanLine(typed["Note"].FirstOrDefault());
        if (note.Length > IAgreedPayments.LongestNote)
            problems.Add(BankingProblems.NoteTooLong.On("Note"));
        if (!Choice<Rhythm>(typed, "Rhythm", out var rhythm))
            problems.Add(OrdersProblems.RhythmNeeded.On("Rhythm"));
        var first = ReadFirst(typed, today, problems);
        var until = ReadUntil(typed, problems);
        if (!Choice<WhenShort>(typed, "WhenShort", out var whenShort))
            problems.Add(OrdersProblems.ShortNeeded.On("WhenShort"));
        if (problems.Count > 0 || first is not { } firstOn)
            return null;
        if (Days.FirstFrom(rhythm, firstOn, firstOn, WorkCalendar.Default) is not { } begins || begins > until)
        {
            problems.Add(OrdersProblems.UntilBeforeFirst.On("Until"));
            return null;
        }

        var tells = typed["TellsBefore"].Count > 0;
        return new WrittenOrder(amount, note.Length > 0 ? note : null, rhythm, firstOn, until, whenShort, tells);
    }

    private static DateOnly? ReadFirst(IFormCollection typed, DateOnly today, List<Problem> problems)
    {
        var day = TypedDay.In(typed, "First")?.ToDateOnly();
        var wrong =
            day is null ? OrdersProblems.DayNeeded
            : day <= today ? OrdersProblems.DayTooSoon
            : day > today.AddYears(1) ? OrdersProblems.DayTooFar
            : null;
        if (wrong is not null)
            problems.Add(wrong.On("First"));
        return day;
    }

    private static DateOnly? ReadUntil(IFormCollection typed, List<Problem> problems)
    {
        if (new[] { "Day", "Month", "Year" }.All(p => string.IsNullOrWhiteSpace(typed["Until" + p].FirstOrDefault())))
            return null;
        var day = TypedDay.In(typed, "Until")?.ToDateOnly();
        if (day is null)
            problems.Add(OrdersProblems.DayNeeded.On("Until"));
        return day;
    }

    private static bool Choice<T>(IFormCollection typed, string field, out T choice)
        where T : struct, Enum => Enum.TryParse(typed[field].FirstOrDefault(), out choice) && Enum.IsDefined(choice);
}
