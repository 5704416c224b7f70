using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases.Requests;

/// <summary>
/// A request being written. It lives in the database from the first question on, so nothing typed is ever lost.
/// </summary>
internal sealed class Draft
{
    public required DraftId Id { get; init; }
    public required PersonId Owner { get; init; }

    /// <summary>Who began it in the owner's name; null when they did themselves.</summary>
    public PersonId? BegunBy { get; init; }

    public required string ServiceCode { get; init; }
    public required int ServiceVersion { get; init; }
    public required DateTime StartedAt { get; init; }
    public required Answers Answers { get; set; }
    public required DateTime ChangedAt { get; set; }

    /// <summary>The same draft with other answers, to look at; the database keeps what it has.</summary>
    public Draft With(Answers answers) =>
        new()
        {
            Id = Id,
            Owner = Owner,
            BegunBy = BegunBy,
            ServiceCode = ServiceCode,
            ServiceVersion = ServiceVersion,
            StartedAt = StartedAt,
            Answers = answers,
            ChangedAt = ChangedAt,
            SentAs = SentAs,
        };

    /// <summary>The case or the life event it became; set once, by a guarded update.</summary>
    public CaseId? SentAs { get; init; }
}
