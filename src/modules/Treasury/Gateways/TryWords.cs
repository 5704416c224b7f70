using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>Where an attempt stands and what happens next, in the reader's language.</summary>
internal static class TryWords
{
    /// <summary>In two words, for a list.</summary>
    public static string Short(TryState state, UiContext ui) =>
        state switch
        {
            TryState.Made => ui.Say("آماده می‌شود", "Being prepared"),
            TryState.Sent => ui.Say("هنوز پرداخت نشده", "Not paid yet"),
            TryState.Returned or TryState.Unknown => ui.Say("از بانک پرسیده می‌شود", "Being asked"),
            TryState.Verified => ui.Say("در راه کیف پول", "On its way"),
            TryState.Credited => ui.Say("در کیف پول است", "In the wallet"),
            TryState.Cancelled => ui.Say("انصراف دادید", "You turned back"),
            TryState.Failed => ui.Say("پرداخت نشد", "Not paid"),
            TryState.Disputed => ui.Say("پس داده می‌شود", "Being given back"),
            _ => ui.Say("به کارت برگشت", "Given back"),
        };

    /// <summary>In whole sentences.</summary>
    public static StateWords Of(GatewayTry one, UiContext ui) =>
        one.State switch
        {
            TryState.Made => new(
                ui.Say("درگاه آماده می‌شود", "The provider is being prepared"),
                ui.Say(
                    "این صفحه تا چند ثانیهٔ دیگر راه رفتن به بانک را نشان می‌دهد.",
                    "In a few seconds this page shows the way to the bank."
                ),
                Tone.Action
            ),
            TryState.Sent => new(
                ui.Say("پرداخت در صفحهٔ بانک", "Pay on the bank's page"),
                ui.Say(
                    "با دکمهٔ زیر به صفحهٔ بانک می‌روید و پس از پرداخت به همین‌جا برمی‌گردید. اگر نپردازید چیزی کم نمی‌شود.",
                    "The button leads to the bank's page, and after paying you come back here. If you do not pay, "
                        + "nothing is taken."
                ),
                Tone.Action
            ),
            TryState.Returned => new(
                ui.Say("از بانک پرسیده می‌شود", "The bank is being asked"),
                ui.Say(
                    "کاری نکنید؛ این صفحه چند ثانیه یک بار خودش تازه می‌شود تا پاسخ بانک برسد.",
                    "There is nothing to do; this page renews itself every few seconds until the bank answers."
                ),
                Tone.Action
            ),
            TryState.Unknown => Unknown(ui),
            TryState.Verified => new(
                ui.Say("پول رسید و به کیف پول می‌رود", "The money has come and goes to your wallet"),
                ui.Say("تا چند ثانیهٔ دیگر در کیف پول شماست.", "In a few seconds it is in your wallet."),
                Tone.Progress
            ),
            TryState.Credited => new(
                ui.Say("پول در کیف پول شماست", "The money is in your wallet"),
                ui.Say("رسید آن همیشه در کیف پول می‌ماند.", "Its receipt stays in the wallet."),
                Tone.Progress
            ),
            TryState.Cancelled => new(
                ui.Say("از پرداخت برگشتید", "You turned back"),
                ui.Say("پولی کم نشده است. هر وقت خواستید دوباره بیفزایید.", "Nothing was taken. Add money any time."),
                Tone.Attention
            ),
            TryState.Failed => Failed(one, ui),
            TryState.Disputed => new(
                ui.Say("پول به کارت شما پس داده می‌شود", "The money is being given back to your card"),
                ui.Say(
                    "بانک مبلغ یا کیف پول دیگری گفت، پس چیزی به کیف پول نرفت. شهر پس دادن آن را می‌خواهد تا انجام شود.",
                    "The bank named another amount or the wallet could not take it, so nothing went in. The city asks "
                        + "for it to be given back until it is."
                ),
                Tone.Attention
            ),
            _ => new(
                ui.Say("پول به کارت شما برگشت", "The money went back to your card"),
                ui.Say(
                    "بانک‌ها آن را تا ۷۲ ساعت در حساب نشان می‌دهند. اگر نیامد شمارهٔ بالا را به بانک خود بگویید.",
                    "Banks show it within 72 hours. If it does not come, tell your bank the number above."
                ),
                Tone.Attention
            ),
        };

    private static StateWords Unknown(UiContext ui) =>
        new(
            ui.Say("بانک هنوز پاسخ نداده است", "The bank has not answered yet"),
            ui.Say(
                "دوباره نپردازید. شهر خودش می‌پرسد تا پاسخ برسد: اگر پول برداشته شده باشد یا به کیف پول شما می‌آید یا به "
                    + "کارتتان برمی‌گردد. می‌توانید این صفحه را ببندید؛ از «افزودن پول» پیداست.",
                "Do not pay again. The city asks until there is an answer: if money was taken it either comes into "
                    + "your wallet or goes back to your card. You may close this page; “Add money” shows it."
            ),
            Tone.Attention
        );

    private static StateWords Failed(GatewayTry one, UiContext ui) =>
        one.Gateway is null
            ? new(
                ui.Say("هیچ درگاهی پاسخ نداد", "No provider answered"),
                ui.Say(
                    "پولی کم نشده است. چند دقیقهٔ دیگر از نو بیفزایید.",
                    "Nothing was taken. Add money again in a few minutes."
                ),
                Tone.Refusal
            )
            : new(
                ui.Say("پرداخت انجام نشد", "It was not paid"),
                ui.Say(
                    "بانک نپذیرفت یا مهلت پرداخت گذشت. پولی کم نشده است؛ می‌توانید از نو بیفزایید.",
                    "The bank declined, or the time to pay is over. Nothing was taken; you may begin anew."
                ),
                Tone.Refusal
            );
}
