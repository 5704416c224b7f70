using Shahr.Kit;

namespace Shahr.Ui;

/// <summary>Why somebody does not see or spend the money of whom they act for.</summary>
public static class PurseProblems
{
    /// <summary>Seeing a part does not show the money.</summary>
    public static readonly Problem NotToSee = new(
        "ui.not_to_see",
        403,
        "حق شما در {0} همه‌چیز را در بر نمی‌گیرد، پس کیف پول آن را نمی‌بینید. از مدیر آن بخواهید.",
        "Your right in {0} does not reach everything, so you do not see its wallet. Ask who manages it."
    );

    /// <summary>Seeing is not paying.</summary>
    public static readonly Problem NotToPay = new(
        "ui.not_to_pay",
        403,
        "حق شما در {0} فقط دیدن است. عضوی که حق انجام کار دارد باید بپردازد.",
        "In {0} you may only see. A member who may act has to pay."
    );

    /// <summary>A right that ends at an amount.</summary>
    public static readonly Problem AboveTheirs = new(
        "ui.above_theirs",
        403,
        "حق شما تا {0} ریال است و این پرداخت از آن بیشتر است. کسی با حق بیشتر باید بپردازد.",
        "Your right ends at {0} rials, and this payment is above it. Somebody with a wider right has to pay."
    );
}
