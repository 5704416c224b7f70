using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;

namespace Shahr.Cases.Designer;

/// <summary>
/// Brings to this process's shelf what another process published or withdrew. Two small reads a second, so that no
/// request ever asks the database which services there are.
/// </summary>
internal sealed class RefreshShelf(ServiceShelf shelf)
{
    private int _published = -1;

    /// <summary>One round; there is never more to do.</summary>
    public static async Task<bool> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<RefreshShelf>().LookAsync(services.GetRequiredService<CasesDb>(), ct);
        return false;
    }

    public async Task LookAsync(CasesDb db, CancellationToken ct)
    {
        // A published version never goes away, so as many as before are the same as before.
        var published = await db.Definitions.CountAsync(ct);
        if (published != _published)
        {
            var keys = await db.Definitions.Select(d => new { d.Code, d.Version }).ToListAsync(ct);
            foreach (var key in keys.Where(k => !shelf.Has(k.Code, k.Version)))
            {
                var found = await db
                    .Definitions.AsNoTracking()
                    .SingleAsync(d => d.Code == key.Code && d.Version == key.Version, ct);
                shelf.Add([PublishDefinitions.Read(found)]);
            }

            _published = published;
        }

        shelf.Withdraw(await db.Withdrawn.Select(w => w.Code).ToListAsync(ct));
    }
}
