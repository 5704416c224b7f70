using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;

namespace Shahr.Identity;

/// <summary>Answers other modules' questions about offices.</summary>
internal sealed class OfficesOfCity(IdentityDb db) : IOffices
{
    public async Task<IReadOnlyList<OfficeName>> AllAsync(CancellationToken ct = default) =>
        await db
            .Offices.AsNoTracking()
            .OrderBy(o => o.Code)
            .Select(o => new OfficeName(o.Id, o.Code, o.Fa, o.En))
            .ToListAsync(ct);

    public Task<OfficeName?> FindAsync(string code, CancellationToken ct = default) =>
        db
            .Offices.AsNoTracking()
            .Where(o => o.Code == code)
            .Select(o => new OfficeName(o.Id, o.Code, o.Fa, o.En))
            .SingleOrDefaultAsync(ct);
}
