using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>Where a bill stands.</summary>
internal enum BillState
{
    /// <summary>To be paid.</summary>
    Unpaid,

    /// <summary>A payment is under way for it; nobody else pays it meanwhile.</summary>
    Taken,

    /// <summary>Paid.</summary>
    Paid,
}

/// <summary>
/// A bill (قبض) of one period, or one of the parts it was split into. What it costs on a day follows from its issuer's
/// rule (<see cref="BillRule"/>).
/// </summary>
internal sealed class Bill
{
    public required Guid Id { get; init; }

    public required Guid IssuerId { get; init; }

    /// <summary>شناسهٔ قبض</summary>
    public required string BillId { get; init; }

    /// <summary>شناسهٔ پرداخت; another one where the issuer changed the amount.</summary>
    public required string PaymentId { get; set; }

    /// <summary>Whose it is, as a keyed hash (<see cref="PayerKey"/>); null where the issuer does not know.</summary>
    public string? Payer { get; set; }

    public required Rial AmountRial { get; set; }

    /// <summary>Jalali year of the period.</summary>
    public required int Year { get; init; }

    public required int Period { get; init; }

    /// <summary>From 1.</summary>
    public int Part { get; set; } = 1;

    /// <summary>1 for a whole bill.</summary>
    public int Parts { get; set; } = 1;

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly DueOn { get; set; }

    public BillState State { get; init; }

    /// <summary>The payment under way, or that paid it.</summary>
    public Guid? TakenBy { get; init; }

    public Rial? PaidRial { get; init; }

    public DateTime? PaidAt { get; init; }

    /// <summary>In whose name it was paid.</summary>
    public PersonId? PaidFor { get; init; }

    public required DateTime PushedAt { get; init; }

    /// <summary>What it costs on a day.</summary>
    public Reckoning On(DateOnly today, Issuer issuer) =>
        issuer.Rule.On(AmountRial, JalaliDate.From(IssuedOn), JalaliDate.From(DueOn), JalaliDate.From(today));

    /// <summary>«دورهٔ ۳ سال ۱۴۰۴»، and which part.</summary>
    public string PeriodIn(UiContext ui)
    {
        var part = Parts == 1 ? "" : ui.Say($"، بخش {Part} از {Parts}", $", part {Part} of {Parts}");
        var text = ui.Say($"دورهٔ {Period} سال {Year}", $"period {Period} of {Year}") + part;
        return ui.Language == "en" ? text : PersianText.ToPersianDigits(text);
    }

    /// <summary>What the receipt says: «قبض آب، آب و فاضلاب شهر، دورهٔ ۳ سال ۱۴۰۴ (۱۰٪ تخفیف …)».</summary>
    public string TitleIn(UiContext ui, Issuer issuer, Reckoning today)
    {
        var service = BillWords.Of(issuer.Service, ui);
        var name = ui.Say($"قبض {service}، {issuer.NameFa}، ", $"{service} bill, {issuer.NameEn}, ") + PeriodIn(ui);
        return today.Fa is { } fa ? $"{name} ({ui.Say(fa, today.En ?? fa)})" : name;
    }
}

/// <summary>What a bill said before its issuer changed it.</summary>
internal sealed class BillChange
{
    public required Guid Id { get; init; }

    public required Guid Bill { get; init; }

    public required Guid PushId { get; init; }

    public required string PaymentId { get; init; }

    public required Rial AmountRial { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTime At { get; init; }
}
