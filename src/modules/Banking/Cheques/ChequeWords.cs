using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>What pages say of cheques, in the reader's language.</summary>
internal static class ChequeWords
{
    public static (string Text, Tone Tone) Of(Cheque cheque, UiContext ui) =>
        cheque.State switch
        {
            ChequeState.Draft => (ui.Say("هنوز صادر نکرده‌اید", "Not issued yet"), Tone.Quiet),
            ChequeState.Agreed => (ui.Say("در راه ثبت در صیاد", "Being registered at Sayad"), Tone.Action),
            ChequeState.Offered => (ui.Say("چشم‌به‌راه پاسخ گیرنده", "Waits for the receiver"), Tone.Action),
            ChequeState.Held => (ui.Say("پذیرفته شده", "Accepted"), Tone.Progress),
            ChequeState.Passing => (ui.Say("در راه واگذاری", "Being given on"), Tone.Action),
            ChequeState.Presented when cheque.ClearOn is { } day => (
                ui.Say("ارائه شده؛ وصول در ", "Presented; cleared on ") + Day(day, ui),
                Tone.Action
            ),
            ChequeState.Presented or ChequeState.Clearing => (ui.Say("در حال وصول", "Being cleared"), Tone.Action),
            ChequeState.Cleared => (ui.Say("وصول شد", "Cleared"), Tone.Progress),
            ChequeState.Bounced => (ui.Say("برگشت خورد", "Bounced"), Tone.Refusal),
            ChequeState.Settling => (ui.Say("در حال پرداخت پس از برگشت", "Being settled"), Tone.Action),
            ChequeState.Settled => (ui.Say("پس از برگشت پرداخت شد", "Settled after it bounced"), Tone.Progress),
            ChequeState.Stopped => (ui.Say("با دستور دادگاه متوقف شد", "Stopped by a court"), Tone.Refusal),
            _ => (ui.Say("باطل", "Void"), Tone.Quiet),
        };

    public static string Of(ChequeWhy why, UiContext ui) =>
        why switch
        {
            ChequeWhy.Short => ui.Say("پول در کیف صادرکننده کم بود", "The issuer's wallet had too little"),
            ChequeWhy.Refused => ui.Say("دفتر کل پرداخت را نپذیرفت", "The ledger did not take the payment"),
            ChequeWhy.IssuerDied => ui.Say("صادرکننده درگذشته است", "The issuer has died"),
            ChequeWhy.Declined => ui.Say("گیرنده آن را نپذیرفت", "The receiver did not accept it"),
            ChequeWhy.TakenBack => ui.Say("صادرکننده آن را پس گرفت", "The issuer took it back"),
            ChequeWhy.NotRegistered => ui.Say("صیاد آن را ثبت نکرد", "Sayad did not register it"),
            ChequeWhy.ReceiverDied => ui.Say("گیرنده درگذشته است", "The receiver has died"),
            _ => ui.Say("صادرکننده و دارنده یک نفرند", "Issuer and holder are one person"),
        };

    public static (string Text, Tone Tone) Of(CreditStatus status, UiContext ui) =>
        status.Colour switch
        {
            CreditColour.White => (
                ui.Say("سفید: چک برگشتی پرداخت‌نشده ندارد", "White: no bounced cheque unsettled"),
                Tone.Progress
            ),
            CreditColour.Yellow => (Counted("زرد", "Yellow", status, ui), Tone.Attention),
            CreditColour.Orange => (Counted("نارنجی", "Orange", status, ui), Tone.Attention),
            CreditColour.Brown => (Counted("قهوه‌ای", "Brown", status, ui), Tone.Refusal),
            _ => (Counted("قرمز", "Red", status, ui), Tone.Refusal),
        };

    public static string Of(ChequeLine line, UiContext ui)
    {
        var name = line.Name ?? "";
        return line.Kind switch
        {
            LineKind.Agreed => ui.Say($"{name} صادرش کرد", $"Issued by {name}"),
            LineKind.Registered => ui.Say($"در صیاد ثبت شد، در وجه {name}", $"Registered at Sayad, payable to {name}"),
            LineKind.NotRegistered => ui.Say("صیاد ثبتش نکرد", "Not registered by Sayad"),
            LineKind.OfferedOn => ui.Say($"واگذاری به {name} آغاز شد", $"Being given on to {name}"),
            LineKind.Accepted => ui.Say($"{name} پذیرفت", $"Accepted by {name}"),
            LineKind.Declined => ui.Say($"{name} نپذیرفت", $"Declined by {name}"),
            LineKind.TakenBack => ui.Say($"پیش از پاسخ {name} پس گرفته شد", $"Taken back before {name} answered"),
            LineKind.Presented => ui.Say($"{name} برای وصول ارائه داد", $"Presented by {name}"),
            LineKind.Lapsed => ui.Say($"با درگذشت {name} وصول ایستاد", $"{name} died; it is not cleared"),
            LineKind.Cleared => ui.Say($"وصول شد و به {name} رسید", $"Cleared and paid to {name}"),
            LineKind.Bounced => ui.Say("برگشت خورد", "Bounced"),
            LineKind.Settling => ui.Say($"{name} پرداخت پس از برگشت را آغاز کرد", $"{name} began to settle it"),
            LineKind.NotSettled => ui.Say("پرداخت پس از برگشت انجام نشد", "It was not settled"),
            LineKind.Settled => ui.Say($"پرداخت شد و به {name} رسید", $"Settled and paid to {name}"),
            LineKind.Stopped => ui.Say(
                $"با دستور دادگاه به شمارهٔ {PersianText.InSentence(name)} متوقف شد",
                $"Stopped by a court's order, number {name}"
            ),
            LineKind.Died => ui.Say($"{name} درگذشت", $"{name} died"),
            _ => ui.Say("صادرکننده و دارنده یک نفر شدند", "Issuer and holder became one person"),
        };
    }

    /// <summary>Who stands at the other side of it for this reader.</summary>
    public static string Other(Cheque cheque, PersonId reader) =>
        cheque.IssuerId == reader ? cheque.HolderName ?? cheque.ReceiverName : cheque.IssuerName;

    public static string Day(DateOnly day, UiContext ui) => When.Day(JalaliDate.From(day), ui.Language);

    /// <summary>Sixteen digits in fours.</summary>
    public static string Leaf(string sayadId, UiContext ui) =>
        ui.Digits(string.Join(' ', sayadId.Chunk(4).Select(four => new string(four))));

    private static string Counted(string fa, string en, CreditStatus status, UiContext ui) =>
        ui.Digits(
            ui.Say(
                $"{fa}: {status.Cheques} چک برگشتی پرداخت‌نشده، روی هم {status.Sum.ToTomanString()}",
                $"{en}: {status.Cheques} bounced and unsettled, {status.Sum.ToTomanString()} together"
            )
        );
}
