using Shahr.Cases.Definitions;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>Refusals about the entries of a group, and about what is computed.</summary>
internal static class GroupProblems
{
    public static readonly Problem EntryEmpty = new(
        "cases.entry_empty",
        422,
        "برای «{0}» چیزی ننوشتید. دست‌کم یکی از پرسش‌ها را پاسخ دهید یا به فهرست برگردید.",
        "Nothing is written for “{1}”. Answer one of the questions at least, or go back to the list."
    );

    public static readonly Problem EntryNotWhole = new(
        "cases.entry_not_whole",
        422,
        "یکی از ردیف‌های «{0}» پاسخی کم دارد. آن را باز کنید و کامل کنید.",
        "An entry of “{1}” lacks an answer. Open it and complete it."
    );

    public static readonly Problem TooLargeToReckon = new(
        "cases.too_large_to_reckon",
        422,
        "«{0}» با این عددها بزرگ‌تر از آن می‌شود که حساب کنیم. عددها را دوباره ببینید و درست کنید.",
        "With these numbers “{1}” becomes more than can be reckoned. Look at them again and put them right."
    );

    private static readonly Problem _tooFew = new(
        "cases.too_few_entries",
        422,
        "در «{0}» دست‌کم {2} ردیف لازم است؛ «افزودن» را بزنید.",
        "“{1}” needs {3} at least; choose “Add”."
    );

    private static readonly Problem _tooMany = new(
        "cases.too_many_entries",
        422,
        "«{0}» بیش از {2} ردیف نمی‌پذیرد. یکی را بردارید، یا بقیه را پس از فرستادن برای اداره بنویسید.",
        "“{1}” takes at most {3}. Remove one, or write the rest to the office once the request is sent."
    );

    /// <summary>The refusal of this many entries, which the group does not take.</summary>
    public static Problem WrongCount(FieldDefinition group, int entries)
    {
        var (problem, bound) =
            entries < GroupRules.Least(group) ? (_tooFew, GroupRules.Least(group)) : (_tooMany, GroupRules.Most(group));
        return problem.With(group.Label.Fa, group.Label.En, CaseWords.Number("fa", bound), bound).On(group.Name);
    }
}
