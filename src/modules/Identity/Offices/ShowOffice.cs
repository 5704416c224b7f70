using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Modules;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>One office: its officers, adding one by national code, taking one out. Both need a reason.</summary>
internal static class ShowOffice
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/offices/{code}", ShowAsync).RequirePermission(IdentityModule.ManageOffices);
        app.MapPost("/offices/{code}/officers", AddAsync)
            .RequirePermission(IdentityModule.ManageOffices)
            .RequireFresh(
                "دادن دسترسی اداره به دارندهٔ کد ملی {NationalCode}، به این دلیل: {Reason}",
                "Giving an office's permissions to the holder of national code {NationalCode}, because: {Reason}"
            );
        app.MapPost("/offices/{code}/officers/{person:guid}/removal", RemoveAsync)
            .RequirePermission(IdentityModule.ManageOffices)
            .RequireFresh(
                "گرفتن دسترسی یک همکار اداره، به این دلیل: {Reason}",
                "Taking an officer's permissions away, because: {Reason}"
            );
    }

    // Read by hand: a bound list answers a bare 400 when no box is ticked.
    private sealed record AddForm(string? NationalCode, string[] Permissions, string? Reason)
    {
        public static AddForm Of(IFormCollection typed) =>
            new(typed["NationalCode"], [.. typed["Permissions"].OfType<string>().Take(100)], typed["Reason"]);
    }

    internal sealed record RemoveForm(string? Reason);

    private static async Task<IResult> ShowAsync(string code, OfficeViews views, string? done, CancellationToken ct) =>
        await views.FindAsync(code, ct) is { } office
            ? Pages.Of<OfficePage>(await views.OfAsync(office, ct) with { Done = done })
            : Unknown();

    private static async Task<IResult> AddAsync(
        string code,
        IFormCollection typed,
        Actor actor,
        OfficeViews views,
        OfficeDesk desk,
        PersonFinder finder,
        IAccessLog looks,
        CityTransaction transaction,
        CancellationToken ct
    )
    {
        if (await views.FindAsync(code, ct) is not { } office)
            return Unknown();
        var form = AddForm.Of(typed);
        var reason = OfficeDesk.ReadReason(form.Reason);
        var problems = new List<Problem>();
        if (!NationalCode.TryParse(form.NationalCode, out var national))
            problems.Add(IdentityProblems.NationalCodeWrong.On("NationalCode"));
        if (form.Permissions.Length == 0)
            problems.Add(IdentityProblems.PermissionMissing.On("Permissions"));
        if (reason.Problem is { } missing)
            problems.Add(missing);
        if (problems.Count > 0)
            return await AgainAsync(office, form, problems, views, ct);

        var person = await finder.ByKeyAsync(national, ct);
        if (person is null)
            return await AgainAsync(office, form, [IdentityProblems.OfficerUnknown.On("NationalCode")], views, ct);

        // The administrator has learnt who this code belongs to, so the look stays also when the grant is refused.
        transaction.KeepOnRefusal = true;
        await looks.LookedAtAsync([person.PersonId], reason.Value, ["name", SealedFields.NationalCode], ct);
        var given = await desk.GiveAsync(office, person.PersonId, form.Permissions, reason.Value, actor, ct);
        if (given.Problem is { } refused)
            return await AgainAsync(office, form, [refused], views, ct);
        return new SeeOther($"/offices/{office.Code}?done={(given.Value == Given.Waits ? "waits" : "1")}");
    }

    private static async Task<IResult> RemoveAsync(
        string code,
        Guid person,
        [FromForm] RemoveForm form,
        OfficeViews views,
        OfficeDesk desk,
        CancellationToken ct
    )
    {
        if (await views.FindAsync(code, ct) is not { } office)
            return Unknown();
        var reason = OfficeDesk.ReadReason(form.Reason);
        var refused = reason.Problem ?? await desk.RemoveAsync(office, new PersonId(person), reason.Value, ct);
        return refused is null
            ? new SeeOther($"/offices/{office.Code}?done=1")
            : Pages.Again<OfficePage>(await views.OfAsync(office, ct), FormState.Of(refused with { Field = null }));
    }

    private static async Task<IResult> AgainAsync(
        Office office,
        AddForm form,
        IReadOnlyList<Problem> problems,
        OfficeViews views,
        CancellationToken ct
    )
    {
        var typed = form
            .Permissions.Select(p => KeyValuePair.Create("Permissions", (string?)p))
            .Append(new("NationalCode", form.NationalCode))
            .Append(new("Reason", form.Reason));
        return Pages.Again<OfficePage>(await views.OfAsync(office, ct), FormState.From(typed, problems));
    }

    private static IResult Unknown() =>
        Pages.Refuse(IdentityProblems.OfficeUnknown, new WayOn("اداره‌ها", "Offices", "/offices"));
}

