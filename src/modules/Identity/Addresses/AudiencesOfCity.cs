using System.Globalization;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// The people of an audience, a batch at a time in the order of their ids. Areas are found by the plain squares of
/// addresses; no address is opened for it.
/// </summary>
internal sealed class AudiencesOfCity(CityDatabase database, PersonalData sealing, TimeProvider clock) : IAudiences
{
    private const string Working =
        "and exists (select 1 from identity_officers o where o.person_id = p.id and o.office_id = @office)";

    private const string Acting = """
        and exists (select 1 from identity_delegations d
          where d.giver = @organisation and d.helper = p.id and d.state = 'Accepted' and d.ends_at > @now)
        """;

    public async Task<IReadOnlyList<Listener>> NextAsync(
        Audience audience,
        PersonId? after,
        int most,
        CancellationToken ct = default
    )
    {
        var living = audience.Around is { } around ? Living(AddressCell.Touching(around, audience.RadiusMeters)) : "";
        var within = audience.Within is { } corners ? Living(AddressCell.Within(corners)) : "";
        var working = audience.Office is null ? "" : Working;
        var acting = audience.Organisation is null ? "" : Acting;
        var among = audience.Among is { } some ? Among(some.Count) : "";
        return await database.ReadAsync(
            $"""
            select p.id, p.mobile, case when p.email_returns < @most_returns then p.sealed_email end, p.language
            from identity_people p
            where p.id > @after {living} {within} {working} {acting} {among} order by p.id limit @most
            """,
            command =>
            {
                command
                    .With("@after", after?.Value ?? Guid.Empty)
                    .With("@most", most)
                    .With("@most_returns", HearReturnedLetters.Most);
                if (audience.Office is { } office)
                    command.With("@office", office.Value);
                if (audience.Organisation is { } organisation)
                    command.With("@organisation", organisation.Value).With("@now", clock.GetUtcNow().UtcDateTime);
                foreach (var (i, one) in (audience.Among ?? []).Index())
                    command.With($"@p{i}", one.Value);
            },
            Read,
            ct
        );
    }

    public async Task<PersonName?> OrganisationAsync(string typed, CancellationToken ct = default)
    {
        if (!LegalEntityCode.TryParse(typed, out var code))
            return null;
        var found = await database.ReadAsync(
            "select id, name from identity_organisations where code = @code and state = 'Confirmed'",
            command => command.With("@code", code.Value),
            row => new PersonName(new PersonId(row.GetGuid(0)), row.GetString(1)),
            ct
        );
        return found.FirstOrDefault();
    }

    private Listener Read(System.Data.Common.DbDataReader row)
    {
        var id = row.GetGuid(0);
        return new Listener(
            new PersonId(id),
            new Reach(
                row.TextOrNull(1) is { } mobile ? sealing.Open(mobile, id, SealedFields.Mobile) : null,
                row.TextOrNull(2) is { } email ? sealing.Open(email, id, SealedFields.Email) : null,
                row.GetString(3)
            )
        );
    }

    private static string Among(int count) =>
        count == 0
            ? "and 1 = 0"
            : $"and p.id in ({string.Join(',', Enumerable.Range(0, count).Select(i => $"@p{i}"))})";

    // Whole numbers of our own reckoning: some eighty rows of a circle, a few hundred of a winding border.
    private static string Living(IEnumerable<(int Row, int First, int Last)> squares)
    {
        var rows = string.Join(
            ',',
            squares.Select(s => string.Create(CultureInfo.InvariantCulture, $"({s.Row},{s.First},{s.Last})"))
        );
        return rows.Length == 0
            ? "and 1 = 0"
            : $"""
                and exists (select 1 from identity_addresses a join (values {rows}) as s
                  on a.cell_row = s.column1 and a.cell_column between s.column2 and s.column3
                  where a.person_id = p.id)
                """;
    }
}
