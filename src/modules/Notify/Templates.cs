using Shahr.Contracts;
using Shahr.Kit.Values;

namespace Shahr.Notify;

/// <summary>What a message says in one language: a subject line, and the text with {places}.</summary>
internal sealed record Words(string Subject, string Text);

/// <summary>A message as the city words it, and the channels it travels on.</summary>
internal sealed record Template(Words Fa, Words En, params Channel[] Channels)
{
    /// <summary>True for the safety of an account: it heeds neither quiet hours nor channel wishes.</summary>
    public bool Urgent { get; init; }

    /// <summary>The words with their places filled; digits are Persian in a Persian text.</summary>
    public Words Fill(IReadOnlyDictionary<string, string> values, string language)
    {
        var words = language == "en" ? En : Fa;
        return new Words(Fill(words.Subject, values, language), Fill(words.Text, values, language));
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> values, string language)
    {
        foreach (var (name, value) in values)
        {
            text = text.Replace(
                "{" + name + "}",
                language == "en" ? value : PersianText.InSentence(value),
                StringComparison.Ordinal
            );
        }

        return text;
    }
}

/// <summary>
/// Every template of the city. A code's text says the city's name first, so that phones show it in the preview.
/// </summary>
internal static class Templates
{
    private static readonly Dictionary<string, Template> All = new(
        ActingTemplates.All.Concat(TrustTemplates.All).Concat(MoneyTemplates.All).Concat(BankingTemplates.All)
    )
    {
        [BulkNotice.Code] = BulkNotice.Plain,
        [DigestLetter.Code] = DigestLetter.Plain,
        ["sign_in_code"] = new(
            new("کد ورود", "{city}\nکد ورود شما: {code}\nاین کد را به هیچ‌کس نگویید؛ تا {minutes} دقیقه کار می‌کند."),
            new("Sign-in code", "{city}\nYour code: {code}\nTell it to nobody; it works for {minutes} minutes."),
            Channel.Sms
        ),
        ["sign_up_code"] = new(
            new(
                "کد ثبت‌نام",
                "{city}\nکد ثبت‌نام شما: {code}\nاین کد را به هیچ‌کس نگویید؛ تا {minutes} دقیقه کار می‌کند."
            ),
            new(
                "Sign-up code",
                "{city}\nYour sign-up code: {code}\nTell it to nobody; it works for {minutes} minutes."
            ),
            Channel.Sms
        ),
        ["proof_code"] = new(
            new(
                "کد تأیید",
                "{city}\nکد تأیید شما: {code}\nبرای کاری که خودتان خواسته‌اید. آن را به هیچ‌کس نگویید؛ "
                    + "تا {minutes} دقیقه کار می‌کند."
            ),
            new(
                "Confirmation code",
                "{city}\nYour confirmation code: {code}\nFor something you asked for yourself. Tell it to nobody; "
                    + "it works for {minutes} minutes."
            ),
            Channel.Sms
        ),
        ["new_device"] = new(
            new(
                "ورود از دستگاهی تازه",
                "{city}\nاز دستگاهی تازه وارد حساب شما شدند: {device}، {time}.\n"
                    + "اگر خودتان نبودید، در «پیام‌های من» همین پیام را باز کنید و آن را ببندید."
            ),
            new(
                "Sign-in from a new device",
                "{city}\nYour account was signed in to from a new device: {device}, {time}.\n"
                    + "If it was not you, open this letter in “My messages” and close it."
            ),
            Channel.Inbox,
            Channel.Sms
        )
        {
            Urgent = true,
        },
        ["api_token_made"] = TokenTemplate.Made,
        ["hook_paused"] = TokenTemplate.HookPaused,
        ["email_code"] = EmailTemplates.Code,
        ["email_changed"] = EmailTemplates.Changed,
        ["email_removed"] = EmailTemplates.Removed,
        ["email_unreachable"] = EmailTemplates.Unreachable,
        ["factor_changed"] = new(
            new(
                "راه ورود شما تغییر کرد",
                "{city}\n{what}. اگر کار خودتان نبود، در «دستگاه‌های من» همهٔ دستگاه‌های دیگر را ببندید "
                    + "و به پیشخوان شهر بیایید."
            ),
            new(
                "How you sign in has changed",
                "{city}\nIn your account {what}. If it was not you, close all other devices in “My devices” "
                    + "and come to the city's counter."
            ),
            Channel.Inbox,
            Channel.Sms
        )
        {
            Urgent = true,
        },
        ["recovery_begun"] = new(
            new(
                "بازیابی دسترسی شما آغاز شد",
                "{city}\nدر پیشخوان شهر برای حساب شما خواسته‌اند: {what}.\nاگر خودتان نخواسته‌اید، پیش از {time} "
                    + "وارد شوید و در «پیام‌های من» از همین پیام جلویش را بگیرید، یا به پیشخوان خبر دهید."
            ),
            new(
                "A recovery of your account has begun",
                "{city}\nAt the city's counter this was asked for your account: {what}.\nIf it was not you, sign in "
                    + "before {time} and stop it from this letter in “My messages”, or tell the counter."
            ),
            Channel.Inbox,
            Channel.Sms
        )
        {
            Urgent = true,
        },
        ["recovery_done"] = new(
            new(
                "دسترسی شما بازیابی شد",
                "{city}\nدر پیشخوان شهر در حساب شما انجام شد: {what}. همهٔ دستگاه‌ها بسته شدند؛ با کد پیامکی دوباره "
                    + "وارد شوید. اگر خودتان نخواسته‌اید، همین حالا به پیشخوان شهر بیایید."
            ),
            new(
                "Your access was recovered",
                "{city}\nAt the city's counter this was done in your account: {what}. All devices were signed out; "
                    + "sign in again with a code by message. If it was not you, come to the city's counter now."
            ),
            Channel.Inbox,
            Channel.Sms
        )
        {
            Urgent = true,
        },
        ["recovery_stopped"] = new(
            new("بازیابی دسترسی متوقف شد", "{city}\nبازیابی دسترسی حساب شما متوقف شد و چیزی عوض نشد. دلیل: {reason}"),
            new(
                "The recovery was stopped",
                "{city}\nThe recovery of your account was stopped and nothing was changed. Reason: {reason}"
            ),
            Channel.Inbox,
            Channel.Sms
        ),
        ["grant_asked"] = GrantTemplates.Asked,
        ["grant_given"] = GrantTemplates.Given,
        ["grant_stopped"] = GrantTemplates.Stopped,
        ["review_begun"] = ReviewTemplates.Begun,
        ["review_overdue"] = ReviewTemplates.Overdue,
        ["absence_said"] = AbsenceTemplates.Said,
        ["absence_ended"] = AbsenceTemplates.Ended,
        ["change_begun"] = ChangeTemplates.Begun,
        ["change_done"] = ChangeTemplates.Done,
        ["change_stopped"] = ChangeTemplates.Stopped,
        ["identity_checked"] = new(
            new(
                "شناسایی شما کامل شد",
                "سامانه‌های رسمی پاسخ دادند و شناسایی شما کامل شد؛ همهٔ خدمت‌ها برایتان باز است."
            ),
            new("You are checked", "The registries have answered: your identity is checked and every service is open."),
            Channel.Inbox
        ),
        ["identity_differs"] = new(
            new(
                "به پیشخوان بیایید",
                "{city}\nآنچه هنگام ثبت‌نام نوشتید با سامانه‌های رسمی نخواند. برای تأیید، با کارت ملی و همین گوشی "
                    + "به پیشخوان شهر بیایید."
            ),
            new(
                "Come to the counter",
                "{city}\nWhat you wrote at sign-up does not agree with the registries. To confirm it, come to the "
                    + "city's counter with your card and this telephone."
            ),
            Channel.Inbox,
            Channel.Sms
        ),
        ["no_account"] = new(
            new(
                "ورود ناموفق",
                "{city}\nکسی با شمارهٔ شما درخواست ورود کرد، ولی حسابی با این مشخصات نیست. "
                    + "اگر خودتان بودید، نخست ثبت‌نام کنید."
            ),
            new(
                "No account",
                "{city}\nSomebody asked to sign in with your number, but there is no such account. "
                    + "If it was you, sign up first."
            ),
            Channel.Sms
        ),
        ["already_joined"] = new(
            new(
                "حساب دارید",
                "{city}\nکسی خواست با مشخصات شما ثبت‌نام کند. شما از پیش حساب دارید؛ اگر خودتان بودید، وارد شوید."
            ),
            new(
                "You have an account",
                "{city}\nSomebody tried to sign up with your details. "
                    + "You already have an account; if it was you, sign in."
            ),
            Channel.Sms
        ),
        ["welcome"] = new(
            new("خوش آمدید", "به شهر خوش آمدید. از این پس پاسخ هر درخواست شما همین‌جا می‌آید."),
            new("Welcome", "Welcome to the city. Answers to your requests arrive here."),
            Channel.Inbox
        ),
        ["case_opened"] = new(
            new("درخواست شما ثبت شد", "{service} با شمارهٔ {number} ثبت شد. هر زمان با همین شماره پیگیری کنید."),
            new(
                "Your request was received",
                "{service} was registered as {number}. Track it any time with this number."
            ),
            Channel.Inbox,
            Channel.Sms,
            Channel.Email
        ),
        ["case_asked"] = new(
            new(
                "پرسشی از شما داریم",
                "دربارهٔ {service} به شمارهٔ {number}: {question} تا پاسخ ندهید، زمان رسیدگی پیش نمی‌رود."
            ),
            new("We have a question", "About {service}, number {number}: {question} The clock waits for your answer."),
            Channel.Inbox,
            Channel.Sms,
            Channel.Email
        ),
        ["case_owes"] = CaseTemplates.Owes,
        ["case_told"] = CaseTemplates.Told,
        ["case_merged"] = CaseTemplates.Merged,
        ["case_joined"] = CaseTemplates.Joined,
        ["case_reopened"] = CaseTemplates.Reopened,
        ["case_split"] = CaseTemplates.Split,
        ["office_asked"] = OfficeTemplates.Asked,
        ["office_inquired"] = OfficeTemplates.Inquired,
        ["office_in_favour"] = OfficeTemplates.InFavour,
        ["office_against"] = OfficeTemplates.Against,
        ["step_due_soon"] = CaseTemplates.DueSoon,
        ["step_late"] = CaseTemplates.Late,
        ["step_late_head"] = CaseTemplates.LateForHead,
        ["case_granted"] = new(
            new("درخواست شما پذیرفته شد", "{service} به شمارهٔ {number} انجام شد. {reason}"),
            new("Your request was granted", "{service}, number {number}, is done. {reason}"),
            Channel.Inbox,
            Channel.Sms,
            Channel.Email
        ),
        ["case_refused"] = new(
            new("درخواست شما پذیرفته نشد", "{service} به شمارهٔ {number} پذیرفته نشد. دلیل: {reason}"),
            new("Your request was refused", "{service}, number {number}, was refused. Reason: {reason}"),
            Channel.Inbox,
            Channel.Sms,
            Channel.Email
        ),
        ["document_ready"] = new(
            new(
                "سند شما آماده است",
                "{title} به شمارهٔ {number} امضا شد و در حساب شماست. هر کس می‌تواند راستی‌اش را بسنجد."
            ),
            new(
                "Your document is ready",
                "{title}, number {number}, is signed and in your account. Anyone can verify it."
            ),
            Channel.Inbox,
            Channel.Sms,
            Channel.Email
        ),
    };

    /// <summary>The template of a code; a code that does not exist is a bug of the caller.</summary>
    public static Template Find(string code) =>
        All.TryGetValue(code, out var template)
            ? template
            : throw new ArgumentException($"No message template {code}.", nameof(code));

    /// <summary>What a template is called, in the reader's language; a code of an older city stays as it is.</summary>
    public static string Name(string code, string language) =>
        !All.TryGetValue(code, out var template) ? code
        : language == "en" ? template.En.Subject
        : template.Fa.Subject;

    /// <summary>All codes, for tests.</summary>
    public static IReadOnlyCollection<string> Codes => All.Keys;
}
