using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>Where the owner of an account hears of money that came in, and how far they have heard.</summary>
internal sealed class Hook
{
    /// <summary>The account of the ledger: a wallet's or an issuer's.</summary>
    public required Guid Account { get; init; }

    /// <summary>Who registered it, and is told when it is paused.</summary>
    public required PersonId OwnerId { get; set; }

    /// <summary>An https address.</summary>
    public required string Address { get; set; }

    /// <summary>Sealed (<see cref="HookSecret"/>).</summary>
    public required string Secret { get; set; }

    /// <summary>The one before, sealed; signs beside the other for a while.</summary>
    public string? SecretBefore { get; set; }

    public DateTime? BeforeUntil { get; set; }

    /// <summary>Position in the journal of the last event it took.</summary>
    public required long Told { get; set; }

    /// <summary>How often the next one was told in vain.</summary>
    public required int Attempts { get; set; }

    public required DateTime NextAt { get; set; }

    /// <summary>Why the last attempt failed, for who looks.</summary>
    public string? Trouble { get; set; }

    /// <summary>Since when nothing is told, after too many failures.</summary>
    public DateTime? PausedAt { get; set; }

    public required DateTime MadeAt { get; init; }
}

/// <summary>Money that came into an account with a hook.</summary>
internal sealed class HookEvent
{
    public required Guid Account { get; init; }

    /// <summary>Of the line in the journal: the cursor.</summary>
    public required long Position { get; init; }

    /// <summary>The payment's part.</summary>
    public required Guid Part { get; init; }

    public required MoneyCode Code { get; init; }

    public required Rial AmountRial { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>The tables of hooks.</summary>
internal static class WebhooksDb
{
    public static void Tables(ModelBuilder model)
    {
        model.Entity<Hook>(hook =>
        {
            hook.ToTable("treasury_hooks");
            hook.HasKey(h => h.Account);
            hook.Property(h => h.Account).ValueGeneratedNever();
        });
        model.Entity<HookEvent>(happened =>
        {
            happened.ToTable("treasury_events");
            happened.HasKey(e => new { e.Account, e.Position });
        });
    }
}
