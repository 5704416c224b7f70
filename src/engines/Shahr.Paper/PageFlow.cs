using SkiaSharp;

namespace Shahr.Paper;

/// <summary>
/// The pages as they fill. Drawing is kept as actions until the end, because «صفحهٔ ۱ از ۲» needs the number of pages.
/// </summary>
internal sealed class PageFlow
{
    private readonly List<List<Action<SKCanvas>>> _pages = [];

    public PageFlow() => NewPage();

    /// <summary>Where the next thing begins, in points from the top of the page.</summary>
    public float Y { get; set; }

    public int Count => _pages.Count;

    public bool IsFirstPage => _pages.Count == 1;

    public void Draw(Action<SKCanvas> action) => _pages[^1].Add(action);

    /// <summary>Starts a page when less than <paramref name="height"/> points are left; says whether it did.</summary>
    public bool Need(float height)
    {
        // What is taller than a whole page begins here anyway: another page would not help it.
        if (Y + height <= Sheet.Bottom || Y <= Sheet.NextTop)
            return false;
        NewPage();
        return true;
    }

    public void NewPage()
    {
        _pages.Add([]);
        Y = _pages.Count == 1 ? Sheet.Top : Sheet.NextTop;
    }

    public void Play(Func<SKCanvas> begin, Action<SKCanvas, int> frame, Action end)
    {
        for (var page = 0; page < _pages.Count; page++)
        {
            var canvas = begin();
            foreach (var action in _pages[page])
                action(canvas);
            frame(canvas, page);
            end();
        }
    }
}