/// <summary>Gathers what the page of an office shows.</summary>
internal sealed class OfficeViews(
    IdentityDb db,
    OfficeDesk desk,
    GrantViews waiting,
    IPeople people,
    IAbsences absences,
    UiContext ui
)
{
    public Task<Office?> FindAsync(string code, CancellationToken ct) =>
        db.Offices.SingleOrDefaultAsync(o => o.Code == code, ct);

    public async Task<OfficeView> OfAsync(Office office, CancellationToken ct)
    {
        var english = ui.Language == "en";
        var officers = await db
            .Officers.AsNoTracking()
            .Where(o => o.OfficeId == office.Id)
            .OrderBy(o => o.Since)
            .Take(500)
            .ToListAsync(ct);
        var grants = (await db.Grants.AsNoTracking().Where(g => g.OfficeId == office.Id).ToListAsync(ct)).ToLookup(
            g => g.PersonId,
            g => g.Permission
        );
        var all = officers.ConvertAll(o => o.PersonId);
        var names = await people.NamesAsync(all, ct);
        var away = await absences.AwayAsync(all, ct);
        return new OfficeView(
            office.Code,
            english ? office.En : office.Fa,
            [
                .. officers.Select(o => new OfficerView(
                    o.PersonId.Value,
                    PersonName.In(names, o.PersonId),
                    string.Join(english ? ", " : "، ", grants[o.PersonId].Select(g => desk.NameOf(g, ui))),
                    When.Long(o.Since, ui),
                    away.TryGetValue(o.PersonId, out var back)
                        ? When.Day(PersianTime.DayOf(back.AddTicks(-1)), ui.Language)
                        : null
                )),
            ],
            [.. desk.Permissions.Select(ChoiceOf)]
        )
        {
            Waiting = await waiting.WaitingAsync(office.Id, ct),
        };
    }

    private Choice ChoiceOf(Permission permission) =>
        new(
            permission.Code,
            ui.Say(permission.Fa, permission.En),
            permission.FourEyes
                ? ui.Say("حساس است: مدیر دیگری هم باید تأیید کند.", "Dangerous: another manager confirms it.")
                : null
        );
}

/// <summary>What the page of an office shows.</summary>
public sealed record OfficeView(
    string Code,
    string Name,
    IReadOnlyList<OfficerView> Officers,
    IReadOnlyList<Choice> Permissions
)
{
    /// <summary>After a change <c>1</c>, or <c>waits</c> where a second manager must confirm it.</summary>
    public string? Done { get; init; }

    /// <summary>What waits for a second manager here.</summary>
    public required IReadOnlyList<GrantLine> Waiting { get; init; }
}

/// <summary>One officer.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">The name.</param>
/// <param name="Permissions">What they hold here.</param>
/// <param name="Since">Since when they work here.</param>
/// <param name="Away">The last day of their absence, while it lasts.</param>
public sealed record OfficerView(Guid Person, string Name, string Permissions, string Since, string? Away);
