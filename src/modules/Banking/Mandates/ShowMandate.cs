using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>
/// A mandate: the payer agrees, declines or ends it, leaves a debit out or has it back; the organisation announces
/// debits. To others it does not exist.
/// </summary>
internal static class ShowMandate
{
    private const string Route = ListMandates.Address + "/{number}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Route, ShowAsync).RequirePurse();
        app.MapPost(Route + "/agreement", AgreeAsync)
            .RequirePurse(pays: true)
            .RequireFresh("پذیرفتن اجازهٔ برداشت", "Agreeing to a mandate");
        app.MapPost(Route + "/refusal", DeclineAsync).RequirePurse(pays: true);
        app.MapPost(Route + "/end", EndAsync).RequirePurse(pays: true);
        app.MapPost(Route + "/debits", AnnounceAsync).RequirePurse(pays: true);
        app.MapPost(Route + "/debits/{debit:guid}/stop", StopAsync).RequirePurse(pays: true);
        app.MapPost(Route + "/debits/{debit:guid}/return", ReturnAsync).RequirePurse(pays: true);
    }

    /// <summary>The address of a mandate's page.</summary>
    public static string Address(DebitMandate mandate) => $"{ListMandates.Address}/{mandate.Number}";

    private static Task<IResult> ShowAsync(string number, Actor actor, MandatePages pages, CancellationToken ct) =>
        pages.ShowAsync(number, actor, ct);

    private static Task<IResult> AgreeAsync(
        string number,
        Actor actor,
        MandatePages pages,
        MandateDesk desk,
        CancellationToken ct
    ) =>
        pages.DoAsync(
            number,
            actor,
            async mandate =>
                WhyNotPayer(mandate, actor)
                ?? actor.WhyNotPay(mandate.MonthRial)
                ?? await desk.AgreeAsync(mandate, actor, ct),
            ct
        );

    private static Task<IResult> DeclineAsync(
        string number,
        Actor actor,
        MandatePages pages,
        MandateDesk desk,
        CancellationToken ct
    ) =>
        pages.DoAsync(
            number,
            actor,
            async mandate => WhyNotPayer(mandate, actor) ?? await desk.DeclineAsync(mandate, ct),
            ct
        );

    private static Task<IResult> EndAsync(
        string number,
        Actor actor,
        MandatePages pages,
        MandateDesk desk,
        CancellationToken ct
    ) =>
        pages.DoAsync(
            number,
            actor,
            mandate => desk.EndAsync(mandate, mandate.PayerId == actor.For ? "payer" : "payee", ct),
            ct
        );

    private static Task<IResult> AnnounceAsync(
        string number,
        IFormCollection typed,
        Actor actor,
        MandatePages pages,
        DebitDesk debits,
        CancellationToken ct
    ) =>
        pages.DoAsync(
            number,
            actor,
            async mandate =>
            {
                if (mandate.PayeeId != actor.For)
                    return MandatesProblems.NotPayee;
                var read = ReadDebit(typed, pages.Today);
                return read.Problem ?? await debits.AnnounceAsync(mandate, actor, read.Value, ct);
            },
            ct,
            typed
        );

    private static Task<IResult> StopAsync(
        string number,
        Guid debit,
        Actor actor,
        MandatePages pages,
        DebitDesk debits,
        CancellationToken ct
    ) =>
        pages.DoAsync(
            number,
            actor,
            async mandate => WhyNotPayer(mandate, actor) ?? await debits.StopAsync(mandate, debit, ct),
            ct
        );

    private static Task<IResult> ReturnAsync(
        string number,
        Guid debit,
        Actor actor,
        MandatePages pages,
        DebitDesk debits,
        CancellationToken ct
    ) =>
        pages.DoAsync(
            number,
            actor,
            async mandate => WhyNotPayer(mandate, actor) ?? await debits.ReturnAsync(mandate, debit, ct),
            ct
        );

    private static Problem? WhyNotPayer(DebitMandate mandate, Actor actor) =>
        mandate.PayerId == actor.For ? null : MandatesProblems.NotPayer;

    private static Result<WrittenDebit> ReadDebit(IFormCollection typed, DateOnly today)
    {
        if (!Rial.TryParse(typed["Amount"].FirstOrDefault(), out var amount) || amount < IAgreedPayments.Least)
            return BankingProblems.AmountNeeded.On("Amount");
        var day = TypedDay.In(typed, "Day")?.ToDateOnly();
        if (day is not { } due || due < today.AddDays(Debit.NoticeDays) || due > today.AddDays(Debit.MostDaysAhead))
            return MandatesProblems.DayNeeded.On("Day");
        var note = PersianText.CleanLine(typed["Note"].FirstOrDefault());
        return note.Length > IAgreedPayments.LongestNote
            ? BankingProblems.NoteTooLong.On("Note")
            : new WrittenDebit(amount, due, note.Length > 0 ? note : null);
    }
}
