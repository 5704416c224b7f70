namespace Shahr.Ui;

/// <summary>Where a step stands. Each has its own mark, word and colour: never the colour alone.</summary>
public enum StepState
{
    /// <summary>Finished.</summary>
    Done,

    /// <summary>Somebody holds it now.</summary>
    Current,

    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>Held now, and past its time.</summary>
    Late,

    /// <summary>Ended with a refusal.</summary>
    Refused,

    /// <summary>Not needed for this request.</summary>
    Skipped,
}

/// <summary>One step of a request's life: who holds it, since when, by when.</summary>
/// <param name="Title">What happens in this step.</param>
/// <param name="State">Where it stands.</param>
public sealed record TimelineStep(string Title, StepState State)
{
    /// <summary>The person or desk who holds it: «داوود رضایی».</summary>
    public string? Holder { get; init; }

    /// <summary>The holder's office: «ادارهٔ خدمات شهری منطقهٔ ۲».</summary>
    public string? Office { get; init; }

    /// <summary>When it came to the holder.</summary>
    public Moment? Since { get; init; }

    /// <summary>By when it is promised.</summary>
    public Moment? Due { get; init; }

    /// <summary>When it ended.</summary>
    public Moment? Finished { get; init; }

    /// <summary>The public clock of the step.</summary>
    public StepClock? Clock { get; init; }

    /// <summary>What came out of it, or what the person should do now.</summary>
    public string? Note { get; init; }

    /// <summary>A link the step offers: a document, an answer to give.</summary>
    public MenuLink? Link { get; init; }

    /// <summary>Branches that run at the same time inside this step.</summary>
    public IReadOnlyList<TimelineBranch> Branches { get; init; } = [];
}

/// <summary>The time used of the time promised.</summary>
/// <param name="Text">Words: «۲ روز کاری از ۳ روز گذشته».</param>
/// <param name="Share">Used part, 0 to 1; more than 1 is drawn as full.</param>
public sealed record StepClock(string Text, double Share);

/// <summary>One of the branches that run at the same time.</summary>
/// <param name="Title">Which office or matter.</param>
/// <param name="Steps">Its own steps.</param>
public sealed record TimelineBranch(string Title, IReadOnlyList<TimelineStep> Steps);
