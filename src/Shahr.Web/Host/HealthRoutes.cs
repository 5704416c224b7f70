using Shahr.Kit.Data;

namespace Shahr.Web.Host;

/// <summary>Is the process alive; can it serve.</summary>
internal static class HealthRoutes
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/healthz", () => TypedResults.Text("ok"));
        app.MapGet("/readyz", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(CityDatabase database, SchemaRunner schema, CancellationToken ct)
    {
        try
        {
            await using var connection = await database.OpenAsync(ct);
            var state = await schema.StateAsync(ct);
            return TypedResults.Json(
                new { database = "ok", schema = state.IsCurrent ? "ok" : "old", pending = state.Pending },
                statusCode: state.IsCurrent ? 200 : 503);
        }
        catch (System.Data.Common.DbException)
        {
            return TypedResults.Json(new { database = "unreachable" }, statusCode: 503);
        }
    }
}
