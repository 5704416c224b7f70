using System.Security.Cryptography;
using System.Text;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Cases.Tracking;

/// <summary>
/// Who is told where a request stands. Its applicant and its followers, once they have signed in; whoever holds a
/// <see cref="TrackPass"/>; and whoever knows, beside the number, the last four digits of the mobile of the applicant
/// or of who sent it. Of a number alone nothing is told, not even that it exists.
/// </summary>
internal sealed class TrackDoor(
    CityDatabase database,
    CityTransaction transaction,
    IPeople people,
    TrackPass passes,
    TrackTries tries
)
{
    /// <summary>Digits of the mobile.</summary>
    public const int Digits = 4;

    /// <summary>True where it is open without the digits.</summary>
    public async Task<bool> IsOpenAsync(PublicNumber number, string? pass, Actor? actor, CancellationToken ct)
    {
        if (passes.Opens(pass, number))
            return true;
        if (actor is null)
            return false;
        var rows = await database.ReadAsync(
            """
            select c.applicant, c.service_code,
              case when exists (select 1 from cases_followers f where f.case_id = c.id and f.person = @me)
                then 1 else 0 end
            from cases_cases c where c.number = @number
            union all
            select e.applicant, e.service_code, 0 from cases_life_events e where e.number = @number
            """,
            command => command.With("@number", number.Value).With("@me", actor.For.Value),
            row => (Applicant: row.GetGuid(0), Service: row.GetString(1), Follows: row.GetInt32(2) == 1),
            ct
        );
        return rows.Exists(r =>
            (r.Follows || r.Applicant == actor.For.Value)
            && (actor.Mandate is not { } mandate || mandate.Shows(r.Service, number.Value))
        );
    }

    /// <summary>
    /// Null where number and digits belong together. A number that does not exist is asked about like one that does:
    /// counted, read, and compared with the mobiles of another case, so that neither answer nor time tells them apart.
    /// </summary>
    public async Task<Problem?> ProveAsync(PublicNumber number, string digits, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        if (await tries.AreUsedUpAsync(number, ct))
            return TrackProblems.TooManyTries;
        var rows = await database.ReadAsync(
            """
            select exact, applicant, opened_by from (
              select 1 as exact, applicant, opened_by from cases_cases where number = @number
              union all
              select 1 as exact, applicant, opened_by from cases_life_events where number = @number
              union all
              select * from (select 0 as exact, applicant, opened_by from cases_cases order by id desc limit 1) newest
            ) known
            order by exact desc limit 1
            """,
            command => command.With("@number", number.Value),
            row => (IsReal: row.GetInt32(0) == 1, Applicant: row.GetGuid(1), OpenedBy: row.GetGuid(2)),
            ct
        );
        var found = rows.Count == 0 ? default : rows[0];
        var isApplicant = await EndsWithAsync(found.Applicant, digits, ct);
        var isSender = await EndsWithAsync(found.OpenedBy, digits, ct);
        if (!(found.IsReal & (isApplicant | isSender)))
        {
            await tries.WrongAsync(number, ct);
            return TrackProblems.NotTogether;
        }

        await tries.RightAsync(number, ct);
        return null;
    }

    private async Task<bool> EndsWithAsync(Guid person, string digits, CancellationToken ct)
    {
        var mobile = (await people.ReachAsync(new PersonId(person), ct))?.Mobile ?? "";
        var last = mobile.Length < Digits ? new string('-', Digits) : mobile[^Digits..];
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(last), Encoding.UTF8.GetBytes(digits));
    }
}
