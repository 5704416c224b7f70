using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Documents;

/// <summary>«سندهای من»: every document the city made for me, newest first.</summary>
internal static class ListMyDocuments
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/documents", Show).RequireSignIn();

    internal static async Task<PageResult> Show(
        Actor actor,
        string? before,
        DocumentsDb db,
        TimeProvider clock,
        UiContext ui,
        CancellationToken ct
    )
    {
        var mine = db.Documents.AsNoTracking().Where(d => d.OwnerId == actor.For);
        if (Guid.TryParse(before, out var last))
            mine = mine.Where(d => d.Id.CompareTo(last) < 0);
        var rows = await mine.OrderByDescending(d => d.Id).Take(PageSize + 1).ToListAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        return Pages.Of<ListMyDocumentsPage>(
            new MyDocumentsView(
                [.. rows.Take(PageSize).Select(d => DocumentLine.Of(d, now, ui.Language))],
                rows.Count > PageSize ? $"/documents?before={rows[PageSize - 1].Id}" : null
            )
        );
    }
}

/// <summary>One page of my documents, and the address of older ones.</summary>
public sealed record MyDocumentsView(IReadOnlyList<DocumentLine> Lines, string? Next);

/// <summary>One line of a list of documents, in the reader's language.</summary>
public sealed record DocumentLine(
    string Number,
    string ShownNumber,
    string Title,
    string Day,
    string Validity,
    string Status,
    Tone Tone,
    string Href
)
{
    internal static DocumentLine Of(Document document, DateTime now, string language)
    {
        var english = language == "en";
        var (fa, en, tone) = document.State switch
        {
            DocumentState.Ordered => ("در حال امضا", "Being signed", Tone.Action),
            DocumentState.Revoked => ("باطل‌شده", "Revoked", Tone.Refusal),
            _ => document.IsOver(now)
                ? ("مهلت گذشته", "Expired", Tone.Attention)
                : ("معتبر", "In force", Tone.Progress),
        };
        var validity =
            document.ValidUntil is { } last ? (english ? "until " : "تا ") + CityDay.In(language, last)
            : english ? "no end date"
            : "بدون تاریخ پایان";
        var number = document.PublicNumber;
        return new DocumentLine(
            number.Grouped,
            english ? number.Grouped : number.Display,
            english ? document.TitleEn : document.TitleFa,
            CityDay.In(language, CityDay.Of(document.SignedAt ?? document.OrderedAt)),
            validity,
            english ? en : fa,
            tone,
            "/documents/" + number.Grouped
        );
    }
}
