using Microsoft.AspNetCore.Http;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Whose absences, and where they are read and said.</summary>
/// <param name="Officer">Whose.</param>
/// <param name="Address">The page.</param>
/// <param name="Back">The way back.</param>
internal sealed record AbsencePlace(PersonId Officer, string Address, WayOn Back);

/// <summary>The steps of both pages of absences: one's own, and a colleague's at their office.</summary>
internal sealed class AbsencePages(AbsenceDesk desk, IPeople people, UiContext ui, TimeProvider clock)
{
    public async Task<IResult> ShowAsync(AbsencePlace place, string? done, Actor actor, CancellationToken ct) =>
        await desk.IsOfficerAsync(place.Officer, ct)
            ? Pages.Of<AbsencesPage>(await ViewAsync(place, actor, ct) with { Done = done })
            : Pages.Refuse(AbsenceProblems.NotAnOfficer, place.Back);

    public async Task<IResult> SayAsync(AbsencePlace place, IFormCollection typed, Actor actor, CancellationToken ct)
    {
        if (!await desk.IsOfficerAsync(place.Officer, ct))
            return Pages.Refuse(AbsenceProblems.NotAnOfficer, place.Back);
        var (from, until) = (TypedDay.In(typed, "From"), TypedDay.In(typed, "Until"));
        var refused = desk.WhyNot(from, until);
        if (refused is null && from is { } first && until is { } last)
            refused = await desk.SayAsync(place.Officer, first, last, actor, ct);
        return refused is null
            ? new SeeOther(place.Address + "?done=said")
            : Pages.Again<AbsencesPage>(await ViewAsync(place, actor, ct), FormState.From(typed, refused));
    }

    public async Task<IResult> EndAsync(AbsencePlace place, Guid id, Actor actor, CancellationToken ct) =>
        await desk.EndAsync(place.Officer, id, actor, ct) is { } refused
            ? Pages.Again<AbsencesPage>(await ViewAsync(place, actor, ct), FormState.Of(refused))
            : new SeeOther(place.Address + "?done=ended");

    private async Task<AbsencesView> ViewAsync(AbsencePlace place, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var names = await people.NamesAsync([place.Officer], ct);
        var name = PersonName.In(names, place.Officer);
        return new AbsencesView(
            place.Address,
            place.Back,
            place.Officer == actor.Person ? null : name,
            (await desk.AheadAsync(place.Officer, ct)).ConvertAll(a => new AbsenceLine(
                a.Id,
                AbsenceWords.Days(a, ui),
                a.BeginsAt <= now
            ))
        );
    }
}

/// <summary>One absence.</summary>
/// <param name="Id">Which.</param>
/// <param name="Days">From when to when.</param>
/// <param name="IsNow">True while it lasts; otherwise it is to come.</param>
public sealed record AbsenceLine(Guid Id, string Days, bool IsNow);

/// <summary>What the page shows.</summary>
/// <param name="Address">The page itself.</param>
/// <param name="Back">The way back.</param>
/// <param name="Name">The colleague, or null on one's own page.</param>
/// <param name="Absences">Those that last or are to come.</param>
public sealed record AbsencesView(string Address, WayOn Back, string? Name, IReadOnlyList<AbsenceLine> Absences)
{
    /// <summary>What was just done: <c>said</c>, <c>ended</c>, or null.</summary>
    public string? Done { get; init; }
}
