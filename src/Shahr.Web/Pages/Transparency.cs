using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Shahr.Kit.Data;

namespace Shahr.Web.Pages;

/// <summary>What anyone may check: the day's roots of the sealed history, to be kept by outsiders.</summary>
internal static class Transparency
{
    private const int Days = 90;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/transparency", Show);
        app.MapGet("/transparency/roots.txt", Download);
    }

    internal static async Task<RazorComponentResult<TransparencyPage>> Show(
        CityTransaction city,
        CancellationToken ct
    ) => new(new { Roots = await RootsAsync(city, Days, ct) });

    internal static async Task<ContentHttpResult> Download(CityTransaction city, CancellationToken ct)
    {
        var lines = (await RootsAsync(city, 36_500, ct))
            .Reverse()
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Day:yyyy-MM-dd} {r.Seq} {r.Hash}\n"));
        return TypedResults.Text(string.Concat(lines));
    }

    private static async Task<IReadOnlyList<AuditRoot>> RootsAsync(
        CityTransaction city,
        int limit,
        CancellationToken ct
    )
    {
        if (city.Connection.State != System.Data.ConnectionState.Open)
            await city.Connection.OpenAsync(ct);
        await using var command = city.Command(
            "select day, seq, chain_hash from kit_audit_roots order by day desc limit @limit"
        );
        command.With("@limit", limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var roots = new List<AuditRoot>();
        while (await reader.ReadAsync(ct))
        {
            roots.Add(new AuditRoot(reader.GetFieldValue<DateOnly>(0), reader.GetInt64(1), reader.GetString(2)));
        }

        return roots;
    }
}

/// <summary>The head of the history's chain at the end of one day.</summary>
public sealed record AuditRoot(DateOnly Day, long Seq, string Hash);
