using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Contracts;

/// <summary>Id of a case (پرونده).</summary>
public readonly record struct CaseId(Guid Value) : ITypedId<CaseId>
{
    /// <inheritdoc/>
    public static CaseId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static CaseId New() => TypedId.New<CaseId>();

    /// <inheritdoc/>
    public static bool TryParse(string? text, out CaseId id) => TypedId.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => TypedId.Format(Value);
}

/// <summary>What others may know of a case.</summary>
public sealed record CaseSummary(
    CaseId Id,
    string Number,
    string ServiceCode,
    string TitleFa,
    PersonId Applicant,
    bool IsOpen
);

/// <summary>A service that may be asked for.</summary>
public sealed record ServiceName(string Code, string Fa, string En);

/// <summary>A request that another module sends for the acting person.</summary>
/// <param name="Key">Idempotency key: the same key opens one case, however often asked.</param>
/// <param name="Service">Code of the service, <c>my-data</c>.</param>
/// <param name="Answers">Answers by field, as a form would send them.</param>
/// <param name="Concerns">Somebody else it is about: they may neither work on it nor read it at the desk.</param>
public sealed record CaseOrder(
    Guid Key,
    string Service,
    IReadOnlyDictionary<string, string> Answers,
    PersonId? Concerns = null
);

/// <summary>Questions others may ask about cases, and the one thing they may have done.</summary>
public interface ICases
{
    /// <summary>One case, or null.</summary>
    Task<CaseSummary?> FindAsync(CaseId id, CancellationToken ct = default);

    /// <summary>The case of a public number, or null.</summary>
    Task<CaseSummary?> FindAsync(PublicNumber number, CancellationToken ct = default);

    /// <summary>The services in force.</summary>
    IReadOnlyList<ServiceName> Services { get; }

    /// <summary>
    /// At most so many applicants of open cases of a service who follow this one in the order of ids, each once;
    /// organisations are among them. Fewer mean that nobody is left.
    /// </summary>
    Task<IReadOnlyList<PersonId>> ApplicantsAsync(
        string service,
        PersonId? after,
        int most,
        CancellationToken ct = default
    );

    /// <summary>Opens a case in the caller's transaction; answers its public number, or what to put right.</summary>
    Task<Result<string>> OpenAsync(CaseOrder order, CancellationToken ct = default);

    /// <summary>The same of what the city found by itself; it is its own applicant.</summary>
    Task<Result<string>> OpenForCityAsync(CaseOrder order, CancellationToken ct = default);
}

/// <summary>A citizen sent a request; of a life event, the event as a whole.</summary>
public sealed record CaseOpened(CaseId Case, string Number, string ServiceFa, PersonId Applicant) : ICityEvent
{
    /// <inheritdoc/>
    public string Stream => Case.ToString();
}

/// <summary>An officer asked the citizen something; the clock waits.</summary>
public sealed record CaseAsked(CaseId Case, string Number, string ServiceFa, PersonId Applicant, string Question)
    : ICityEvent
{
    /// <inheritdoc/>
    public string Stream => Case.ToString();
}

/// <summary>A step of a case costs something; the clock waits until it is paid.</summary>
public sealed record CaseOwes(
    CaseId Case,
    string Number,
    string ServiceFa,
    PersonId Applicant,
    string WhatFa,
    Rial Amount
) : ICityEvent
{
    /// <inheritdoc/>
    public string Stream => Case.ToString();
}

/// <summary>An officer wrote to the citizen; nothing waits for an answer.</summary>
public sealed record CaseTold(CaseId Case, string Number, string ServiceFa, PersonId Applicant, string Message)
    : ICityEvent
{
    /// <inheritdoc/>
    public string Stream => Case.ToString();
}

/// <summary>The citizen answered; the clock runs again.</summary>
public sealed record CaseAnswered(CaseId Case, string Number, string ServiceFa, PersonId Applicant) : ICityEvent
{
    /// <inheritdoc/>
    public string Stream => Case.ToString();
}

/// <summary>A case was decided. A granted certificate is then made and signed by Documents.</summary>
public sealed record CaseDecided(
    CaseId Case,
    string Number,
    string ServiceFa,
    PersonId Applicant,
    bool Granted,
    string ReasonFa
) : ICityEvent
{
    /// <inheritdoc/>
    public string Stream => Case.ToString();
}
