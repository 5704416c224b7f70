using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;
using Shahr.Kit.Modules;
using Shahr.Kit.Values;

namespace Shahr.Kit.Retention;

/// <summary>
/// Deletes what is over, in bounded steps. Periods end with a day of the city, so that what it finds it finds after
/// midnight, and the rounds between find nothing. How many of each class went stands in the audit, and nothing of whom.
/// </summary>
public sealed class RetentionSweep(
    IEnumerable<IModule> modules,
    CityTransaction transaction,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Of one class in one step.</summary>
    public const int Most = 500;

    /// <summary>The job.</summary>
    internal static JobPlan Plan { get; } =
        new()
        {
            Name = "kit.retention",
            Pause = TimeSpan.FromMinutes(30),
            Run = static (scope, ct) => scope.GetRequiredService<RetentionSweep>().StepAsync(ct),
        };

    /// <summary>One step in the scope's transaction; true when there is more.</summary>
    public async Task<bool> StepAsync(CancellationToken ct = default)
    {
        var day = PersianTime.FromTehran(PersianTime.ToTehran(clock.GetUtcNow().UtcDateTime).Date);
        var gone = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var kept in modules.SelectMany(m => m.Kept))
            if (
                kept is { Days: { } days, Delete.Count: > 0 }
                && await DeleteAsync(kept, day.AddDays(-days), ct) is > 0 and var rows
            )
                gone[kept.Code] = rows;
        if (gone.Count > 0)
            audit.Record("kit.retention_swept", "city", "retention", details: gone);
        return gone.ContainsValue(Most);
    }

    private async Task<int> DeleteAsync(KeptClass kept, DateTime cut, CancellationToken ct)
    {
        var rows = 0;
        foreach (var statement in kept.Delete)
        {
            await using var command = transaction.Command(statement);
            command.With("@most", Most);
            if (statement.Contains("@cut_id", StringComparison.Ordinal))
                command.With("@cut_id", Guid.CreateVersion7(new DateTimeOffset(cut, TimeSpan.Zero)));
            if (statement.Replace("@cut_id", "", StringComparison.Ordinal).Contains("@cut", StringComparison.Ordinal))
                command.With("@cut", cut);
            rows = await command.ExecuteNonQueryAsync(ct);
        }

        return rows;
    }
}
