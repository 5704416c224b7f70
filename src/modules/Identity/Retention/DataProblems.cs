using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals about one's own data: what is wrong with it, and what is to go.</summary>
internal static class DataProblems
{
    public static readonly Problem NothingChosen = new(
        "identity.nothing_chosen",
        422,
        "چیزی برگزیده نشده است. دست‌کم یکی را نشان کنید، یا به «همهٔ داده‌های من» برگردید.",
        "Nothing is chosen. Tick one at least, or go back to all your data."
    );

    public static readonly Problem NothingLeft = new(
        "identity.nothing_left",
        409,
        "آنچه برگزیدید دیگر نبود؛ شاید در برگهٔ دیگری پاکش کرده‌اید. آنچه مانده پایین آمده است.",
        "What you chose was gone already, perhaps from another window. What is left stands below."
    );

    public static readonly Problem PartUnknown = new(
        "identity.part_unknown",
        404,
        "چنین بخشی در داده‌های شما نیست. از «همهٔ داده‌های من» بخشی را که نادرست است برگزینید.",
        "There is no such part of your data. Choose the one that is wrong at all your data."
    );

    public static readonly Problem FieldMissing = new(
        "identity.field_missing",
        422,
        "یکی را برگزینید تا بدانیم کدام نوشته نادرست است.",
        "Choose one, so that we know which is wrong."
    );

    public static readonly Problem RightMissing = new(
        "identity.right_missing",
        422,
        "درست آن را بنویسید؛ دست‌بالا در هزار نویسه.",
        "Write what is right, in a thousand letters at most."
    );
}
