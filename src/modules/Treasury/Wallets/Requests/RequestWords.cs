using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>Where a request stands, in the reader's language.</summary>
internal static class RequestWords
{
    public static string Of(MoneyRequest request, DateTime now, UiContext ui) =>
        request.State switch
        {
            _ when request.IsOver(now) => ui.Say("مهلتش گذشت", "Its time is over"),
            RequestState.Draft => ui.Say("هنوز فرستاده نشده", "Not sent yet"),
            RequestState.Open => ui.Say("باز است", "Open"),
            RequestState.Taken => ui.Say("پرداختش در راه است", "Its payment is on its way"),
            RequestState.Paid => ui.Say("پرداخت شد", "Paid"),
            RequestState.Declined => ui.Say("نپذیرفت", "Declined"),
            _ => ui.Say("پس گرفته شد", "Taken back"),
        };
}
