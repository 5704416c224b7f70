using System.Globalization;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// The people of an audience, a batch at a time in the order of their ids. Areas are found by the plain squares of
/// addresses; no address is opened for it.
/// </summary>
internal sealed class AudiencesOfCity(CityDatabase database, PersonalData sealing) : IAudiences
{
    private const string Working =
        "and exists (select 1 from identity_officers o where o.person_id = p.id and o.office_id = @office)";

    public async Task<IReadOnlyList<Listener>> NextAsync(
        Audience audience,
        PersonId? after,
        int most,
        CancellationToken ct = default
    )
    {
        var living = audience.Around is { } around ? Living(around, audience.RadiusMeters) : "";
        var working = audience.Office is null ? "" : Working;
        return await database.ReadAsync(
            $"""
            select p.id, p.mobile, case when p.email_returns < @most_returns then p.sealed_email end, p.language
            from identity_people p
            where p.id > @after {living} {working} order by p.id limit @most
            """,
            command =>
            {
                command
                    .With("@after", after?.Value ?? Guid.Empty)
                    .With("@most", most)
                    .With("@most_returns", HearReturnedLetters.Most);
                if (audience.Office is { } office)
                    command.With("@office", office.Value);
            },
            Read,
            ct
        );
    }

    private Listener Read(System.Data.Common.DbDataReader row)
    {
        var id = row.GetGuid(0);
        return new Listener(
            new PersonId(id),
            new Reach(
                sealing.Open(row.GetString(1), id, SealedFields.Mobile),
                row.TextOrNull(2) is { } email ? sealing.Open(email, id, SealedFields.Email) : null,
                row.GetString(3)
            )
        );
    }

    // Whole numbers of our own reckoning: at most some eighty rows of squares.
    private static string Living(GeoPoint around, int radiusMeters) =>
        "and exists (select 1 from identity_addresses a where a.person_id = p.id and ("
        + string.Join(
            " or ",
            AddressCell
                .Touching(around, radiusMeters)
                .Select(cells =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a.cell_row = {cells.Row} and a.cell_column between {cells.First} and {cells.Last}"
                    )
                )
        )
        + "))";
}
