using System.Data.Common;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Cases;

/// <summary>
/// Whose cases and drafts an actor reaches: all of their own; of the person they act for, what the delegation covers
/// and the drafts they began themselves. Every read and every change of this room asks here.
/// </summary>
internal static class InNameOf
{
    /// <summary>The reason written beside every look of somebody who acts for another.</summary>
    public const string Reason = "به نام شما، با نمایندگی";

    public static bool Reaches(this Actor actor, Case on) =>
        on.Applicant == actor.For && (actor.Mandate is not { } mandate || mandate.Covers(on.ServiceCode, on.Number));

    public static IQueryable<Case> ReachedBy(this IQueryable<Case> cases, Actor actor)
    {
        var mine = cases.Where(c => c.Applicant == actor.For);
        return actor.Mandate is not { IsForEverything: false } mandate
            ? mine
            : mine.Where(c => mandate.Services.Contains(c.ServiceCode) || mandate.Cases.Contains(c.Number));
    }

    public static IQueryable<Draft> ReachedBy(this IQueryable<Draft> drafts, Actor actor)
    {
        var mine = drafts.Where(d => d.Owner == actor.For);
        if (actor.Mandate is not { } mandate)
            return mine;
        var own = mine.Where(d => d.BegunBy == actor.Person);
        return mandate.IsForEverything ? own : own.Where(d => mandate.Services.Contains(d.ServiceCode));
    }

    /// <summary>The same as a condition on <c>cases_cases c</c> in plain SQL; empty where all is covered.</summary>
    public static string CoveredSql(Mandate? mandate) =>
        mandate is not { IsForEverything: false }
            ? ""
            : $" and (c.service_code in ({Names("s", mandate.Services)}) or c.number in ({Names("n", mandate.Cases)}))";

    /// <summary>Its parameters.</summary>
    public static DbCommand WithCovered(this DbCommand command, Mandate? mandate)
    {
        if (mandate is not { IsForEverything: false })
            return command;
        foreach (var (i, service) in mandate.Services.Index())
            command.With($"@s{i}", service);
        foreach (var (i, number) in mandate.Cases.Index())
            command.With($"@n{i}", number);
        return command;
    }

    /// <summary>Whoever acts for another and sees something of theirs is in that person's log of looks.</summary>
    public static Task LookedAsync(
        this IAccessLog looks,
        Actor actor,
        IReadOnlyList<string> fields,
        CancellationToken ct = default
    ) => actor.Mandate is null ? Task.CompletedTask : looks.LookedAtAsync([actor.For], Reason, fields, ct);

    private static string Names(string letter, IReadOnlyList<string> values) =>
        values.Count == 0 ? "null" : string.Join(", ", values.Select((_, i) => $"@{letter}{i}"));
}
