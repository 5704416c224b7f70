namespace Shahr.Ui;

/// <summary>A mark on a map and a line of the list beside it.</summary>
/// <param name="Lat">Degrees, WGS 84.</param>
/// <param name="Lon">Degrees, WGS 84.</param>
/// <param name="Title">What is there.</param>
/// <param name="Url">Where it leads, or null.</param>
/// <param name="Detail">One short line more, or null.</param>
/// <param name="Tone">Its meaning.</param>
public sealed record MapPlace(
    double Lat,
    double Lon,
    string Title,
    string? Url = null,
    string? Detail = null,
    Tone Tone = Tone.Action
);
