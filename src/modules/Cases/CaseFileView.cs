using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Cases;

/// <summary>A case as its owner and its officers see it.</summary>
public sealed record CaseFileView
{
    /// <summary>Digits of the public number.</summary>
    public required string Number { get; init; }

    /// <summary>The number as it is read.</summary>
    public required string NumberText { get; init; }

    /// <summary>The number as it is said.</summary>
    public required string Spoken { get; init; }

    /// <summary>Service and kind.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>True while its applicant may say how it went.</summary>
    public bool AsksForStars { get; init; }

    /// <summary>How it went, in words; null while that is not said.</summary>
    public string? Stars { get; init; }

    /// <summary>What came out, in words; null while open.</summary>
    public required string? Outcome { get; init; }

    /// <summary>The decider's sentence, or null.</summary>
    public required string? Reason { get; init; }

    /// <summary>True while a question to the citizen stands open.</summary>
    public required bool Asked { get; init; }

    /// <summary>What is to be paid before the work goes on.</summary>
    public IReadOnlyList<OwedFee> Owed { get; init; } = [];

    /// <summary>True while the applicant is waited for.</summary>
    public bool WaitsForApplicant => Asked || Owed.Count > 0;

    /// <summary>When the citizen wrote what nobody has answered yet.</summary>
    public string? WroteAt { get; init; }

    /// <summary>The open questions.</summary>
    public required string Question { get; init; }

    /// <summary>When it arrived.</summary>
    public required string OpenedAt { get; init; }

    /// <summary>Name of the applicant.</summary>
    public required string Applicant { get; init; }

    /// <summary>How many follow it, in digits; null for none.</summary>
    public required string? Followers { get; init; }

    /// <summary>The steps.</summary>
    public required IReadOnlyList<TimelineStep> Timeline { get; init; }

    /// <summary>Question and answer.</summary>
    public required IReadOnlyList<(string Question, string? Text)> Answers { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<AttachmentView> Attachments { get; init; }

    /// <summary>The history, oldest first.</summary>
    public required IReadOnlyList<HistoryLine> Lines { get; init; }

    /// <summary>What the city issued.</summary>
    public required IReadOnlyList<PaperView> Papers { get; init; }

    /// <summary>Address and title of the life event it is a part of, or null.</summary>
    public (string Url, string Title)? LifeEvent { get; init; }

    /// <summary>Number of the case that goes on in place of this double, or null.</summary>
    public string? Kept { get; init; }

    /// <summary>What was split off it, and what it was split off.</summary>
    public IReadOnlyList<LinkedCase> Linked { get; init; } = [];

    /// <summary>The lines and areas it speaks of.</summary>
    public IReadOnlyList<ShapeView> Shapes { get; init; } = [];

    /// <summary>Where it is, or null.</summary>
    public required (double Lat, double Lon)? Place { get; init; }
}

/// <summary>A fee that is to be paid.</summary>
/// <param name="Step">Id of the step that costs it.</param>
/// <param name="What">What it is for.</param>
/// <param name="Amount">How much.</param>
public sealed record OwedFee(string Step, string What, Rial Amount)
{
    internal static OwedFee Of(CaseStep step, string language) =>
        new(step.Id.ToString(), CaseWords.Say(language, step.FeeFa ?? "", step.FeeEn ?? ""), step.FeeRial ?? Rial.Zero);
}

/// <summary>A case that was one with this before an officer made two; before: the first of them.</summary>
public sealed record LinkedCase(string Number, string NumberText, string Title, bool Before);

/// <summary>A file of a case.</summary>
public sealed record AttachmentView(string Url, string Name, string Size, string Label, bool IsPicture);

/// <summary>A line or an area of a case, with the point its map opens at.</summary>
public sealed record ShapeView(string Label, string Rows, bool Closed, double Lat, double Lon);

/// <summary>A line of the history.</summary>
public sealed record HistoryLine(Moment At, string Sentence, string? Text)
{
    /// <summary>The part of a life event it belongs to, where several are in one list.</summary>
    public string? Of { get; init; }
}

/// <summary>A document of a case; not ready means its signature is being made.</summary>
public sealed record PaperView(string Title, string Number, string Href, bool Ready);
