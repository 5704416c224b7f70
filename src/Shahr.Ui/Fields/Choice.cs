namespace Shahr.Ui;

/// <summary>Something that may be chosen in a ChoiceField or SelectField.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">One sentence of help, or null.</param>
/// <param name="Icon">Icon name for tiles, or null.</param>
/// <param name="Disabled">Shown, but cannot be chosen; say why in the hint.</param>
public sealed record Choice(
    string Value,
    string Label,
    string? Hint = null,
    string? Icon = null,
    bool Disabled = false
);

/// <summary>A file the server already keeps for this draft.</summary>
/// <param name="Id">What comes back when the person removes it.</param>
/// <param name="Name">The file's name as the person knows it.</param>
/// <param name="Size">Its size in words.</param>
/// <param name="ThumbnailUrl">A small picture, or null.</param>
public sealed record KeptFile(string Id, string Name, string Size, string? ThumbnailUrl = null);
