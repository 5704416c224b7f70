using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>
/// How far somebody who acts for another goes in money: an amount among the answers, in entries of groups and worked
/// out too, is never above what they were given.
/// </summary>
internal static class WithinLimit
{
    public static readonly Problem Above = new(
        "cases.above_limit",
        403,
        "«{0}» {2} است و {4} به شما تا {3} اجازه داده است. "
            + "از {4} بخواهید سقف بالاتری بدهد یا خودش این کار را بکند؛ آنچه نوشته‌اید می‌ماند.",
        "“{1}” is {5}, and {4} lets you go up to {6}. "
            + "Ask {4} for a higher limit, or to do this themselves; what you wrote stays."
    );

    /// <summary>Why it is neither sent nor changed in this name; null where no amount is too high.</summary>
    /// <param name="service">The version it follows.</param>
    /// <param name="answers">What is asked and answered.</param>
    /// <param name="actor">Who sends it or writes into it.</param>
    /// <param name="caseNumber">The number once it is a case.</param>
    public static Problem? WhyTooMuch(
        ServiceDefinition service,
        Answers answers,
        Actor actor,
        string? caseNumber = null
    )
    {
        if (actor.Mandate is not { } mandate || mandate.UpTo(service.Code, caseNumber) is not { } most)
            return null;
        foreach (var (field, amount) in AmountsOf(service, answers))
        {
            if (mandate.May(amount, service.Code, caseNumber))
                continue;
            return Above.With(
                field.Label.Fa,
                field.Label.En,
                CaseWords.Amount("fa", amount.Amount),
                CaseWords.Amount("fa", most.Amount),
                mandate.For.Name,
                CaseWords.Amount("en", amount.Amount),
                CaseWords.Amount("en", most.Amount)
            );
        }

        return null;
    }

    // By what the answer is and not by the field: what is worked out from amounts is an amount.
    private static IEnumerable<(FieldDefinition Field, Rial Amount)> AmountsOf(
        ServiceDefinition service,
        Answers answers
    )
    {
        foreach (var field in service.Fields)
        {
            if (answers[field.Name] is RialAnswer own)
                yield return (field, new Rial(own.Amount));
            if (answers[field.Name] is not GroupAnswer group)
                continue;
            foreach (var inner in field.Fields)
            foreach (var entry in group.Entries)
                if (entry[inner.Name] is RialAnswer within)
                    yield return (inner, new Rial(within.Amount));
        }
    }
}
