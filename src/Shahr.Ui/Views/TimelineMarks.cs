namespace Shahr.Ui;

/// <summary>
/// The marks of the timeline: an eight-pointed star (the khatam of tilework) that fills as the work goes on. They are
/// drawn inline, because print and a slow network must not lose the one picture that says where a request stands.
/// </summary>
internal static class TimelineMarks
{
    // Two squares turned by 45 degrees about (16,16); corners at 13 units, crossings at 9.95.
    private const string Star =
        "M16 3l3.81 3.81h5.38v5.38L29 16l-3.81 3.81v5.38h-5.38L16 29l-3.81-3.81H6.81v-5.38L3 16l3.81-3.81V6.81h5.38z";

    internal static readonly string Done = Draw("<path class=\"mark-sign\" d=\"M11.2 16.4l3.3 3.3 6.4-7\"/>");
    internal static readonly string Current = Draw("<circle class=\"mark-dot\" cx=\"16\" cy=\"16\" r=\"4.2\"/>");
    internal static readonly string Late = Draw("<path class=\"mark-sign\" d=\"M16 10.6V16l3.6 2.6\"/>");
    internal static readonly string Refused = Draw(
        "<path class=\"mark-sign\" d=\"M12.4 12.4l7.2 7.2m0-7.2l-7.2 7.2\"/>"
    );
    internal static readonly string Skipped = Draw("<path class=\"mark-sign\" d=\"M12 16h8\"/>");
    internal static readonly string Waiting = Draw("");

    private static string Draw(string sign) =>
        "<svg class=\"mark\" viewBox=\"0 0 32 32\" aria-hidden=\"true\" focusable=\"false\">"
        + $"<path class=\"mark-star\" d=\"{Star}\"/>{sign}</svg>";
}
