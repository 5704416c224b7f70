namespace Shahr.Cases.Definitions;

/// <summary>
/// To whom it is said that a step runs late, in percent of its promised working time: the holder is reminded, then the
/// second (every colleague, who may take it over), then the head of the office. What silence means is
/// <see cref="DeemedApproval"/>'s to say.
/// </summary>
internal sealed record Escalation
{
    public const int Most = 1000;

    public int Remind { get; init; } = 75;
    public int Second { get; init; } = 100;
    public int Head { get; init; } = 150;

    /// <summary>What is wrong with it, or null.</summary>
    public Words? WhatIsWrong() =>
        Remind is < 10 or > 100
            ? new Words
            {
                Fa = "یادآوری در ۱۰ تا ۱۰۰ درصد مهلت باشد.",
                En = "remind must lie between 10 and 100 percent of the promised time.",
            }
        : Second < 100
            ? new Words
            {
                Fa = "به همکاران پیش از پایان مهلت گفته نمی‌شود؛ ۱۰۰ درصد یا بیشتر.",
                En = "second must not come before the promised time is over.",
            }
        : Head <= Second || Head > Most
            ? new Words
            {
                Fa = "سرپرست پس از همکاران و تا ۱۰۰۰ درصد مهلت باخبر شود.",
                En = $"head must come after second and by {Most} percent.",
            }
        : null;
}
