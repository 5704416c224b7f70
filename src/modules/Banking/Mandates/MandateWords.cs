using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>What pages say of mandates, in the reader's language.</summary>
internal static class MandateWords
{
    public static string Of(DebitMandate mandate, DateTime now, UiContext ui) =>
        mandate.State switch
        {
            _ when mandate.IsOver(now) => ui.Say("مهلت پاسخ گذشت", "Not answered in time"),
            MandateState.Asked => ui.Say("در انتظار پاسخ پرداخت‌کننده", "Waits for the payer"),
            MandateState.Active => ui.Say("در کار", "At work"),
            MandateState.Declined => ui.Say("پذیرفته نشد", "Declined"),
            _ when mandate.EndedBy == "payee" => ui.Say("سازمان پایانش داد", "Ended by the organisation"),
            _ when mandate.EndedBy == "payer" => ui.Say("پرداخت‌کننده پایانش داد", "Ended by the payer"),
            _ => ui.Say("پایان یافت", "Ended"),
        };

    public static (string Text, Tone Tone) Of(Debit debit, UiContext ui) =>
        debit.State switch
        {
            DebitState.Announced => (ui.Say("در پیش", "Ahead"), Tone.Action),
            DebitState.Asked => (ui.Say("در راه", "On its way"), Tone.Action),
            DebitState.Moved => (ui.Say("برداشته شد", "Drawn"), Tone.Progress),
            DebitState.Failed => (
                ui.Say("انجام نشد: ", "Not done: ") + ui.Say(debit.WhyFa ?? "", debit.WhyEn ?? ""),
                Tone.Refusal
            ),
            DebitState.Stopped => (ui.Say("کنار گذاشته شد", "Left out"), Tone.Quiet),
            DebitState.Returning => (ui.Say("در راه بازگشت", "On its way back"), Tone.Action),
            DebitState.Owed => (
                ui.Say(
                    "سازمان بدهکار است؛ هر روز دوباره تلاش می‌شود",
                    "The organisation owes it; tried again each day"
                ),
                Tone.Attention
            ),
            _ => (ui.Say("برگشت", "Came back"), Tone.Progress),
        };

    /// <summary>Who stands at the other side.</summary>
    public static string Other(DebitMandate mandate, PersonId reader) =>
        mandate.PayerId == reader ? mandate.PayeeName : mandate.PayerName;
}
