using Shahr.Cases.Fees;

namespace Shahr.Cases;

/// <summary>How the history says that one office asked another.</summary>
internal static class OfficeWords
{
    public static string Line(string language, LineKind kind, string who, string step) =>
        kind switch
        {
            LineKind.OfficeAsked => CaseWords.Say(
                language,
                $"{who} از ادارهٔ دیگری پرسید: {step}",
                $"{who} asked another office: {step}"
            ),
            LineKind.OfficeShown => CaseWords.Say(
                language,
                $"{who} برگزید که آن اداره از درخواست چه ببیند: {step}",
                $"{who} chose what that office sees of the request: {step}"
            ),
            LineKind.OfficeRecalled => CaseWords.Say(
                language,
                $"{who} پرسش از ادارهٔ دیگر را پس گرفت: {step}",
                $"{who} took back what another office was asked: {step}"
            ),
            LineKind.Consented => CaseWords.Say(
                language,
                "متقاضی پذیرفت که از ادارهٔ دیگری پرسیده شود",
                "The applicant agreed that another office is asked"
            ),
            LineKind.Declined => CaseWords.Say(
                language,
                "متقاضی نپذیرفت که از ادارهٔ دیگری پرسیده شود و به جای آن مدرک فرستاد",
                "The applicant did not agree that another office is asked, and sent a paper instead"
            ),
            LineKind.Inquired => CaseWords.Say(
                language,
                $"شهر خودش از ادارهٔ دیگر پرسید: {step}",
                $"The city itself asked another office: {step}"
            ),
            LineKind.OfficeFor => CaseWords.Say(language, $"«{step}» رسید: موافق", $"“{step}” arrived: in favour"),
            LineKind.OfficeAgainst => CaseWords.Say(language, $"«{step}» رسید: مخالف", $"“{step}” arrived: against"),
            _ => FeeWords.Line(language, kind, who, step),
        };
}
