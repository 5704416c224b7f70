using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;

namespace Shahr.Cases.Splits;

/// <summary>
/// Opens the second of two matters as an ordinary case of the same applicant, in the transaction that writes down in
/// both where the other is. What its form lacks is asked of the applicant, with a clock that stands.
/// </summary>
internal sealed class MakeSecondCase(
    CasesDb db,
    AddCase cases,
    CaseStore store,
    CaseClock clock,
    CityEvents events,
    INotify notify,
    IPeople people
)
{
    /// <summary>Cases split from one.</summary>
    public const int Most = 10;

    /// <summary>The new case's number, or of the one that this key has already made; or why it cannot be.</summary>
    /// <param name="on">The case with two matters, locked.</param>
    /// <param name="into">The service of the second.</param>
    /// <param name="answers">What goes along and what the officer filled in.</param>
    /// <param name="key">Id of the new case: a form sent twice makes one.</param>
    /// <param name="reason">What the applicant reads.</param>
    /// <param name="actor">The officer.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<string>> OpenAsync(
        Case on,
        ServiceDefinition into,
        Answers answers,
        CaseId key,
        string reason,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == key, ct) is { } before)
            return before.SplitFrom == on.Id ? before.Number : CasesProblems.NotFound;
        if (!on.IsOpen)
            return WorkProblems.AlreadyClosed;
        if (await db.Cases.CountAsync(c => c.SplitFrom == on.Id, ct) >= Most)
            return SplitProblems.TooMany;
        var reckoned = into.Reckoned(answers, clock.Today);
        if (reckoned.Problem is { } tooLarge)
            return tooLarge;
        var kept = into.Kept(reckoned.Value);
        var owed = into.Missing(kept).ToList();
        var question = owed.Count == 0 ? null : Question(owed);
        var make = new NewCase(key, on.Concerns)
        {
            OpenedBy = on.OpenedBy,
            SplitFrom = on.Id,
            Question = question,
        };
        var made = await cases.AddAsync(into, kept, on.Applicant, actor, make, ct);
        if (made.Problem is { } problem)
            return InWords(problem, owed);
        var second = made.Value;
        store.Write(on, LineKind.SplitInto, actor, text: $"{second.PublicNumber.Display}\n{reason}");
        store.Write(second, LineKind.SplitFrom, actor, text: $"{on.PublicNumber.Display}\n{reason}");
        await TellAsync(on, second, reason, ct);
        if (question is not null)
            events.Tell(new CaseAsked(second.Id, second.Number, second.TitleFa, second.Applicant, question));
        return second.Number;
    }

    // The refusals of a new case are written for its applicant.
    private static Problem InWords(Problem problem, List<FieldDefinition> owed) =>
        problem.Field == "consent" ? SplitProblems.NeedsConsent
        : problem.Code == CasesProblems.NoOffice.Code ? SplitProblems.NoOffice
        : problem.Code == SplitProblems.CannotBeAsked.Code
            ? SplitProblems.CannotBeAsked.With(
                string.Join("، ", owed.Select(f => f.Label.Fa)),
                string.Join(", ", owed.Select(f => f.Label.En))
            )
        : problem;

    private static string Question(List<FieldDefinition> owed) =>
        "برای این پرونده هنوز این‌ها لازم است: "
        + string.Join("، ", owed.Select(f => f.Label.Fa))
        + ". بنویسید یا فایلش را بفرستید.";

    private async Task TellAsync(Case on, Case second, string reason, CancellationToken ct)
    {
        var values = new Dictionary<string, string>
        {
            ["service"] = second.TitleFa,
            ["number"] = second.PublicNumber.Grouped,
            ["other"] = on.PublicNumber.Grouped,
            ["reason"] = reason,
        };
        foreach (var reader in await people.ReadersOfAsync(second.Applicant, second.ServiceCode, ct))
        {
            var message = new Message(
                $"case_split-{second.Id}-{reader}",
                reader,
                "case_split",
                values,
                "/cases/" + second.Number
            );
            await notify.SendAsync(message, ct);
        }
    }
}
