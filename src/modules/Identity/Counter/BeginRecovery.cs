using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// An officer finds who stands at the counter, with a reason that this person reads among their looks, says which paper
/// was seen and what is to change. Nothing changes yet: another officer confirms it.
/// </summary>
internal static class BeginRecovery
{
    private const string Authenticator = "authenticator";
    private const string Passkeys = "passkeys";
    private const string Identity = "identity";
    private const string Entry = "entry";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/recoveries/search", SearchAsync).RequirePermission(IdentityModule.Recover);
        app.MapPost("/recoveries", BeginAsync)
            .RequirePermission(IdentityModule.Recover)
            .RequireFresh(
                "آغاز بازیابی دسترسی دارندهٔ کد ملی {NationalCode}، به این دلیل: {Reason}",
                "Beginning to recover the access of the holder of national code {NationalCode}, because: {Reason}"
            );
    }

    internal sealed record SearchForm(string? NationalCode, string? Reason);

    // Read by hand: a bound list answers a bare 400 when no box is ticked.
    private sealed record Form(
        string? NationalCode,
        string? Reason,
        string? Paper,
        string? Note,
        string? Mobile,
        string[] Acts
    )
    {
        public static Form Of(IFormCollection typed) =>
            new(
                typed["NationalCode"],
                typed["Reason"],
                typed["Paper"],
                typed["Note"],
                typed["Mobile"],
                [.. typed["Acts"].OfType<string>().Take(10)]
            );
    }

    private static async Task<IResult> SearchAsync(
        [FromForm] SearchForm form,
        Actor actor,
        HttpContext http,
        CounterDesk desk,
        CounterViews views,
        CancellationToken ct
    )
    {
        var found = await FindAsync(form, actor, desk, views, ct);
        if (found.Problems.Count == 0)
            return Pages.Of<BeginRecoveryPage>(found.View);
        found.Refusal?.SayWhen(http);
        return await SearchAgainAsync(form, found.Problems, views, ct);
    }

    private static async Task<IResult> BeginAsync(
        IFormCollection typed,
        Actor actor,
        HttpContext http,
        CounterDesk desk,
        CounterViews views,
        CancellationToken ct
    )
    {
        var form = Form.Of(typed);
        var search = new SearchForm(form.NationalCode, form.Reason);
        var found = await FindAsync(search, actor, desk, views, ct);
        if (found is not { Person: { } person, View: { } view })
        {
            found.Refusal?.SayWhen(http);
            return await SearchAgainAsync(search, found.Problems, views, ct);
        }

        var (order, problems) = Read(form, view);
        if (order is null)
            return Pages.Again<BeginRecoveryPage>(view, FormState.From(typed, problems));
        var (recovery, refused) = await desk.BeginAsync(person, order, actor, ct);
        if (recovery is not null)
            return new SeeOther($"/recoveries/{recovery.Id}");
        refused?.SayWhen(http);
        return Pages.Again<BeginRecoveryPage>(
            view,
            FormState.From(typed, refused?.Problem ?? CounterProblems.RecoveryOver)
        );
    }

    private sealed record Found(
        Person? Person,
        BeginRecoveryView? View,
        IReadOnlyList<Problem> Problems,
        Refusal? Refusal = null
    );

    private static async Task<Found> FindAsync(
        SearchForm form,
        Actor actor,
        CounterDesk desk,
        CounterViews views,
        CancellationToken ct
    )
    {
        var reason = OfficeDesk.ReadReason(form.Reason);
        var problems = new List<Problem>();
        if (!PersonKey.TryTyped(form.NationalCode, out var key))
            problems.Add(IdentityProblems.NationalCodeWrong.On("NationalCode"));
        if (reason.Problem is { } missing)
            problems.Add(missing);
        if (problems.Count > 0)
            return new Found(null, null, problems);
        var (person, refused) = await desk.FindAsync(key, actor, ct);
        return person is not null
            ? new Found(person, await views.OfPersonAsync(person, reason.Value, ct), [])
            : new Found(null, null, refused is null ? [] : [refused.Problem], refused);
    }

    private static (RecoveryOrder? Order, IReadOnlyList<Problem> Problems) Read(Form form, BeginRecoveryView view)
    {
        var problems = new List<Problem>();
        // Enum.TryParse takes numbers and lists too; only a name of the form is a paper.
        var isPaper = Enum.GetNames<SeenPaper>().Contains(form.Paper);
        if (!isPaper)
            problems.Add(CounterProblems.PaperMissing.On("Paper"));
        var note = OfficeDesk.ReadNote(form.Note);
        if (note is null)
            problems.Add(CounterProblems.NoteWrong.On("Note"));
        Mobile? mobile = null;
        if (!string.IsNullOrWhiteSpace(form.Mobile))
        {
            // Who is known by a passport may have a number of another country.
            if (
                Mobile.TryParse(form.Mobile, out var read)
                || (view.IsByPassport && Mobile.TryParseForeign(form.Mobile, out read))
            )
                mobile = read.Value == view.WholeMobile ? null : read;
            else
                problems.Add(IdentityProblems.MobileWrong.On("Mobile"));
        }

        var app = view.HasAuthenticator && form.Acts.Contains(Authenticator);
        var keys = view.Passkeys > 0 && form.Acts.Contains(Passkeys);
        var who = !view.IsChecked && form.Acts.Contains(Identity);
        var entry = !view.IsByPassport && form.Acts.Contains(Entry);
        if (entry && mobile is not null)
            problems.Add(AccountProblems.EntryOrMobile.On("Mobile"));
        if (problems.Count == 0 && mobile is null && !app && !keys && !who && !entry)
            problems.Add(CounterProblems.NothingChanges);
        if (note is null || problems.Count > 0)
            return (null, problems);
        var paper = Enum.Parse<SeenPaper>(form.Paper ?? "");
        return (new RecoveryOrder(view.Reason, paper, note, mobile, app, keys, who, entry), []);
    }

    private static async Task<IResult> SearchAgainAsync(
        SearchForm form,
        IReadOnlyList<Problem> problems,
        CounterViews views,
        CancellationToken ct
    ) =>
        Pages.Again<ListRecoveriesPage>(
            await views.WaitingAsync(ct),
            FormState.From([new("NationalCode", form.NationalCode), new("Reason", form.Reason)], problems)
        );
}

/// <summary>Who stands at the counter, and what of their ways of signing in may be changed.</summary>
/// <param name="Name">Their name.</param>
/// <param name="NationalCode">As it was typed, canonical.</param>
/// <param name="Mobile">The mobile on record, masked; null where there is none.</param>
/// <param name="WholeMobile">The same in full; compared with, never shown.</param>
/// <param name="HasAuthenticator">True with an authenticator.</param>
/// <param name="Passkeys">How many passkeys they have.</param>
/// <param name="IsChecked">True when the city is sure of who they are.</param>
/// <param name="IsOfficer">True for somebody who works for the city.</param>
/// <param name="Reason">Why the officer looks.</param>
public sealed record BeginRecoveryView(
    string Name,
    string NationalCode,
    string? Mobile,
    string? WholeMobile,
    bool HasAuthenticator,
    int Passkeys,
    bool IsChecked,
    bool IsOfficer,
    string Reason
)
{
    /// <summary>What the number is called, and how it is written for the officer.</summary>
    public string NumberName { get; init; } = "";

    /// <summary>As it is printed.</summary>
    public string Number { get; init; } = "";

    /// <summary>The day of birth that the passport tells, or null.</summary>
    public string? Born { get; init; }

    /// <summary>True for somebody without a national code.</summary>
    public bool IsByPassport { get; init; }
}
