namespace Shahr.Cases.Definitions;

/// <summary>
/// What another office must confirm (استعلام). With the applicant's consent the city asks it by itself when the case
/// opens, and the clock of the step that depends on it stands until the answer; without consent the applicant sends a
/// paper instead.
/// </summary>
internal sealed record InquiryDefinition
{
    private const int NameLength = 60;

    public required string Code { get; init; }

    /// <summary>Code of the office that is asked.</summary>
    public required string Office { get; init; }

    /// <summary>The step that needs the answer.</summary>
    public required string Step { get; init; }

    /// <summary>Working days the answer may take.</summary>
    public required int Days { get; init; }

    /// <summary>What that office is asked.</summary>
    public required Words Question { get; init; }

    /// <summary>
    /// What the applicant agrees to: who is asked, and why. Which answers that office sees is said behind it, from
    /// <see cref="Shows"/>.
    /// </summary>
    public required Words Consent { get; init; }

    /// <summary>
    /// Names of the questions whose answers that office sees until it has answered, and <c>person</c> for the
    /// applicant's name. Left out it sees none.
    /// </summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    /// <summary>
    /// The file that is sent where consent is not given; without one the request cannot be sent without consent.
    /// </summary>
    public string? Instead { get; init; }

    /// <summary>When it is asked; without rows always.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    /// <summary>How officers call it: its question, cut where it is long.</summary>
    public string NameIn(string language) =>
        Question.In(language) switch
        {
            "" => Code,
            { Length: > NameLength } question => question[..NameLength].TrimEnd() + "…",
            var question => question,
        };

    /// <summary>Under which name consent to it comes from a form and from the API.</summary>
    public string KeyIn(ServiceDefinition service) => $"{service.Code}.{Code}";

    /// <summary>
    /// The same with the version that was read: a part of a life event may be of a newer one by the time it is sent,
    /// and what was agreed to then is no consent to that.
    /// </summary>
    public string ReadKeyIn(ServiceDefinition service) => $"{KeyIn(service)}@{service.Version}";

    /// <summary>Whether it is asked of a request that was answered so.</summary>
    /// <param name="kept">What was asked and answered, and nothing else.</param>
    public bool IsAsked(Answers kept) => When.All(row => row.Holds(kept[row.Field]));
}
