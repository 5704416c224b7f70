using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// From «یافتن شخص» an officer opens one record, with the reason they gave, and writes down from a paper what has
/// changed: a death, another name, or that it is another account of somebody. Nothing changes yet.
/// </summary>
internal static class OpenPerson
{
    public const int MostOpened = 60;
    private const int LongestPaper = 200;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/people/opening", OpenAsync).RequirePermission(IdentityModule.ChangePeople);
        app.MapPost("/people/changes", BeginAsync)
            .RequirePermission(IdentityModule.ChangePeople)
            .RequireFresh(
                "نوشتن تغییری در پروندهٔ {Name}، به این دلیل: {Reason}",
                "Writing down a change in the record of {Name}, because: {Reason}"
            );
    }

    // Read by hand: a bound form answers a bare 400 where nobody was chosen.
    internal sealed record Form(string? Reason, string? Person)
    {
        public static Form Of(IFormCollection typed) => new(typed["Reason"], typed["Person"]);
    }

    /// <summary>The name of a form's field about the paper; three forms stand on one page.</summary>
    internal static string PaperOf(ChangeKind kind) => kind + "Paper";

    private static async Task<IResult> OpenAsync(
        IFormCollection typed,
        Actor actor,
        HttpContext http,
        Records records,
        ChangeViews views,
        CancellationToken ct
    )
    {
        var (person, reason, refused) = await records.FindAsync(Form.Of(typed), actor, http, ct);
        return person is null ? refused : Pages.Of<OpenPersonPage>(await views.OfPersonAsync(person, reason, ct));
    }

    private static async Task<IResult> BeginAsync(
        IFormCollection typed,
        Actor actor,
        HttpContext http,
        Records records,
        ChangeDesk desk,
        ChangeViews views,
        PersonFinder finder,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (person, reason, refused) = await records.FindAsync(Form.Of(typed), actor, http, ct);
        if (person is null)
            return refused;
        var today = PersianTime.DayOf(clock.GetUtcNow().UtcDateTime);
        var (order, problems) = await ReadAsync(typed, person, reason, today, finder, ct);
        if (order is not null)
        {
            var (change, refusal) = await desk.BeginAsync(person, order, actor, ct);
            if (change is not null)
                return new SeeOther($"/people/changes/{change.Id}");
            refusal?.SayWhen(http);
            problems = refusal is null ? [] : [refusal.Problem];
        }

        var view = await views.OfPersonAsync(person, reason, ct) with { Typed = typed["Kind"] };
        return Pages.Again<OpenPersonPage>(view, FormState.From(typed, problems));
    }

    private static async Task<(ChangeOrder? Order, IReadOnlyList<Problem> Problems)> ReadAsync(
        IFormCollection typed,
        Person person,
        string reason,
        JalaliDate today,
        PersonFinder finder,
        CancellationToken ct
    )
    {
        // Enum.TryParse takes numbers and lists too; only a name of the form is a kind.
        var name = typed["Kind"].FirstOrDefault();
        if (!Enum.GetNames<ChangeKind>().Contains(name))
            return (null, [ChangeProblems.KindMissing]);
        var kind = Enum.Parse<ChangeKind>(name ?? "");
        var problems = new List<Problem>();
        var paper = typed[PaperOf(kind)].FirstOrDefault() is { Length: <= 10 * LongestPaper } text
            ? PersianText.CleanLine(text)
            : "";
        var order = new ChangeOrder(kind, reason, paper);
        order = kind switch
        {
            ChangeKind.Name => ReadName(order, typed, person, problems),
            ChangeKind.Death => ReadDay(order, typed, today, problems),
            ChangeKind.Merge => await ReadOtherAsync(order, typed, person, finder, problems, ct),
            _ => order,
        };
        if (paper.Length is < 3 or > LongestPaper)
            problems.Add(ChangeProblems.PaperWrong.On(PaperOf(kind)));
        return problems.Count > 0 ? (null, problems) : (order, []);
    }

    private static ChangeOrder ReadName(ChangeOrder order, IFormCollection typed, Person person, List<Problem> problems)
    {
        var given = GiveName.Read(typed["GivenName"], "GivenName", mayBeEmpty: false);
        var family = GiveName.Read(typed["FamilyName"], "FamilyName", mayBeEmpty: true);
        problems.AddRange(new[] { given.Problem, family.Problem }.OfType<Problem>());
        if (!given.IsOk || !family.IsOk)
            return order;
        if ((given.Value, family.Value) == (person.GivenName, person.FamilyName))
            problems.Add(ChangeProblems.SameName.On("GivenName"));
        return order with { GivenName = given.Value, FamilyName = family.Value };
    }

    private static ChangeOrder ReadDay(
        ChangeOrder order,
        IFormCollection typed,
        JalaliDate today,
        List<Problem> problems
    )
    {
        if (TypedDay.In(typed, "Died") is { } day && day <= today)
            return order with { Day = day.ToDateOnly() };
        problems.Add(ChangeProblems.DayWrong.On("Died"));
        return order;
    }

    private static async Task<ChangeOrder> ReadOtherAsync(
        ChangeOrder order,
        IFormCollection typed,
        Person person,
        PersonFinder finder,
        List<Problem> problems,
        CancellationToken ct
    )
    {
        if (!PersonKey.TryTyped(typed["Other"].FirstOrDefault(), out var code))
            problems.Add(IdentityProblems.NationalCodeWrong.On("Other"));
        else if (await finder.ByKeyAsync(code, ct) is not { } other)
            problems.Add(ChangeProblems.OtherUnknown.On("Other"));
        else if (other.Id == person.Id)
            problems.Add(ChangeProblems.SameAccount.On("Other"));
        else
            return order with { Other = other };
        return order;
    }

    /// <summary>Opens records for officers: counted, with a reason, never one's own.</summary>
    internal sealed class Records(IdentityDb db, ChangeDesk desk, Limits limits, CityTransaction transaction)
    {
        public async Task<(Person? Person, string Reason, IResult Refused)> FindAsync(
            Form form,
            Actor actor,
            HttpContext http,
            CancellationToken ct
        )
        {
            // What was counted and whoever was looked at stays written, also where the form comes back.
            transaction.KeepOnRefusal = true;
            var reason = OfficeDesk.ReadReason(form.Reason);
            if (reason.Problem is { } missing)
                return (null, "", Pages.Refuse(missing, _wayOn));
            var hour = TimeSpan.FromHours(1);
            if (await limits.CountAsync($"people-open:{actor.Person}", MostOpened, hour, ct) is { } wait)
            {
                var refusal = Refusal.Minutes(IdentityProblems.TooOften, wait);
                refusal.SayWhen(http);
                return (null, "", Pages.Refuse(refusal.Problem, _wayOn));
            }

            var person = Guid.TryParse(form.Person, out var id)
                ? await db.Users.SingleOrDefaultAsync(p => p.Id == id, ct)
                : null;
            if (person is null)
                return (null, "", Pages.Refuse(ChangeProblems.PersonGone, _wayOn));
            var own = new Change { PersonId = person.PersonId, OtherId = person.MergedInto };
            return await desk.IsOwnAsync(actor, own, ct)
                ? (null, "", Pages.Refuse(ChangeProblems.Own, _wayOn))
                : (person, reason.Value, Results.Empty);
        }
    }

    private static readonly WayOn _wayOn = new("یافتن شخص", "Find a person", "/people");
}

/// <summary>An opened record, and what may be written down about it.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Reason">Why the officer looks.</param>
public sealed record OpenPersonView(PersonFacts Person, string Reason)
{
    /// <summary>Whose account it went into, or null.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Which form came back with something to put right.</summary>
    public string? Typed { get; init; }

    /// <summary>What may be written down.</summary>
    internal IReadOnlyList<ChangeKind> Kinds { get; init; } = [];
}
