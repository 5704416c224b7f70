using Microsoft.AspNetCore.Components;

namespace Shahr.Ui;

/// <summary>A column of a <c>Table</c>. Make it with <see cref="Text"/>, <see cref="Number"/> or <see cref="Html"/>.</summary>
/// <typeparam name="TRow">The row's type.</typeparam>
public sealed class Column<TRow>
{
    private Column(string title, Func<TRow, string?>? text, RenderFragment<TRow>? html, bool numeric, bool header)
    {
        Title = title;
        TextOf = text;
        HtmlOf = html;
        IsNumeric = numeric;
        IsHeader = header;
    }

    /// <summary>Heading of the column; on a narrow screen it stands before each value.</summary>
    public string Title { get; }

    internal Func<TRow, string?>? TextOf { get; }
    internal RenderFragment<TRow>? HtmlOf { get; }
    internal bool IsNumeric { get; }
    internal bool IsHeader { get; }

    /// <summary>A column of words.</summary>
    public static Column<TRow> Text(string title, Func<TRow, string?> value) => new(title, value, null, false, false);

    /// <summary>A column of figures: tabular digits, aligned to the end.</summary>
    public static Column<TRow> Number(string title, Func<TRow, string?> value) => new(title, value, null, true, false);

    /// <summary>A column of markup: links, tags. Keep components out of it; a long table has many rows.</summary>
    public static Column<TRow> Html(string title, RenderFragment<TRow> cell) => new(title, null, cell, false, false);

    /// <summary>The column that names the row (a row header for screen readers, the card's title on a phone).</summary>
    public static Column<TRow> Main(string title, RenderFragment<TRow> cell) => new(title, null, cell, false, true);
}
