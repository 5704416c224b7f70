using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Desk;
using Shahr.Cases.Requests;
using Shahr.Kit;

namespace Shahr.Cases.Doubles;

/// <summary>
/// Open cases that may be about the same thing as one at the desk: of the same applicant, near it on the map as a
/// citizen is shown them before sending, or with the same answers.
/// </summary>
internal sealed class FindDoubles(CasesDb db, ServiceShelf shelf, NearbyReports nearby)
{
    private const int Most = 20;

    // Of how many cases of the same office, newest first, the answers are compared.
    private const int Compared = 200;

    /// <summary>Likeliest first; none of a case that this officer does not work on now.</summary>
    public async Task<IReadOnlyList<LikelyDouble>> OfAsync(Case on, Actor actor, CancellationToken ct)
    {
        var offices = on.Steps.Where(s => DeskDoor.IsAtWork(actor, s)).Select(s => s.Office).Distinct().ToList();
        if (!on.IsOpen || offices.Count == 0)
            return [];
        var service = shelf.Get(on.ServiceCode, on.ServiceVersion);
        var meters = await NearAsync(on, service, ct);
        var near = meters.Keys.ToList();
        var here = db
            .Cases.AsNoTracking()
            .Where(c => c.ServiceCode == on.ServiceCode && c.State == CaseState.Open && c.Id != on.Id)
            .Where(c =>
                c.Steps.Any(s =>
                    offices.Contains(s.Office)
                    && s.Inquiry == null
                    && s.Shows == null
                    && CaseStep.Active.Contains(s.State)
                )
            )
            .OrderByDescending(c => c.OpenedAt);
        // Papers are each applicant's own: there only their own second request can be a double.
        var others = service.Outputs.Count == 0;
        var close = await here.Where(c => c.Applicant == on.Applicant || (others && near.Contains(c.Number)))
            .Take(Most)
            .ToListAsync(ct);
        var alike = others ? await here.Where(c => c.Kind == on.Kind).Take(Compared).ToListAsync(ct) : [];
        var said = SaidIn(on.Answers);
        return
        [
            .. close
                .Concat(alike.Where(c => SaidIn(c.Answers) == said))
                .DistinctBy(c => c.Id)
                .Select(c => new LikelyDouble(
                    c,
                    c.Applicant == on.Applicant,
                    meters.TryGetValue(c.Number, out var away) ? away : null,
                    SaidIn(c.Answers) == said
                ))
                .OrderByDescending(d => d.Weight)
                .ThenBy(d => d.Meters)
                .Take(Most),
        ];
    }

    /// <summary>The cases that were merged into this one.</summary>
    public async Task<IReadOnlyList<DoubleLine>> MergedIntoAsync(Case on, string language, CancellationToken ct)
    {
        var merged = await db
            .Cases.AsNoTracking()
            .Where(c => c.DoubleOf == on.Id)
            .OrderBy(c => c.ClosedAt)
            .Take(Compared)
            .ToListAsync(ct);
        return merged.ConvertAll(c => DoubleLine.Of(c, language));
    }

    private async Task<Dictionary<string, double>> NearAsync(Case on, ServiceDefinition service, CancellationToken ct)
    {
        if (on is not { Kind: { } kind, Lat: { } lat, Lon: { } lon } || service.Nearby is not { } rule)
            return [];
        var reports = await nearby.FindAsync(on.ServiceCode, kind, lat, lon, rule.Meters, ct);
        return reports.Where(r => r.Number != on.Number).ToDictionary(r => r.Number, r => r.Meters);
    }

    // Files are never the same twice, though they show the same.
    private static string SaidIn(Answers answers)
    {
        foreach (var field in answers.Files.Select(f => f.Field).Distinct().ToList())
            answers = answers.With(field, null);
        return answers.ToJson();
    }
}

/// <summary>A case that may be a double, and why it may.</summary>
internal sealed record LikelyDouble(Case Case, bool SameApplicant, double? Meters, bool SameAnswers)
{
    /// <summary>How many signs speak for it.</summary>
    public int Weight => (SameApplicant ? 1 : 0) + (Meters is null ? 0 : 1) + (SameAnswers ? 1 : 0);
}
