using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Documents;

/// <summary>
/// Takes orders into the register, in the caller's transaction. The same key makes one document, however often asked.
/// </summary>
internal sealed class DocumentShelf(
    CityTransaction transaction,
    DocumentsDb db,
    IPeople people,
    ContentSeal seal,
    TimeProvider clock
) : IDocuments
{
    // No conflict target: a number that is taken must not fail the caller's transaction either.
    private const string Insert = """
        insert into documents_documents (id, number, order_key, kind, title_fa, title_en, owner_id, sealed_content,
          valid_until, state, ordered_at, next_at)
        values (@id, @number, @key, @kind, @fa, @en, @owner, @content, @until, 'Ordered', @now, @now)
        on conflict do nothing
        """;

    private const int NumberAttempts = 10;

    public async Task<DocumentMade> OrderAsync(DocumentOrder order, CancellationToken ct = default)
    {
        if (transaction.Current is null)
            throw new InvalidOperationException("A document is ordered in a transaction.");
        if (await FindAsync(order.Key, ct) is { } before)
            return before.Document;

        var names = await people.NamesAsync([order.Owner], ct);
        var owner = PersonName.In(names, order.Owner);
        for (var i = 0; i < NumberAttempts; i++)
        {
            var number = PublicNumber.Random();
            var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
            if (await InsertAsync(order, number, new DocumentContent(order, owner, code), ct))
                return Made(number, order.TitleFa);
            // Nothing was written: either another request was first with this key, or the number was taken.
            if (await FindAsync(order.Key, ct) is { } other)
                return other.Document;
        }

        throw new InvalidOperationException("No free document number was found.");
    }

    public async Task<(DocumentMade Document, bool Ready)?> FindAsync(string key, CancellationToken ct = default)
    {
        var found = await db
            .Documents.AsNoTracking()
            .Where(d => d.OrderKey == key)
            .Select(d => new
            {
                d.Number,
                d.TitleFa,
                d.State,
            })
            .SingleOrDefaultAsync(ct);
        return found is null
            ? null
            : (Made(PublicNumber.Parse(found.Number), found.TitleFa), found.State != DocumentState.Ordered);
    }

    private static DocumentMade Made(PublicNumber number, string title) =>
        new(number.Grouped, title, "/documents/" + number.Grouped);

    private async Task<bool> InsertAsync(
        DocumentOrder order,
        PublicNumber number,
        DocumentContent content,
        CancellationToken ct
    )
    {
        await using var command = transaction.Command(Insert);
        command
            .With("@id", Guid.CreateVersion7())
            .With("@number", number.Value)
            .With("@key", order.Key)
            .With("@kind", order.Kind)
            .With("@fa", order.TitleFa)
            .With("@en", order.TitleEn)
            .With("@owner", order.Owner.Value)
            .With("@content", seal.Seal(number.Value, content))
            .With("@until", order.ValidUntil)
            .With("@now", clock.GetUtcNow().UtcDateTime);
        // Npgsql cannot guess the type of a null.
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is DBNull)
                parameter.DbType = DbType.Date;
        }

        return await command.ExecuteNonQueryAsync(ct) == 1;
    }
}
