using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Documents;

/// <summary>What this room holds of a person: their documents, each with the address of its whole text.</summary>
internal sealed class HeldDocuments(CityDatabase database) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var rows = await database.ReadAsync(
            """
            select number, title_fa, state, ordered_at, signed_at, revoked_at from documents_documents
            where owner_id = @person order by id desc limit @most
            """,
            command => command.With("@person", person.Value).With("@most", IHoldData.Most),
            row =>
                (object?[])
                    [
                        row.GetString(0),
                        row.GetString(1),
                        row.GetString(2),
                        row.Utc(3),
                        row.UtcOrNull(4),
                        row.UtcOrNull(5),
                        "/documents/" + row.GetString(0),
                    ],
            ct
        );
        return
        [
            new HeldData(
                "documents",
                "سندها",
                "Documents",
                [
                    new("number", "شماره", "Number"),
                    new("title", "عنوان", "Title"),
                    new("state", "وضعیت", "State"),
                    new("ordered_at", "ساخته شد", "Made"),
                    new("signed_at", "امضا شد", "Signed"),
                    new("revoked_at", "باطل شد", "Revoked"),
                    new("address", "نشانی", "Address"),
                ],
                rows
            ),
        ];
    }
}
