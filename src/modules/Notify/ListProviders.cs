using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Data;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>
/// «درگاه‌های پیامک»: how each SMS provider does, and what is known of the last messages each was given.
/// </summary>
internal static class ListProviders
{
    internal const string Address = "/notify/providers";

    private const int Latest = 50;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Address, Show).RequirePermission(NotifyModule.Operate);

    internal static async Task<PageResult> Show(
        SmsLines lines,
        NotifyDb db,
        CityDatabase database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var states = await db.Providers.AsNoTracking().ToDictionaryAsync(p => p.Name, ct);
        var counts = await CountsAsync(database, now, ct);
        var given = await db
            .Messages.AsNoTracking()
            .Where(m => m.Provider != null)
            .OrderByDescending(m => m.Id)
            .Take(Latest)
            .Select(m => new GivenLine(m.Template, m.Provider ?? "", m.GivenAt, m.State.ToString(), m.Receipt))
            .ToListAsync(ct);
        var returned = await db
            .Messages.AsNoTracking()
            .Where(m => m.Channel == Channel.Email && m.Receipt == Receipt.Undelivered)
            .OrderByDescending(m => m.ReceiptAt)
            .Take(Latest)
            .Select(m => new ReturnedLine(m.Template, m.SentAt, m.ReceiptAt, m.ReceiptCode ?? ""))
            .ToListAsync(ct);
        return Pages.Of<ListProvidersPage>(
            new ProvidersView([.. lines.InOrder.Select(l => Line(l, states, counts, now))], given, returned)
        );
    }

    private static ProviderLine Line(
        SmsLine line,
        Dictionary<string, ProviderState> states,
        Dictionary<string, HourCounts> counts,
        DateTime now
    )
    {
        var state = states.GetValueOrDefault(line.Name);
        return new ProviderLine(
            line.Name,
            line.PerSecond,
            state?.RestingSince,
            state?.IsOpen(now) == true ? null : state?.RestingUntil,
            state?.KeyRefusedAt,
            line.Provider is SimulatedProvider,
            counts.GetValueOrDefault(line.Name) ?? new HourCounts(0, 0, 0, 0, 0, 0)
        );
    }

    private static async Task<Dictionary<string, HourCounts>> CountsAsync(
        CityDatabase database,
        DateTime now,
        CancellationToken ct
    )
    {
        var rows = await database.ReadAsync(
            """
            select provider, sum(taken), sum(refused), sum(unclear), sum(delivered), sum(undelivered), sum(lost)
            from notify_provider_minutes where minute > @hour group by provider
            """,
            command => command.With("@hour", now.AddHours(-1)),
            row =>
                (
                    Provider: row.GetString(0),
                    Counts: new HourCounts(
                        row.GetInt64(1),
                        row.GetInt64(2),
                        row.GetInt64(3),
                        row.GetInt64(4),
                        row.GetInt64(5),
                        row.GetInt64(6)
                    )
                ),
            ct
        );
        return rows.ToDictionary(r => r.Provider, r => r.Counts);
    }
}

/// <summary>The providers in their order, the last messages they were given, and letters that came back.</summary>
public sealed record ProvidersView(
    IReadOnlyList<ProviderLine> Providers,
    IReadOnlyList<GivenLine> Given,
    IReadOnlyList<ReturnedLine> Returned
);

/// <summary>A letter that came back, and the code of the report about it; neither address nor text.</summary>
public sealed record ReturnedLine(string Template, DateTime? SentAt, DateTime? At, string Code);

/// <summary>How a provider does.</summary>
/// <param name="Name">Its name in the settings.</param>
/// <param name="PerSecond">How many messages a second it is given at most.</param>
/// <param name="RestingSince">Since when it is left alone or on trial; null when all is well.</param>
/// <param name="RestingUntil">When it is tried again; null when that may be now.</param>
/// <param name="KeyRefusedAt">When it last refused our key, where that still stands.</param>
/// <param name="IsSimulated">No company is behind it.</param>
/// <param name="Hour">What came of its messages in the last hour.</param>
public sealed record ProviderLine(
    string Name,
    int PerSecond,
    DateTime? RestingSince,
    DateTime? RestingUntil,
    DateTime? KeyRefusedAt,
    bool IsSimulated,
    HourCounts Hour
);

/// <summary>Messages of an hour by what came of them.</summary>
public sealed record HourCounts(long Taken, long Refused, long Unclear, long Delivered, long Undelivered, long Lost);

/// <summary>A message a provider was given: neither address nor text.</summary>
public sealed record GivenLine(string Template, string Provider, DateTime? At, string State, Receipt? Receipt);
