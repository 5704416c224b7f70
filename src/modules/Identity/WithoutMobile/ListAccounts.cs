using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «حساب بی شمارهٔ همراه»: what waits for a second officer, and writing another one down for who stands at the counter.
/// </summary>
internal static class ListAccounts
{
    public const string Address = "/counter-accounts";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePermission(IdentityModule.Recover);
        app.MapPost(Address, BeginAsync)
            .RequirePermission(IdentityModule.Recover)
            .RequireFresh(
                "نوشتن حسابی بی شمارهٔ همراه برای {GivenName} {FamilyName} با کد ملی {NationalCode}",
                "Writing down an account without a mobile for {GivenName} {FamilyName}, national code {NationalCode}"
            );
    }

    private static async Task<IResult> ShowAsync(CounterAccountViews views, CancellationToken ct) =>
        Pages.Of<ListAccountsPage>(await views.WaitingAsync(ct));

    private static async Task<IResult> BeginAsync(
        IFormCollection typed,
        Actor actor,
        HttpContext http,
        CounterAccountDesk desk,
        CounterAccountViews views,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (order, problems) = Read(typed, PersianTime.DayOf(clock.GetUtcNow().UtcDateTime).ToDateOnly());
        if (order is null)
            return await AgainAsync(typed, problems, views, ct);
        var (account, refused) = await desk.BeginAsync(order, actor, ct);
        if (account is not null)
            return new SeeOther($"{Address}/{account.Id}");
        refused?.SayWhen(http);
        return await AgainAsync(typed, [refused?.Problem ?? AccountProblems.Over], views, ct);
    }

    private static (AccountOrder? Order, IReadOnlyList<Problem> Problems) Read(IFormCollection form, DateOnly today)
    {
        var problems = new List<Problem>();
        if (!NationalCode.TryParse(form["NationalCode"], out var code))
            problems.Add(IdentityProblems.NationalCodeWrong.On("NationalCode"));
        var born = BirthDays.Read(form["Birth"], today);
        if (born is null)
            problems.Add(AccountProblems.BirthWrong.On("Birth"));
        var given = GiveName.Read(form["GivenName"], "GivenName", mayBeEmpty: false);
        var family = GiveName.Read(form["FamilyName"], "FamilyName", mayBeEmpty: true);
        var reason = OfficeDesk.ReadReason(form["Reason"]);
        problems.AddRange(new[] { given.Problem, family.Problem }.OfType<Problem>());
        // Enum.TryParse takes numbers and lists too; only a name of the form is a paper.
        if (!Enum.GetNames<SeenPaper>().Contains(form["Paper"].ToString()))
            problems.Add(CounterProblems.PaperMissing.On("Paper"));
        var note = OfficeDesk.ReadNote(form["Note"]);
        if (note is null)
            problems.Add(CounterProblems.NoteWrong.On("Note"));
        if (reason.Problem is { } missing)
            problems.Add(missing);
        if (problems.Count > 0 || born is not { } day || note is null)
            return (null, problems);
        var paper = Enum.Parse<SeenPaper>(form["Paper"].ToString());
        return (new AccountOrder(code, day, given.Value, family.Value, paper, note, reason.Value), []);
    }

    private static async Task<IResult> AgainAsync(
        IFormCollection typed,
        IReadOnlyList<Problem> problems,
        CounterAccountViews views,
        CancellationToken ct
    ) => Pages.Again<ListAccountsPage>(await views.WaitingAsync(ct), FormState.From(typed, [.. problems]));
}
