using System.Data.Common;
using Shahr.Cases.Definitions;
using Shahr.Cases.LifeEvents;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Cases;

/// <summary>
/// Whose cases and drafts an actor reaches: all of their own; of the person or organisation they act for, what the
/// delegation covers and the drafts they began themselves. Every read and every change of this room asks here.
/// </summary>
internal static class InNameOf
{
    /// <summary>The reason written beside every look of somebody who acts for another.</summary>
    public const string Reason = "به نام شما، با نمایندگی";

    /// <summary>May see and follow it.</summary>
    public static bool Reaches(this Actor actor, Case on) =>
        on.Applicant == actor.For && (actor.Mandate is not { } mandate || mandate.Shows(on.ServiceCode, on.Number));

    /// <summary>May answer in it too.</summary>
    public static bool MayAnswer(this Actor actor, Case on) =>
        on.Applicant == actor.For && (actor.Mandate is not { } mandate || mandate.Covers(on.ServiceCode, on.Number));

    /// <summary>
    /// May take it back: the applicant themselves, or whoever acts for an organisation or a ward, which have no hands.
    /// The route says the same; this is for what a page offers.
    /// </summary>
    public static bool MayWithdraw(this Actor actor, Case on) =>
        actor.MayAnswer(on) && (actor.Mandate is null or { For.HasNoHands: true });

    /// <summary>Why a service whose paper names a person is not asked for in this name; null where it is.</summary>
    public static Problem? WhyNoPaper(ServiceDefinition service, Actor actor) =>
        service.Outputs.Count > 0 && actor.Mandate is { For: { HasNoHands: true } other }
            ? (other.Kind == PrincipalKind.Ward ? CasesProblems.AtCounterOnly : CasesProblems.PersonsOnly).With(
                other.Name
            )
            : null;

    /// <summary>May see the event as a whole; each of its parts is asked about by itself.</summary>
    public static bool Reaches(this Actor actor, LifeEvent on) =>
        on.Applicant == actor.For && (actor.Mandate is not { } mandate || mandate.Shows(on.ServiceCode, on.Number));

    public static IQueryable<Case> ReachedBy(this IQueryable<Case> cases, Actor actor)
    {
        var mine = cases.Where(c => c.Applicant == actor.For);
        if (actor.Mandate is not { ShowsEverything: false } mandate)
            return mine;
        var services = mandate.ShownServices;
        return mine.Where(c => services.Contains(c.ServiceCode) || mandate.Cases.Contains(c.Number));
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
        mandate is not { ShowsEverything: false }
            ? ""
            : $" and (c.service_code in ({Names("s", mandate.ShownServices)})"
                + $" or c.number in ({Names("n", mandate.Cases)}))";

    /// <summary>Its parameters.</summary>
    public static DbCommand WithCovered(this DbCommand command, Mandate? mandate)
    {
        if (mandate is not { ShowsEverything: false })
            return command;
        foreach (var (i, service) in mandate.ShownServices.Index())
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
