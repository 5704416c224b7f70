using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>What pages say of orders, in the reader's language.</summary>
internal static class OrderWords
{
    public static string Of(StandingOrder order, UiContext ui) =>
        order.State switch
        {
            OrderState.Draft => ui.Say("هنوز نپذیرفته‌اید", "Not agreed to yet"),
            OrderState.Active => ui.Say("در کار", "At work"),
            OrderState.Ended => ui.Say("به پایان رسید", "Came to its end"),
            _ when order.EndedBy == "receiver" => ui.Say(
                "متوقف شد: به این گیرنده نمی‌شود پرداخت",
                "Stopped: this receiver cannot be paid"
            ),
            _ => ui.Say("متوقف شد", "Stopped"),
        };

    public static string Of(Rhythm rhythm, DateOnly first, UiContext ui)
    {
        var day = JalaliDate.From(first);
        return rhythm switch
        {
            Rhythm.Once => ui.Say("یک بار", "Once"),
            Rhythm.Weekly => ui.Say($"هر هفته، {day.WeekdayName}", $"Every week, on {day.DayOfWeek}"),
            Rhythm.Monthly when day.Day > 29 => ui.Say(
                $"هر ماه، روز {PersianText.ToPersianDigits($"{day.Day}")} (در ماه کوتاه‌تر، روز آخر)",
                $"Every month, on day {day.Day} (the last day of a shorter month)"
            ),
            Rhythm.Monthly => ui.Say(
                $"هر ماه، روز {PersianText.ToPersianDigits($"{day.Day}")}",
                $"Every month, on day {day.Day}"
            ),
            Rhythm.LastDay => ui.Say("هر ماه، روز آخر", "Every month, on its last day"),
            _ => ui.Say("هر ماه، روز حقوق (آخرین روز کاری)", "Every month, on salary day (the last working day)"),
        };
    }

    public static string Of(WhenShort choice, UiContext ui) =>
        choice switch
        {
            WhenShort.Retry => ui.Say("تا چهار روز پس از آن دوباره تلاش شود", "Try again on the next four days"),
            WhenShort.Part => ui.Say("هر چه هست فرستاده شود", "Send what is there"),
            _ => ui.Say("چیزی فرستاده نشود و به من خبر داده شود", "Send nothing and tell me"),
        };

    public static (string Text, Tone Tone) Of(OrderRun run, UiContext ui) =>
        run.State switch
        {
            RunState.Asked => (ui.Say("در راه", "On its way"), Tone.Action),
            RunState.Moved => (ui.Say("پرداخت شد", "Paid"), Tone.Progress),
            RunState.Short when run.AgainOn is { } again => (
                ui.Say("پول کم بود؛ دوباره در ", "Too little; again on ") + Day(again, ui),
                Tone.Attention
            ),
            RunState.Short => (ui.Say("پول کم بود", "Too little"), Tone.Refusal),
            _ => (ui.Say("انجام نشد: ", "Not done: ") + ui.Say(run.WhyFa ?? "", run.WhyEn ?? ""), Tone.Refusal),
        };

    public static string Day(DateOnly day, UiContext ui) => When.Day(JalaliDate.From(day), ui.Language);
}
