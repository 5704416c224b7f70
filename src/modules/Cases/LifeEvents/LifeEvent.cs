using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.LifeEvents;

/// <summary>
/// A life event that was sent: what holds its parts together. Each part is an ordinary case; what was answered is in
/// the parts alone, each with what it needs.
/// </summary>
internal sealed class LifeEvent
{
    /// <summary>Of the kind a case has, so that a draft and the city's news can hold either.</summary>
    public required CaseId Id { get; init; }

    /// <summary>Digits of the <see cref="PublicNumber"/>; no case has the same.</summary>
    public required string Number { get; init; }

    public required string ServiceCode { get; init; }
    public required int ServiceVersion { get; init; }
    public required string TitleFa { get; init; }
    public required string TitleEn { get; init; }
    public required string SearchKey { get; init; }
    public required PersonId Applicant { get; init; }

    /// <summary>Another account of the applicant, as in <see cref="Case.MergedFrom"/>.</summary>
    public PersonId? MergedFrom { get; init; }

    public required PersonId OpenedBy { get; init; }
    public required DateTime OpenedAt { get; init; }
    public PublicNumber PublicNumber => PublicNumber.Parse(Number);
    public string Url => "/life-events/" + Number;

    public string Title(string language) => language == "en" ? TitleEn : TitleFa;
}
