namespace Shahr.Ui;

/// <summary>One figure of a BarChart.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Value">The figure, not negative; it sets the bar's length.</param>
/// <param name="Text">The figure as it is read, with its digits.</param>
/// <param name="Emphasis">True for the one the reader came for.</param>
public sealed record Bar(string Label, double Value, string Text, bool Emphasis = false);
