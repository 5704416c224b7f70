using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What is said while a case is worked on, unasked.</summary>
internal static class CaseTemplates
{
    /// <summary>An officer wrote to the citizen.</summary>
    public static readonly Template Told = new(
        new("پیامی دربارهٔ درخواست شما", "دربارهٔ {service} به شمارهٔ {number}: {message}"),
        new("A message about your request", "About {service}, number {number}: {message}"),
        Channel.Inbox,
        Channel.Email
    );

    /// <summary>To the holder of a step, before its time is over.</summary>
    public static readonly Template DueSoon = new(
        new("مهلت نزدیک است", "گام «{what}» از {service} به شمارهٔ {number} تا {until} مهلت دارد."),
        new("Its time is near", "The step “{what}” of {service}, number {number}, is promised by {until}."),
        Channel.Inbox
    );

    /// <summary>To all officers of the office, once it is over.</summary>
    public static readonly Template Late = new(
        new(
            "مهلت گذشته است",
            "مهلت گام «{what}» از {service} به شمارهٔ {number} در {until} گذشت. هر همکاری می‌تواند آن را بردارد."
        ),
        new(
            "Its time is over",
            "The step “{what}” of {service}, number {number}, was promised by {until}. Any colleague may take it."
        ),
        Channel.Inbox,
        Channel.Email
    );

    /// <summary>To the head of the office, when it stays late.</summary>
    public static readonly Template LateForHead = new(
        new(
            "کاری در ادارهٔ شما دیر مانده است",
            "گام «{what}» از {service} به شمارهٔ {number} تا {until} مهلت داشت و هنوز باز است."
        ),
        new(
            "Work of your office stays late",
            "The step “{what}” of {service}, number {number}, was promised by {until} and is still open."
        ),
        Channel.Inbox,
        Channel.Email
    );
}
