using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Cases.Search;

/// <summary>
/// What an officer finds at the desk: cases of their offices, but for those that the desk would not open to them,
/// because they are their own or of somebody close, or because they acted in them. By words, too, they learn nothing
/// of such a case as an officer.
/// </summary>
internal sealed class DeskSearch(CaseSearch search, CityDatabase database, IPeople people)
{
    /// <summary>One page; shorter by what is not opened to this officer.</summary>
    public async Task<FoundCases> FindAsync(
        string typed,
        Actor actor,
        IReadOnlyList<OfficeId> offices,
        CaseId? after,
        string language,
        CancellationToken ct
    )
    {
        var found = await search.OfOfficesAsync(typed, actor, offices, after, language, ct);
        if (found.Cases.Count == 0)
            return found;
        var facts = await database.ReadAsync(
            $"""
            select c.number, c.applicant, c.concerns,
              case when c.opened_by = @me or exists (select 1 from cases_lines l
                where l.case_id = c.id and l.person = @me and l.in_name_of is not null) then 1 else 0 end
            from cases_cases c where c.number in ({found.Among})
            """,
            command =>
            {
                found.Fill(command);
                command.With("@me", actor.Person.Value);
            },
            row =>
                (
                    Number: row.GetString(0),
                    Applicant: row.GetGuid(1),
                    Concerns: row.GuidOrNull(2),
                    Acted: row.GetInt32(3)
                ),
            ct
        );
        var close = new Dictionary<Guid, bool>();
        foreach (var person in facts.SelectMany(f => new[] { f.Applicant, f.Concerns ?? f.Applicant }).Distinct())
            close[person] = await people.AreCloseAsync(actor.Person, new PersonId(person), ct);
        var open = facts
            .Where(f => f.Acted == 0 && !close[f.Applicant] && !close[f.Concerns ?? f.Applicant])
            .Select(f => f.Number)
            .ToHashSet(StringComparer.Ordinal);
        return found with { Cases = [.. found.Cases.Where(c => open.Contains(c.Line.Number))] };
    }
}
