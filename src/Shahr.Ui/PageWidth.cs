namespace Shahr.Ui;

/// <summary>How wide a page's main column is.</summary>
public enum PageWidth
{
    /// <summary>One question or a text: about 66 characters.</summary>
    Reading,

    /// <summary>Lists and dashboards.</summary>
    Wide,

    /// <summary>The whole window: maps, home.</summary>
    Full,
}
