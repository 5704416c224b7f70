using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>What a line of the history tells.</summary>
internal enum LineKind
{
    Opened,
    Claimed,
    Released,
    Asked,
    Answered,
    Confirmed,
    NotConfirmed,
    Granted,
    Refused,
    Withdrawn,
    Merged,
    Parted,
    Died,
    DeathUndone,
    Renamed,
    HandedBack,
    TakenOver,
    Rated,

    /// <summary>An officer asked another office inside the case.</summary>
    OfficeAsked,

    /// <summary>They chose what that office sees; the text says what.</summary>
    OfficeShown,

    /// <summary>That office answered: in favour, or against.</summary>
    OfficeFor,

    /// <inheritdoc cref="OfficeFor"/>
    OfficeAgainst,

    /// <summary>The promised time is over: the colleagues of the office were told.</summary>
    SecondTold,

    /// <summary>Still late: the head of the office was told.</summary>
    HeadTold,

    /// <summary>A colleague took over a step whose time is over.</summary>
    TakenOverLate,

    /// <summary>The citizen wrote without being asked.</summary>
    Wrote,

    /// <summary>An officer wrote; nothing waits for an answer.</summary>
    Told,

    /// <summary>The applicant agreed that another office is asked; the text says to what.</summary>
    Consented,

    /// <summary>They did not, and sent a paper instead.</summary>
    Declined,

    /// <summary>The city itself asked another office.</summary>
    Inquired,

    /// <summary>It was closed as the double of another.</summary>
    FoundDouble,

    /// <summary>A double was merged into it; the text is its number.</summary>
    DoubleJoined,

    /// <summary>The double was opened again.</summary>
    Reopened,

    /// <summary>A double that was merged into it goes its own way again; the text is its number.</summary>
    DoubleLeft,

    /// <summary>A second matter was split off; the text is the new case's number and the reason.</summary>
    SplitInto,

    /// <summary>It was split off another; the text is that one's number and the reason.</summary>
    SplitFrom,

    /// <summary>A step costs something; the text says for what and how much.</summary>
    FeeAsked,

    /// <summary>Its fee was paid; the text names the payment.</summary>
    FeePaid,

    /// <summary>The head of the office forwent it; the text says why.</summary>
    FeeWaived,

    /// <summary>It was given back; the text names the payment and says why.</summary>
    FeeGivenBack,

    /// <summary>Its time passed unanswered, and by law that is approval.</summary>
    Deemed,

    /// <summary>Who asked another office took the question back before it was answered.</summary>
    OfficeRecalled,
}

/// <summary>
/// A line of a case's history. The sentence is made from the kind when it is read, in the reader's language.
/// </summary>
internal sealed class CaseLine
{
    public required Guid Id { get; init; }
    public required CaseId CaseId { get; init; }
    public required LineKind Kind { get; init; }
    public required DateTime At { get; init; }
    public StepId? StepId { get; init; }
    public PersonId? Person { get; init; }
    public OfficeId? Office { get; init; }

    /// <summary>For whom the person acted; null in their own name.</summary>
    public PersonId? InNameOf { get; init; }

    /// <summary>What was said: a question, an answer, a reason.</summary>
    public string? Text { get; init; }
}

/// <summary>A file of a case; the bytes lie in the file store under their hash.</summary>
internal sealed class CaseAttachment
{
    public required AttachmentId Id { get; init; }
    public required CaseId CaseId { get; init; }

    /// <summary>The form field it answers, or null when it came with an answer to an officer.</summary>
    public required string? Field { get; init; }

    public required string Hash { get; init; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required long Bytes { get; init; }
    public required PersonId Person { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>Somebody who has seen the same problem and wants to hear how it ends.</summary>
internal sealed class CaseFollower
{
    public required CaseId CaseId { get; init; }
    public required PersonId Person { get; init; }
    public required DateTime At { get; init; }

    /// <summary>The double they came with, and leave with; null for whoever joined by themselves.</summary>
    public CaseId? CameWith { get; init; }
}
