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
/// «خواستن اجازهٔ برداشت»: an organisation asks somebody for a mandate. They get a message and agree on its page.
/// </summary>
internal static class AskMandate
{
    public const string Address = ListMandates.Address + "/new";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Show).RequirePurse(pays: true);
        app.MapPost(Address, SubmitAsync).RequirePurse(pays: true).RequireRateLimiting("sign-in");
    }

    private static IResult Show(Actor actor) =>
        actor.DrawsForOrganisation() ? Pages.Of<AskMandatePage>() : NotAllowed();

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        [FromServices] IPayees payees,
        MandateDesk desk,
        CityTransaction transaction,
        CancellationToken ct
    )
    {
        if (!actor.DrawsForOrganisation())
            return NotAllowed();
        // Questions for names stay counted.
        transaction.KeepOnRefusal = true;
        var problems = new List<Problem>();
        if (Read(typed, problems) is not { } written)
            return Pages.Again<AskMandatePage>(null, FormState.From(typed, problems));
        var payer = await payees.FindAsync(actor.Person, typed["To"].FirstOrDefault(), ct);
        if (payer.Problem is { } nobody)
            return Pages.Again<AskMandatePage>(null, FormState.From(typed, nobody.On("To")));
        if (payer.Value.Id == actor.For)
            return Pages.Again<AskMandatePage>(null, FormState.From(typed, BankingProblems.ToOneself.On("To")));
        return new SeeOther(ShowMandate.Address(await desk.AskAsync(actor, written, payer.Value, ct)));
    }

    private static WrittenMandate? Read(IFormCollection typed, List<Problem> problems)
    {
        var purpose = PersianText.CleanLine(typed["Purpose"].FirstOrDefault());
        if (purpose.Length is 0 or > DebitMandate.LongestPurpose)
            problems.Add(MandatesProblems.PurposeNeeded.On("Purpose"));
        if (!Rial.TryParse(typed["Each"].FirstOrDefault(), out var each) || each < IAgreedPayments.Least)
            problems.Add(BankingProblems.AmountNeeded.On("Each"));
        if (!Rial.TryParse(typed["Month"].FirstOrDefault(), out var month) || month < IAgreedPayments.Least)
            problems.Add(BankingProblems.AmountNeeded.On("Month"));
        else if (month < each)
            problems.Add(MandatesProblems.MonthBelowEach.On("Month"));
        return problems.Count == 0 ? new WrittenMandate(purpose, each, month) : null;
    }

    private static PageResult NotAllowed() =>
        Pages.Refuse(
            MandatesProblems.OrganisationsOnly,
            new WayOn("اجازه‌های برداشت", "Mandates", ListMandates.Address)
        );
}
