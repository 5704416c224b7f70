namespace Shahr.Kit.Values;

/// <summary>The table of new-year days behind <see cref="JalaliDate"/>, 1300–1500.</summary>
internal static class JalaliYears
{
    internal const int First = 1300;
    internal const int Last = 1500;

    /// <summary>1 Farvardin 1300 is 21 March 1921; this is its <see cref="DateOnly.DayNumber"/>.</summary>
    internal const int FirstDayNumber = 701_344;

    /// <summary>
    /// One bit a year, 1300 in bit 0 of the first word: set where the year has 366 days. Made from the astronomical
    /// rule of the law of 1304 (new year on the day whose noon in Tehran follows the equinox) as .NET's calendar
    /// computes it; the tests hold it against that calendar, the published month starts and the official equinoxes.
    /// </summary>
    private static readonly ulong[] _leapBits =
    [
        0x4444442222222211,
        0x1111108888888844,
        0x4444422222222111,
        0x0000000000000044,
    ];

    /// <summary>Days from 1 Farvardin 1300 to the new year of each year; one entry more closes the last year.</summary>
    private static readonly int[] _starts = BuildStarts();

    /// <summary>How many days the table spans.</summary>
    internal static int TotalDays => _starts[^1];

    internal static bool IsLeap(int year) => (_leapBits[(year - First) >> 6] >> ((year - First) & 63) & 1) != 0;

    /// <summary>Days from 1 Farvardin 1300 to 1 Farvardin of a year from 1300 to 1501.</summary>
    internal static int StartOf(int year) => _starts[year - First];

    /// <summary>The year in which the day with this index (0 is 1 Farvardin 1300) falls.</summary>
    internal static int YearOf(int index)
    {
        // 33 years hold 8 leap days; the guess is at most one year off, which the table then mends.
        var guess = (int)((index * 33L) / 12_053);
        if (guess >= _starts.Length - 1)
            guess = _starts.Length - 2;
        while (_starts[guess] > index)
            guess--;
        while (_starts[guess + 1] <= index)
            guess++;
        return First + guess;
    }

    private static int[] BuildStarts()
    {
        var starts = new int[Last - First + 2];
        for (var year = First; year <= Last; year++)
            starts[year - First + 1] = starts[year - First] + (IsLeap(year) ? 366 : 365);
        return starts;
    }
}
