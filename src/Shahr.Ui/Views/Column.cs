namespace Shahr.Ui;

/// <summary>
/// A column of a <c>Table</c>. Make it with <see cref="Text"/>, <see cref="Number"/> or <see cref="Html"/>.
/// </summary>
/// <typeparam name="TRow">The row's type.</typeparam>
public sealed class Column<TRow>
{
    private readonly Action<Markup, TRow> _cell;
    private readonly string _open;
    private readonly string _close;

    // The tags around a cell are made once a column, so that a label is not encoded again for every row.
    private Column(string title, Action<Markup, TRow> cell, bool numeric, bool header)
    {
        Title = title;
        IsNumeric = numeric;
        _cell = cell;
        _open = header
            ? "<th scope=\"row\">"
            : $"<td data-label=\"{StatusTags.Encoder.Encode(title)}\"{(numeric ? " class=\"numeric\"" : "")}><span>";
        _close = header ? "</th>" : "</span></td>";
    }

    /// <summary>Heading of the column; on a narrow screen it stands before each value.</summary>
    public string Title { get; }

    internal bool IsNumeric { get; }

    /// <summary>A column of words.</summary>
    public static Column<TRow> Text(string title, Func<TRow, string?> value) =>
        new(title, (cell, row) => cell.Text(value(row)), false, false);

    /// <summary>A column of figures: tabular digits, aligned to the end.</summary>
    public static Column<TRow> Number(string title, Func<TRow, string?> value) =>
        new(title, (cell, row) => cell.Text(value(row)), true, false);

    /// <summary>A column of links, tags and words that run the other way.</summary>
    public static Column<TRow> Html(string title, Action<Markup, TRow> cell) => new(title, cell, false, false);

    /// <summary>The column that names the row (a row header for screen readers, the card's title on a phone).</summary>
    public static Column<TRow> Main(string title, Action<Markup, TRow> cell) => new(title, cell, false, true);

    internal void Write(Markup markup, TRow row)
    {
        markup.Raw(_open);
        _cell(markup, row);
        markup.Raw(_close);
    }
}
