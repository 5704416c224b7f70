using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «همهٔ داده‌های من»: everything the rooms of the city hold of me, to read and as a file for machines. Taking the file
/// is written down; showing it to oneself is not.
/// </summary>
internal static class MyData
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/data", ShowAsync).RequireSignIn().RequireRateLimiting("upload");
        app.MapPost("/me/data/file", TakeAsync)
            .RequireSignIn()
            .RequireRateLimiting("upload")
            .RequireFresh("گرفتن فایل همهٔ داده‌هایتان", "Taking the file of all your data");
    }

    private static async Task<IResult> ShowAsync(
        Actor actor,
        [FromServices] IEnumerable<IHoldData> rooms,
        CancellationToken ct
    ) => Pages.Of<MyDataPage>(new MyDataView(await GatherAsync(actor, rooms, ct)));

    private static async Task<IResult> TakeAsync(
        Actor actor,
        [FromServices] IEnumerable<IHoldData> rooms,
        AuditTrail audit,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var parts = await GatherAsync(actor, rooms, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        audit.Record("identity.data_taken", "person", actor.Person.ToString());
        var file = new
        {
            person = actor.Person.ToString(),
            at = now,
            parts = parts.Select(p => new
            {
                name = p.Name,
                title = p.Fa,
                complete = p.Rows.Count < IHoldData.Most,
                rows = p.Rows.Select(row => p.Columns.Zip(row).ToDictionary(c => c.First.Name, c => c.Second)),
            }),
        };
        var day = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return TypedResults.File(
            JsonSerializer.SerializeToUtf8Bytes(file, _json),
            "application/json",
            $"my-data-{day}.json"
        );
    }

    internal static async Task<IReadOnlyList<HeldData>> GatherAsync(
        Actor actor,
        IEnumerable<IHoldData> rooms,
        CancellationToken ct
    )
    {
        var parts = new List<HeldData>();
        foreach (var room in rooms)
            parts.AddRange(await room.OfAsync(actor.Person, ct));
        return parts;
    }

    /// <summary>A value as people read it; the file keeps it as it is.</summary>
    internal static string Text(object? value, UiContext ui) =>
        value switch
        {
            null => "—",
            DateTime at => When.Long(at, ui),
            DateOnly day when ui.Language != "en" && JalaliDate.TryFrom(day, out var jalali) => jalali.ToMediumString(),
            string text => text.Length == 0 ? "—" : text,
            IFormattable other => ui.Digits(other.ToString(null, CultureInfo.InvariantCulture)),
            _ => value.ToString() ?? "—",
        };
}

/// <summary>What the page shows.</summary>
public sealed record MyDataView(IReadOnlyList<HeldData> Parts);
