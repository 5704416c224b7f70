namespace Shahr.Ui;

/// <summary>What a message or tag means. Each tone has its own icon, so that colour never speaks alone.</summary>
public enum Tone
{
    /// <summary>Plain, no urgency.</summary>
    Quiet,

    /// <summary>Something to know or to do: lapis.</summary>
    Action,

    /// <summary>Something went well or goes on: turquoise.</summary>
    Progress,

    /// <summary>Something to mind: saffron.</summary>
    Attention,

    /// <summary>Something was refused or is wrong: pomegranate.</summary>
    Refusal,
}

internal static class Tones
{
    internal static string Name(Tone tone) =>
        tone switch
        {
            Tone.Action => "action",
            Tone.Progress => "progress",
            Tone.Attention => "attention",
            Tone.Refusal => "refusal",
            _ => "quiet",
        };

    internal static string Icon(Tone tone) =>
        tone switch
        {
            Tone.Progress => "circle-check",
            Tone.Attention => "triangle-alert",
            Tone.Refusal => "circle-x",
            _ => "info",
        };

    internal static string Word(Tone tone, UiText text) =>
        tone switch
        {
            Tone.Progress => text.Success,
            Tone.Attention => text.Attention,
            Tone.Refusal => text.Refusal,
            _ => text.Note,
        };
}
