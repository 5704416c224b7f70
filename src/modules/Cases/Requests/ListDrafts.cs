using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>«پیش‌نویس‌ها»: what was begun and not sent. It stays until it is sent or thrown away.</summary>
internal static class ListDrafts
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/drafts", Show).RequireSignIn().AlsoForAnother();
        app.MapPost("/drafts/{id}/removal", Remove).RequireSignIn().AlsoForAnother();
    }

    public static async Task<IResult> Show(
        Actor actor,
        UiContext ui,
        CasesDb db,
        ServiceShelf shelf,
        CancellationToken ct
    )
    {
        var drafts = await db
            .Drafts.AsNoTracking()
            .ReachedBy(actor)
            .Where(d => d.SentAs == null)
            .OrderByDescending(d => d.ChangedAt)
            .Take(Drafts.Most)
            .ToListAsync(ct);
        return Pages.Of<ListDraftsPage>(new DraftsView([.. drafts.Select(d => LineOf(d, shelf, ui.Language))]));
    }

    public static async Task<IResult> Remove(
        string id,
        IFormCollection form,
        Actor actor,
        Drafts drafts,
        CancellationToken ct
    )
    {
        _ = form;
        var found = await drafts.FindAsync(id, actor, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem);
        if (found.Value.Draft.SentAs is { } sent)
            return new SeeOther($"/cases/{sent}");
        drafts.Remove(found.Value.Draft);
        return new SeeOther("/drafts");
    }

    internal static DraftLine LineOf(Draft draft, ServiceShelf shelf, string language)
    {
        var service = shelf.Get(draft.ServiceCode, draft.ServiceVersion);
        var asked = service.Asked(draft.Answers);
        var answered = asked.Count(f => draft.Answers.Has(f.Name));
        return new DraftLine(
            draft.Id.ToString(),
            service.Title.In(language),
            CaseWords.Instant(language, draft.ChangedAt),
            CaseWords.Say(
                language,
                $"{CaseWords.Number("fa", answered)} پاسخ از {CaseWords.Number("fa", asked.Count)}",
                $"{answered} of {asked.Count} answered"
            )
        );
    }
}

/// <summary>The drafts page.</summary>
public sealed record DraftsView(IReadOnlyList<DraftLine> Drafts);

/// <summary>One draft.</summary>
public sealed record DraftLine(string Id, string Title, string ChangedAt, string Progress);
