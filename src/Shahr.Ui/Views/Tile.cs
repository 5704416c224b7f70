namespace Shahr.Ui;

/// <summary>A tile that leads somewhere.</summary>
/// <param name="Title">Name of the group or service.</param>
/// <param name="Icon">Icon name.</param>
/// <param name="Url">Where it leads; null for what is not live yet.</param>
/// <param name="Text">One line: what is live.</param>
public sealed record Tile(string Title, string Icon, string? Url, string? Text = null);
