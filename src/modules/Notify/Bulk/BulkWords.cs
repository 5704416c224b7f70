using System.Globalization;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>Where a notice stands, in words and colour.</summary>
internal static class BulkWords
{
    public static string State(string state, UiContext ui) =>
        Enum.Parse<BulkState>(state) switch
        {
            BulkState.Counting => ui.Say("در حال شمارش", "Being counted"),
            BulkState.Waiting => ui.Say("چشم‌به‌راه تأیید", "Waits for approval"),
            BulkState.Planning => ui.Say("در حال آماده‌شدن", "Being prepared"),
            BulkState.Sending => ui.Say("در حال فرستادن", "Being sent"),
            BulkState.Done => ui.Say("فرستاده شد", "Sent"),
            BulkState.Stopping => ui.Say("در حال پس‌گرفتن", "Being taken back"),
            BulkState.Stopped => ui.Say("کنار گذاشته شد", "Stopped"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    /// <summary>A figure in groups of three, in the reader's digits.</summary>
    public static string Number(long number, UiContext ui)
    {
        var grouped = number.ToString("#,0", CultureInfo.InvariantCulture);
        return ui.Digits(ui.Language == "en" ? grouped : grouped.Replace(',', '٬'));
    }

    public static Tone ToneOf(string state) =>
        Enum.Parse<BulkState>(state) switch
        {
            BulkState.Waiting => Tone.Attention,
            BulkState.Done => Tone.Progress,
            BulkState.Stopping or BulkState.Stopped => Tone.Refusal,
            _ => Tone.Action,
        };
}
