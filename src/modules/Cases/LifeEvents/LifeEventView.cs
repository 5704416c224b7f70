using Shahr.Ui;

namespace Shahr.Cases.LifeEvents;

/// <summary>A life event as its owner sees it, or whoever has its number.</summary>
public sealed record LifeEventView
{
    /// <summary>Digits of the public number.</summary>
    public required string Number { get; init; }

    /// <summary>The number as it is read.</summary>
    public required string NumberText { get; init; }

    /// <summary>The number as it is said.</summary>
    public required string Spoken { get; init; }

    /// <summary>What happened in their life.</summary>
    public required string Title { get; init; }

    /// <summary>Open while any part is; granted where every part was.</summary>
    public required CaseState State { get; init; }

    /// <summary>How it ended, in words; null while open.</summary>
    public required string? Outcome { get; init; }

    /// <summary>True while a question to the citizen stands open in any part.</summary>
    public required bool Asked { get; init; }

    /// <summary>«۲ بخش از ۴ بخش تمام شد».</summary>
    public required string Progress { get; init; }

    /// <summary>Its parts in their order.</summary>
    public required IReadOnlyList<LifeEventPart> Parts { get; init; }

    /// <summary>The steps of all parts, side by side.</summary>
    public required IReadOnlyList<TimelineStep> Timeline { get; init; }

    /// <summary>What happened in any part, oldest first; of a tracked event nothing.</summary>
    public IReadOnlyList<HistoryLine> Lines { get; init; } = [];

    /// <summary>True right after it was sent.</summary>
    public bool JustSent { get; init; }

    /// <summary>True for whoever may take back a part that is open.</summary>
    public bool MayWithdraw { get; init; }

    /// <summary>Why whoever acts for another sees it.</summary>
    public string? Why { get; init; }
}

/// <summary>One part: its case, and who holds it by when.</summary>
public sealed record LifeEventPart(
    string Number,
    string NumberText,
    string Title,
    CaseState State,
    string Outcome,
    bool Asked,
    string? Office,
    string? Due
);

/// <summary>How life events are spoken of.</summary>
internal static class LifeEventWords
{
    public static string Progress(string language, int over, int of) =>
        CaseWords.Say(
            language,
            $"{CaseWords.Number("fa", over)} از {CaseWords.Number("fa", of)} بخش تمام شد",
            $"{over} of {of} parts are over"
        );

    public static string PartOf(string language, string title) =>
        CaseWords.Say(language, $"بخشی از «{title}»", $"Part of “{title}”");
}
