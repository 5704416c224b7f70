using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Who is away from when to when: said by officers themselves or by a manager of offices, ended by either. It begins
/// and ends by itself; nothing has to run for it.
/// </summary>
internal sealed class AbsenceDesk(IdentityDb db, AbsenceNews news, AuditTrail audit, UiContext ui, TimeProvider clock)
{
    public const int Most = 10;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private JalaliDate Today => PersianTime.DayOf(Now);

    public Task<bool> IsOfficerAsync(PersonId person, CancellationToken ct) =>
        db.Officers.AnyAsync(o => o.PersonId == person, ct);

    /// <summary>Those that last or are to come, the first before the others.</summary>
    public Task<List<Absence>> AheadAsync(PersonId officer, CancellationToken ct) =>
        db
            .Absences.AsNoTracking()
            .Where(Absence.Ahead(Now))
            .Where(a => a.PersonId == officer)
            .OrderBy(a => a.BeginsAt)
            .ToListAsync(ct);

    /// <summary>What is wrong with these days; null where nothing is.</summary>
    public Problem? WhyNot(JalaliDate? from, JalaliDate? until) =>
        (from, until) switch
        {
            (null, _) => AbsenceProblems.DayWrong.On("From"),
            (_, null) => AbsenceProblems.DayWrong.On("Until"),
            _ when from < Today => AbsenceProblems.InThePast.On("From"),
            _ when until < from => AbsenceProblems.EndsBeforeItBegins.On("Until"),
            _ when until > Today.AddYears(1) => AbsenceProblems.TooFar.On("Until"),
            _ => null,
        };

    /// <summary>The officer is away on these days; their row is locked, so that no two overlap.</summary>
    public async Task<Problem?> SayAsync(
        PersonId officer,
        JalaliDate from,
        JalaliDate until,
        Actor by,
        CancellationToken ct
    )
    {
        await db.LockPersonAsync(officer, ct);
        var ahead = await AheadAsync(officer, ct);
        if (ahead.Count >= Most)
            return AbsenceProblems.TooMany.With(Most);
        var absence = new Absence
        {
            Id = Guid.CreateVersion7(),
            PersonId = officer,
            BeginsAt = PersianTime.BeginOf(from),
            EndsAt = PersianTime.BeginOf(until.AddDays(1)),
            SaidBy = by.Person,
            SaidAt = Now,
        };
        if (ahead.Find(a => a.BeginsAt < absence.EndsAt && absence.BeginsAt < a.EndsAt) is { } other)
            return AbsenceProblems.Overlaps.With(AbsenceWords.Days(other, ui)).On("From");
        db.Absences.Add(absence);
        Record("identity.absence_said", absence);
        await news.SaidAsync(absence, by.Person, ct);
        return null;
    }

    /// <summary>It is over from now on, or does not begin; of several who say so one is first.</summary>
    public async Task<Problem?> EndAsync(PersonId officer, Guid id, Actor by, CancellationToken ct)
    {
        var (now, person) = (Now, by.Person);
        var ended = await db
            .Absences.Where(Absence.Ahead(now))
            .Where(a => a.Id == id && a.PersonId == officer)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.EndedAt, now).SetProperty(a => a.EndedBy, person), ct);
        if (ended == 0)
            return AbsenceProblems.Over;
        var absence = await db.Absences.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        Record("identity.absence_ended", absence);
        await news.EndedAsync(absence, person, ct);
        return null;
    }

    private void Record(string action, Absence absence) =>
        audit.Record(
            action,
            "person",
            absence.PersonId.ToString(),
            null,
            new { from = absence.FirstDay.ToDateOnly(), until = absence.LastDay.ToDateOnly() }
        );
}

/// <summary>An absence as its reader reads it.</summary>
internal static class AbsenceWords
{
    public static string Days(Absence absence, UiContext ui) => Days(absence, ui.Language);

    public static string Days(Absence absence, string language)
    {
        var (from, until) = (When.Day(absence.FirstDay, language), When.Day(absence.LastDay, language));
        if (absence.FirstDay == absence.LastDay)
            return from;
        return language == "en" ? $"{from} to {until}" : $"{from} تا {until}";
    }
}
