using System.Collections.Concurrent;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Notify.Tests;

/// <summary>One service, and who has an open request of it.</summary>
internal sealed class FewCases : ICases
{
    public static readonly ServiceName Trees = new("tree-permit", "مجوز قطع درخت", "Tree permit");

    public ConcurrentBag<PersonId> Applicants { get; } = [];

    public IReadOnlyList<ServiceName> Services => [Trees];

    public Task<IReadOnlyList<PersonId>> ApplicantsAsync(
        string service,
        PersonId? after,
        int most,
        CancellationToken ct = default
    ) =>
        Task.FromResult<IReadOnlyList<PersonId>>([
            .. Applicants
                .Where(a => after is not { } last || a.Value.CompareTo(last.Value) > 0)
                .OrderBy(a => a.Value)
                .Take(most),
        ]);

    public Task<CaseSummary?> FindAsync(CaseId id, CancellationToken ct = default) =>
        Task.FromResult<CaseSummary?>(null);

    public Task<CaseSummary?> FindAsync(PublicNumber number, CancellationToken ct = default) =>
        Task.FromResult<CaseSummary?>(null);

    public Task<Result<string>> OpenAsync(CaseOrder order, CancellationToken ct = default) =>
        throw new NotSupportedException();

    public Task<Result<string>> OpenForCityAsync(CaseOrder order, CancellationToken ct = default) =>
        throw new NotSupportedException();
}
