using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Data;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Tells the managers of offices that a quarter's review has begun, and once that it is overdue. The row of the
/// letter decides that both go out once; a quarter that is heard of late has the second letter only.
/// </summary>
internal sealed class ReviewNews(
    IdentityDb db,
    ReviewDesk review,
    CityTransaction transaction,
    INotify notify,
    UiContext ui,
    TimeProvider clock
)
{
    private const string Once = """
        insert into identity_review_letters (quarter, kind, sent_at) values (@quarter, @kind, @now)
        on conflict do nothing
        """;

    /// <summary>One round of the job.</summary>
    public async Task<bool> TellAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var quarter = review.Quarter;
        var template = quarter.IsOverdue(now) ? "review_overdue" : "review_begun";
        await using DbCommand once = transaction.Command(Once);
        once.With("@quarter", quarter.Code).With("@kind", template).With("@now", now);
        if (await once.ExecuteNonQueryAsync(ct) == 0)
            return false;
        var managers = await db
            .Grants.Where(g => g.Permission == IdentityModule.ManageOffices)
            .Select(g => g.PersonId)
            .Distinct()
            .ToListAsync(ct);
        var ids = managers.ConvertAll(p => p.Value);
        var readers = await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        foreach (var reader in readers.Where(p => p is { DiedOn: null, MergedInto: null }))
        {
            var left = await review.Due.CountAsync(g => g.PersonId != reader.PersonId, ct);
            if (left == 0)
                continue;
            var values = new Dictionary<string, string>
            {
                ["city"] = ui.CityName,
                ["season"] = quarter.In(reader.Language),
                ["until"] = When.Day(quarter.LastDay, reader.Language),
                ["count"] = left.ToString(CultureInfo.InvariantCulture),
            };
            var key = $"identity.{template}:{quarter.Code}:{reader.PersonId}";
            await notify.SendAsync(new Message(key, reader.PersonId, template, values, "/reviews"), ct);
        }

        return false;
    }
}
