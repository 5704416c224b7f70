using System.Globalization;
using Shahr.Kit.Values;
using Shahr.Maps;

namespace Shahr.Web.Cli;

/// <summary>
/// Progress of an import: one living line on a terminal, a plain line every tenth of the way elsewhere.
/// </summary>
internal sealed class ImportBar(bool english, TextWriter target, bool isLive) : IProgress<MapProgress>, IDisposable
{
    private const int Width = 24;
    private readonly Lock _lock = new();
    private int _tenths = -1;
    private bool _isOpen;

    public void Report(MapProgress value)
    {
        lock (_lock)
        {
            if (isLive)
            {
                var full = (int)(value.Done * Width);
                target.Write($"\r\u001b[K[{new string('█', full)}{new string('░', Width - full)}] {Words(value)}");
                _isOpen = true;
            }
            else if ((int)(value.Done * 10) is var tenths && tenths > _tenths)
            {
                _tenths = tenths;
                target.WriteLine(Words(value));
            }
        }
    }

    /// <summary>Leaves the living line.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isOpen)
                target.WriteLine();
            _isOpen = false;
        }
    }

    private string Words(MapProgress value)
    {
        var percent = (value.Done * 100).ToString("0", CultureInfo.InvariantCulture);
        var objects = value.Objects.ToString("#,0", CultureInfo.InvariantCulture);
        var rate = value.PerSecond.ToString("#,0", CultureInfo.InvariantCulture);
        var left = Math.Ceiling(value.SecondsLeft).ToString("0", CultureInfo.InvariantCulture);
        return english
            ? $"{percent}%  {objects} objects, {rate}/s, {left} s left"
            : PersianText
                .ToPersianDigits($"{percent}٪  {objects} چیز، {rate} در ثانیه، {left} ثانیه مانده")
                .Replace(',', '٬');
    }
}
