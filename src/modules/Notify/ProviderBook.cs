using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>What came of some messages at one provider.</summary>
internal sealed record ProviderCounts
{
    public int Taken { get; set; }

    public int Refused { get; set; }

    public int Unclear { get; set; }

    public int Delivered { get; set; }

    public int Undelivered { get; set; }

    public int Lost { get; set; }
}

/// <summary>What is written down about providers, in the transaction that writes what became of the messages.</summary>
internal sealed class ProviderBook(CityTransaction transaction, NotifyDb db)
{
    private const string Count = """
        insert into notify_provider_minutes
          (provider, minute, taken, refused, unclear, delivered, undelivered, lost)
        values (@provider, @minute, @taken, @refused, @unclear, @delivered, @undelivered, @lost)
        on conflict (provider, minute) do update set
          taken = notify_provider_minutes.taken + @taken, refused = notify_provider_minutes.refused + @refused,
          unclear = notify_provider_minutes.unclear + @unclear,
          delivered = notify_provider_minutes.delivered + @delivered,
          undelivered = notify_provider_minutes.undelivered + @undelivered,
          lost = notify_provider_minutes.lost + @lost
        """;

    /// <summary>The provider's state, to be changed and saved with the transaction.</summary>
    public async Task<ProviderState> OfAsync(string provider, CancellationToken ct)
    {
        await using var insert = transaction.Command(
            "insert into notify_providers (name, refusals, losses, rests, on_trial) values (@name, 0, 0, 0, false) "
                + "on conflict (name) do nothing"
        );
        await insert.With("@name", provider).ExecuteNonQueryAsync(ct);
        return await db.Providers.SingleAsync(p => p.Name == provider, ct);
    }

    /// <summary>Adds to the counts of this minute.</summary>
    public async Task AddAsync(string provider, ProviderCounts counts, DateTime now, CancellationToken ct)
    {
        await using var command = transaction.Command(Count);
        command
            .With("@provider", provider)
            .With("@minute", now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)))
            .With("@taken", counts.Taken)
            .With("@refused", counts.Refused)
            .With("@unclear", counts.Unclear)
            .With("@delivered", counts.Delivered)
            .With("@undelivered", counts.Undelivered)
            .With("@lost", counts.Lost);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Counts older than a day are of no more use.</summary>
    public async Task ForgetAsync(DateTime now, CancellationToken ct)
    {
        await using var command = transaction.Command("delete from notify_provider_minutes where minute < @day");
        await command.With("@day", now.AddDays(-1)).ExecuteNonQueryAsync(ct);
    }
}
