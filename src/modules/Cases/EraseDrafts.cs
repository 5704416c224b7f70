using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>What this room lets go at once: drafts that were never sent. What was sent is a public record.</summary>
internal sealed class EraseDrafts(CasesDb db) : IEraseData
{
    public async Task<IReadOnlyList<Erasable>> WhatGoesAsync(PersonId person, CancellationToken ct = default) =>
        [Drafts(await Of(person).CountAsync(ct))];

    /// <summary>By one statement: of two at once the second finds nothing, and what is being sent stays.</summary>
    public async Task<IReadOnlyList<Erasable>> EraseAsync(
        PersonId person,
        IReadOnlyCollection<string> names,
        CancellationToken ct = default
    ) => names.Contains("drafts") ? [Drafts(await Of(person).ExecuteDeleteAsync(ct))] : [];

    private IQueryable<Draft> Of(PersonId person) => db.Drafts.Where(d => d.Owner == person && d.SentAs == null);

    private static Erasable Drafts(int count) =>
        new(
            "drafts",
            "پیش‌نویس‌هایی که نفرستاده‌اید؛ فایل‌های پیوستشان دیگر به هیچ صفحه‌ای راه ندارند",
            "Drafts you never sent; no page leads to their files any more",
            count
        );
}
