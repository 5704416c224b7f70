namespace Shahr.Ui.Gallery;

/// <summary>How the gallery is looked at.</summary>
/// <param name="Lang"><c>fa</c> or <c>en</c>.</param>
/// <param name="Theme"><c>auto</c>, <c>light</c>, <c>dark</c> or <c>contrast</c>.</param>
public sealed record GalleryLook(string Lang = "fa", string Theme = "auto");
