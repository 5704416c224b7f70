using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;

namespace Shahr.Cases;

/// <summary>Answers what other modules may ask about cases.</summary>
internal sealed class FindCases(CasesDb db) : ICases
{
    public Task<CaseSummary?> FindAsync(CaseId id, CancellationToken ct = default) =>
        db
            .Cases.AsNoTracking()
            .Where(c => c.Id == id)
            .Select(c => new CaseSummary(
                c.Id,
                c.Number,
                c.ServiceCode,
                c.TitleFa,
                c.Applicant,
                c.State == CaseState.Open
            ))
            .SingleOrDefaultAsync(ct);
}
