using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// Answers other modules' questions about offices. They change a few times a year and stand on every list, so they
/// are kept
/// for five seconds; what this process changes is seen at once.
/// </summary>
internal sealed class OfficesOfCity(CityDatabase database, TimeProvider clock) : IOffices
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private Kept? _kept;

    public async Task<IReadOnlyList<OfficeName>> AllAsync(CancellationToken ct = default)
    {
        var now = clock.GetTimestamp();
        if (_kept is { } kept && clock.GetElapsedTime(kept.At, now) < Fresh)
            return kept.Offices;
        var offices = await database.ReadAsync(
            "select id, code, fa, en from identity_offices order by code",
            _ => { },
            row => new OfficeName(new OfficeId(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3)),
            ct
        );
        _kept = new Kept(offices, now);
        return offices;
    }

    public async Task<OfficeName?> FindAsync(string code, CancellationToken ct = default) =>
        (await AllAsync(ct)).FirstOrDefault(o => o.Code == code);

    public async Task<IReadOnlyList<PersonId>> OfficersAsync(
        OfficeId office,
        string permission,
        int most,
        CancellationToken ct = default
    ) =>
        await database.ReadAsync(
            """
            select person_id from identity_grants
            where office_id = @office and permission = @permission
            order by granted_at, person_id limit @most
            """,
            command => command.With("@office", office.Value).With("@permission", permission).With("@most", most),
            row => new PersonId(row.GetGuid(0)),
            ct
        );

    /// <summary>After a change: the next question is asked of the database.</summary>
    public void Forget() => _kept = null;

    private sealed record Kept(IReadOnlyList<OfficeName> Offices, long At);
}
