using Shahr.Kit.Data;
using Shahr.Kit.Outbox;
using Shahr.Treasury;

namespace Shahr.Web.Host;

/// <summary>Is the process alive; can it serve.</summary>
internal static class HealthRoutes
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/healthz", () => TypedResults.Text("ok"));
        app.MapGet("/readyz", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(
        CityDatabase database,
        SchemaRunner schema,
        OutboxHealth outbox,
        LedgerHealth ledger,
        CancellationToken ct
    )
    {
        try
        {
            await using var connection = await database.OpenAsync(ct);
            var state = await schema.StateAsync(ct);
            if (!state.IsCurrent)
            {
                return TypedResults.Json(
                    new
                    {
                        database = "ok",
                        schema = "old",
                        lacks = state.Pending,
                    },
                    statusCode: 503
                );
            }

            var queue = await outbox.ReadAsync(ct);
            return TypedResults.Json(
                new
                {
                    database = "ok",
                    schema = "ok",
                    outbox = new
                    {
                        queue.Pending,
                        queue.Dead,
                        queue.Unknown,
                        oldestSeconds = (long)queue.OldestAge.TotalSeconds,
                    },
                    // Without money the city still serves everything else.
                    ledger = new
                    {
                        state = ledger.Trouble is null ? "ok" : "rests",
                        ledger.Behind,
                        ledger.DamagedLine,
                    },
                }
            );
        }
        catch (System.Data.Common.DbException)
        {
            return TypedResults.Json(new { database = "unreachable" }, statusCode: 503);
        }
    }
}
