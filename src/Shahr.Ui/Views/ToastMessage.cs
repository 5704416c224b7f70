namespace Shahr.Ui;

/// <summary>A short answer shown once after a redirect.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Tone">What it means.</param>
/// <param name="Link">A next step, or null.</param>
public sealed record ToastMessage(string Text, Tone Tone = Tone.Progress, MenuLink? Link = null);
