using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// Where a request for money stands. That its time is over is no state: <see cref="MoneyRequest.IsOver"/>.
/// </summary>
internal enum RequestState
{
    /// <summary>Written and shown to who asks; nobody else knows of it.</summary>
    Draft,

    /// <summary>Sent; it may be paid, declined or taken back.</summary>
    Open,

    /// <summary>A payment is under way for it.</summary>
    Taken,

    /// <summary>Its money has moved.</summary>
    Paid,

    /// <summary>Who was asked said no.</summary>
    Declined,

    /// <summary>Who asked took it back.</summary>
    TakenBack,
}

/// <summary>
/// An amount that one asks another for. Changed only by guarded updates: of two payments one settles it.
/// </summary>
internal sealed class MoneyRequest
{
    /// <summary>How long it may be paid.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }

    /// <summary>Digits of its <see cref="PublicNumber"/>.</summary>
    public required string Number { get; init; }

    /// <summary>What is the same for all shares of one amount.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>Whose wallet it is to go to.</summary>
    public required PersonId AskerId { get; init; }

    public required PersonId ByPersonId { get; init; }

    /// <summary>Who is asked.</summary>
    public required PersonId PayerId { get; init; }

    public required Rial AmountRial { get; init; }

    /// <summary>Words of who asks, or null.</summary>
    public string? Note { get; init; }

    public RequestState State { get; private set; }

    /// <summary>The payment that took it.</summary>
    public Guid? PaymentId { get; private set; }

    public required DateTime MadeAt { get; init; }

    public required DateTime UntilAt { get; init; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>True where nobody paid in time.</summary>
    public bool IsOver(DateTime now) => State == RequestState.Open && UntilAt <= now;

    public static void AddTo(ModelBuilder model) =>
        model.Entity<MoneyRequest>(request =>
        {
            request.ToTable("treasury_requests");
            request.HasKey(r => r.Id);
            request.Property(r => r.Id).ValueGeneratedNever();
        });
}
