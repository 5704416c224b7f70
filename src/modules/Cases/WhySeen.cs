using Shahr.Cases.Desk;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>Why somebody sees a case: the very facts that opened it to them, in one sentence.</summary>
internal static class WhySeen
{
    /// <summary>
    /// By a permission in the office of one of its steps, by the one to see all, or because that office was asked.
    /// </summary>
    public static string ByOfficer(
        Case on,
        CaseSight sight,
        Actor actor,
        Func<OfficeId, string> officeOf,
        string language
    )
    {
        if (!sight.IsWhole)
            return ByInquiry(sight, officeOf, language);
        var offices = DeskDoor.OfficesOf(actor);
        var steps = on.Steps.Where(s => s.SeesWhole);
        if (steps.FirstOrDefault(s => DeskDoor.CanWork(actor, s) || offices.Contains(s.Office)) is not { } step)
            return Because(CasesPermissions.SeeAll, language) + CaseWords.Say(language, " دارید.", ".");
        var permission =
            DeskDoor.CanWork(actor, step) ? step.Permission
            : actor.Can(CasesPermissions.Work, step.Office) ? CasesPermissions.Work
            : CasesPermissions.Decide;
        return Because(permission, language)
            + CaseWords.Say(
                language,
                $" در {officeOf(step.Office)} دارید و این پرونده در آن‌جا گامی دارد.",
                $" in {officeOf(step.Office)}, where this case has a step."
            );
    }

    private static string ByInquiry(CaseSight sight, Func<OfficeId, string> officeOf, string language)
    {
        var office = officeOf(sight.Questions[0].Office);
        return sight.Questions.Any(s => s is { IsActive: true, Shows: not null })
                ? CaseWords.Say(
                    language,
                    $"چون از ادارهٔ شما ({office}) در این پرونده نظر خواسته‌اند؛ "
                        + "فقط آنچه را می‌بینید که ادارهٔ پرسنده برگزید.",
                    $"Because your office ({office}) was asked for its opinion, you see only what the asker chose."
                )
            : sight.IsAsked
                ? CaseWords.Say(
                    language,
                    $"چون ادارهٔ شما ({office}) در این پرونده استعلام شده است؛ فقط این پاسخ‌ها را می‌بینید، "
                        + "همان‌هایی که متقاضی پذیرفت.",
                    $"Because your office ({office}) was asked in this case, you see only these answers, "
                        + "those the applicant agreed to."
                )
            : CaseWords.Say(
                language,
                $"چون ادارهٔ شما ({office}) در این پرونده استعلام شده بود؛ استعلام پایان یافته است "
                    + "و فقط پرسش و پاسخ خودتان را می‌بینید.",
                $"Because your office ({office}) was asked in this case; the inquiry is over, "
                    + "and you see only its question and your answer."
            );
    }

    /// <summary>Null for the applicant.</summary>
    public static string? ByOwner(Actor actor, string language) =>
        actor.Mandate?.For is not { } who
            ? null
            : who.Kind switch
            {
                PrincipalKind.Organisation => CaseWords.Say(
                    language,
                    $"این پرونده را می‌بینید چون عضو {who.Name} هستید.",
                    $"You see this case because you are a member of {who.Name}."
                ),
                PrincipalKind.Ward => CaseWords.Say(
                    language,
                    $"این پرونده را می‌بینید چون سرپرست {who.Name} هستید.",
                    $"You see this case because you are the guardian of {who.Name}."
                ),
                _ => CaseWords.Say(
                    language,
                    $"این پرونده را می‌بینید چون نمایندهٔ {who.Name} هستید.",
                    $"You see this case because you act for {who.Name}."
                ),
            };

    private static string Because(string permission, string language)
    {
        var name = CasesPermissions.NameOf(permission, language);
        return CaseWords.Say(
            language,
            $"این پرونده را می‌بینید چون دسترسی «{name}» را",
            $"You see this case because you hold “{name}”"
        );
    }
}
