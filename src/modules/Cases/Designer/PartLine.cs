namespace Shahr.Cases.Designer;

/// <summary>One part in the list of its kind.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Url">Its page.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Kind">What kind it is, in words.</param>
/// <param name="How">When it is asked, or by whom and by when it is done.</param>
public sealed record PartLine(string Key, string Url, string Title, string Kind, string How);
