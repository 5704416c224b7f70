namespace Shahr.Ui;

/// <summary>An instant as a person reads it, with the machine's form beside it.</summary>
/// <param name="Text">Words in the page's language: «۱۲ فروردین ۱۴۰۵، ساعت ۱۰:۳۰».</param>
/// <param name="Machine">ISO 8601 for <c>datetime</c>, or null.</param>
public sealed record Moment(string Text, string? Machine = null);
