using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>Where a withdrawal stands and what happens next, in the reader's language.</summary>
internal static class WithdrawalWords
{
    /// <summary>In two words, for a list.</summary>
    public static string Short(WithdrawalState state, UiContext ui) =>
        state switch
        {
            WithdrawalState.Made => ui.Say("هنوز برداشت نشده", "Not taken out yet"),
            WithdrawalState.Dropped => ui.Say("برداشت نشد", "Not taken out"),
            WithdrawalState.Arrived => ui.Say("به حساب رسید", "Arrived"),
            WithdrawalState.Refused or WithdrawalState.Returning => ui.Say("برمی‌گردد", "Coming back"),
            WithdrawalState.Returned => ui.Say("به کیف پول برگشت", "Came back"),
            _ => ui.Say("در راه بانک", "On its way"),
        };

    /// <summary>In whole sentences; null while the payment itself says all there is.</summary>
    public static StateWords? Of(Withdrawal one, UiContext ui) =>
        one.State switch
        {
            WithdrawalState.Due => new(
                ui.Say("در راه بانک است", "On its way to the bank"),
                ui.Say(
                    "پول از کیف پول شما بیرون آمده است و دستور آن به بانک داده می‌شود. اگر بانک پاسخ ندهد "
                        + "شهر باز می‌پرسد؛ دوباره برداشت نکنید.",
                    "The money has left your wallet and the bank is being given the order. If the bank does not answer "
                        + "the city asks again; do not take it out a second time."
                ),
                Tone.Action
            ),
            WithdrawalState.Ordered => new(
                ui.Say("بانک آن را گرفت و می‌فرستد", "The bank has it and is sending it"),
                ui.Say(
                    "کاری نکنید؛ وقتی به حساب رسید این‌جا نوشته می‌شود. می‌توانید این صفحه را ببندید.",
                    "There is nothing to do; it is said here when it has arrived. You may close this page."
                ),
                Tone.Action
            ),
            WithdrawalState.Arrived => new(
                ui.Say("به حساب بانکی رسید", "It is in the bank account"),
                ui.Say(
                    "اگر در حساب نیست، شمارهٔ پیگیری را به بانک گیرنده بگویید.",
                    "If it is not in the account, tell its bank the tracking number."
                ),
                Tone.Progress
            ),
            WithdrawalState.Refused or WithdrawalState.Returning => new(
                ui.Say("بانک نپذیرفت و پول برمی‌گردد", "The bank refused it and the money is coming back"),
                Why(one, ui)
                    + " "
                    + ui.Say(
                        "پول به کیف پول شما برمی‌گردد. اگر کیف پولتان مسدود باشد، شهر هر ساعت باز می‌آزماید.",
                        "The money goes back to your wallet. While the wallet is frozen the city tries every hour."
                    ),
                Tone.Attention
            ),
            WithdrawalState.Returned => new(
                ui.Say("به کیف پول شما برگشت", "It came back to your wallet"),
                Why(one, ui)
                    + " "
                    + ui.Say(
                        "همهٔ پول در کیف پول شماست؛ شماره را درست کنید و از نو برداشت کنید.",
                        "All of it is in your wallet; put the number right and take it out anew."
                    ),
                Tone.Attention
            ),
            _ => null,
        };

    private static string Why(Withdrawal one, UiContext ui) =>
        one.Why switch
        {
            TransferRefusal.NoSuchAccount => ui.Say(
                "بانک گفت چنین حسابی نیست.",
                "The bank says that there is no such account."
            ),
            TransferRefusal.AccountShut => ui.Say(
                "بانک گفت این حساب بسته یا مسدود است.",
                "The bank says that this account is closed or frozen."
            ),
            _ => ui.Say("بانک دلیلش را نگفت.", "The bank did not say why."),
        };
}
