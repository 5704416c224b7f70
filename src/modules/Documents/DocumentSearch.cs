using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Modules;
using Shahr.Kit.Values;

namespace Shahr.Documents;

/// <summary>My own documents in the answers to «چه کاری دارید؟», by title or by number.</summary>
internal sealed class DocumentSearch(DocumentsDb db, TimeProvider clock) : ISearchSource
{
    /// <summary>Nobody scrolls further back; older documents are found by number.</summary>
    private const int Looked = 200;

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(
        string query,
        Actor? actor,
        string language,
        int limit,
        CancellationToken ct
    )
    {
        if (actor is not { Mandate: null })
            return [];
        var mine = db.Documents.AsNoTracking().Where(d => d.OwnerId == actor.Person);
        if (PublicNumber.TryParse(query, out var number))
        {
            var one = await mine.Where(d => d.Number == number.Value).ToListAsync(ct);
            return [.. one.Select(d => Hit(d, language))];
        }

        var words = PersianText.SearchKey(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        var rows = await mine.OrderByDescending(d => d.Id).Take(Looked).ToListAsync(ct);
        return [.. rows.Where(d => Matches(words, d)).Take(limit).Select(d => Hit(d, language))];
    }

    public static async Task<IReadOnlyList<DocumentLine>> LatestAsync(
        IServiceProvider scope,
        Actor actor,
        int count,
        string language
    )
    {
        // Somebody who acts for another sees no documents: neither theirs under another's name, nor the other's.
        if (actor.Mandate is not null)
            return [];
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var rows = await scope
            .GetRequiredService<DocumentsDb>()
            .Documents.AsNoTracking()
            .Where(d => d.OwnerId == actor.For)
            .OrderByDescending(d => d.Id)
            .Take(count)
            .ToListAsync();
        return [.. rows.Select(d => DocumentLine.Of(d, now, language))];
    }

    private static bool Matches(string[] words, Document document)
    {
        var text = PersianText
            .SearchKey($"{document.TitleFa} {document.TitleEn} سند گواهی")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.All(w => text.Any(t => t.StartsWith(w, StringComparison.Ordinal)));
    }

    private SearchHit Hit(Document document, string language)
    {
        var line = DocumentLine.Of(document, clock.GetUtcNow().UtcDateTime, language);
        return new SearchHit(
            line.Title,
            $"{line.ShownNumber} · {line.Day} · {line.Status}",
            line.Href,
            language == "en" ? "My documents" : "سندهای من"
        );
    }
}
