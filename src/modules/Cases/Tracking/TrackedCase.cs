using System.Data.Common;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Cases.Tracking;

/// <summary>The part of a case that its number opens to anybody: neither people nor what they wrote.</summary>
internal sealed record TrackedCase(
    PublicNumber Number,
    string Service,
    int Version,
    string Title,
    CaseState State,
    string? Outcome,
    DateTime OpenedAt,
    DateTime? ClosedAt,
    IReadOnlyList<StepFacts> Steps
)
{
    /// <summary>The case that goes on in place of this double; null for every other.</summary>
    public PublicNumber? Kept { get; init; }

    private static readonly (string Fa, string En) _sql = (In("fa"), In("en"));

    /// <summary>The case of a number, or null: one prepared read, because this page is asked for all day.</summary>
    public static async Task<TrackedCase?> FindAsync(
        CityDatabase database,
        PublicNumber number,
        string language,
        CancellationToken ct
    )
    {
        var rows = await database.ReadAsync(
            CaseWords.Say(language, _sql.Fa, _sql.En),
            command => command.With("@number", number.Value),
            row => (Case: Of(row, number), Step: StepOf(row)),
            ct
        );
        return rows is [] ? null : rows[0].Case with { Steps = rows.ConvertAll(row => row.Step) };
    }

    private static TrackedCase Of(DbDataReader row, PublicNumber number) =>
        new(
            number,
            row.GetString(0),
            row.GetInt32(1),
            row.GetString(2),
            Enum.Parse<CaseState>(row.GetString(3)),
            row.TextOrNull(4),
            row.Utc(5),
            row.UtcOrNull(6),
            []
        )
        {
            Kept = row.TextOrNull(19) is { } kept ? PublicNumber.Parse(kept) : null,
        };

    private static StepFacts StepOf(DbDataReader row) =>
        new(
            row.GetInt32(7),
            row.TextOrNull(8),
            row.GetString(9),
            new OfficeId(row.GetGuid(10)),
            Enum.Parse<StepStanding>(row.GetString(11)),
            row.TextOrNull(12) is { } result ? Enum.Parse<StepResult>(result) : null,
            row.GetInt32(13),
            row.UtcOrNull(14),
            row.UtcOrNull(15),
            row.UtcOrNull(16),
            row.GetInt32(17),
            row.UtcOrNull(18)
        )
        {
            IsBySilence = row.GetBoolean(20),
            WorkedAt = row.UtcOrNull(21),
        };

    private static string In(string language) =>
        $"""
            select c.service_code, c.service_version, c.title_{language}, c.state, c.outcome_{language},
                   c.opened_at, c.closed_at,
                   s.stage, s.branch, s.{language}, s.office, s.state, s.result, s.minutes,
                   s.opened_at, s.due_at, s.paused_at, s.paused_minutes, s.closed_at, k.number,
                   s.deemed is not null and s.deemed = s.result and s.closed_by is null,
                   s.worked_at
            from cases_cases c join cases_steps s on s.case_id = c.id
            left join cases_cases k on k.id = c.double_of
            where c.number = @number order by s.position
            """;
}
