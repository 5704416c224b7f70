using Shahr.Cases.Desk;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>Why somebody sees a case: the very facts that opened it to them, in one sentence.</summary>
internal static class WhySeen
{
    /// <summary>By a permission in the office of one of its steps, or by the one to see all.</summary>
    public static string ByOfficer(Case on, Actor actor, Func<OfficeId, string> officeOf, string language)
    {
        var offices = DeskDoor.OfficesOf(actor);
        if (on.Steps.FirstOrDefault(s => DeskDoor.CanWork(actor, s) || offices.Contains(s.Office)) is not { } step)
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
