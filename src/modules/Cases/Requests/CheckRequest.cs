using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>«Check your answers»: everything that will be sent, each with its way back.</summary>
internal static class CheckRequest
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/drafts/{id}/check", Show).RequireSignIn().AlsoForAnother();

    public static async Task<IResult> Show(
        string id,
        Actor actor,
        UiContext ui,
        Drafts drafts,
        CheckViews views,
        CaseClock clock,
        CancellationToken ct
    )
    {
        var found = await drafts.FindAsync(id, actor, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem);
        var (draft, service) = found.Value;
        if (draft.SentAs is { } sent)
            return new SeeOther($"/cases/{sent}");

        // An age may be another today than when the draft was written.
        if (service.Reckoned(draft.Answers, clock.Today) is { IsOk: true } reckoned)
            draft = draft.With(reckoned.Value);

        // Coming back to a draft begins where it was left.
        return service.FirstMissing(draft.Answers) is { } missing
            ? new SeeOther($"/drafts/{draft.Id}/questions/{missing.Name}")
            : Pages.Of<CheckRequestPage>(await views.OfAsync(draft, service, actor, ui.Language, ct));
    }
}

/// <summary>What «check your answers» shows.</summary>
public sealed record CheckView
{
    /// <summary>Name of the service.</summary>
    public required string Service { get; init; }

    /// <summary>The draft.</summary>
    public required string DraftId { get; init; }

    /// <summary>True where several cases will be opened.</summary>
    public bool IsLifeEvent { get; init; }

    /// <summary>Why whoever acts for another may not send it; null where no amount in it is above theirs.</summary>
    public string? TooMuch { get; init; }

    /// <summary>What other offices would be asked.</summary>
    public IReadOnlyList<CheckConsent> Consents { get; init; } = [];

    /// <summary>What a life event will become.</summary>
    public IReadOnlyList<CheckPart> Parts { get; init; } = [];

    /// <summary>What will be paid on the way, and how much.</summary>
    public IReadOnlyList<(string What, string Amount)> Fees { get; init; } = [];

    /// <summary>The answers in order.</summary>
    public required IReadOnlyList<CheckLine> Answers { get; init; }
}

/// <summary>One answer with its way back and its pictures, or the entries of a group, each with its own.</summary>
public sealed record CheckLine(
    string Question,
    string? Text,
    string? ChangeUrl,
    IReadOnlyList<string> Pictures,
    IReadOnlyList<(string Text, string ChangeUrl)> Entries
);

/// <summary>A part of a life event before it is sent.</summary>
/// <param name="Service">Code of its service.</param>
/// <param name="Title">Its name.</param>
/// <param name="Optional">True where it may be left out.</param>
/// <param name="Why">Why it is not opened; null where it is.</param>
public sealed record CheckPart(string Service, string Title, bool Optional, string? Why)
{
    /// <summary>Who works on it.</summary>
    public string Offices { get; init; } = "";

    /// <summary>By when it is promised if it is sent now.</summary>
    public string By { get; init; } = "";
}

/// <summary>A question to another office that needs the applicant's consent.</summary>
/// <param name="Key">What is sent where they agree.</param>
/// <param name="Office">Who is asked.</param>
/// <param name="Consent">What they agree to.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Time">How long the answer may take.</param>
public sealed record CheckConsent(string Key, string Office, string Consent, string Question, string Time)
{
    /// <summary>The paper that may be sent instead; null where there is none.</summary>
    public string? Instead { get; init; }

    /// <summary>Where it is sent.</summary>
    public string InsteadUrl { get; init; } = "";

    /// <summary>True where it is there already.</summary>
    public bool Given { get; init; }
}
