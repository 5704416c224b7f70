using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>A quarter of the Jalali year: the season in which every permission is looked at once.</summary>
/// <param name="Year">The Jalali year.</param>
/// <param name="Number">1 for spring to 4 for winter.</param>
internal readonly record struct Quarter(int Year, int Number)
{
    private const int Months = 3;

    private static readonly string[] _fa = ["بهار", "تابستان", "پاییز", "زمستان"];
    private static readonly string[] _en = ["spring", "summer", "autumn", "winter"];

    public static Quarter At(DateTime now)
    {
        var day = PersianTime.DayOf(now);
        return new Quarter(day.Year, (day.Month - 1) / Months + 1);
    }

    /// <summary>A number that sorts, 14053 for the autumn of 1405.</summary>
    public int Code => Year * 10 + Number;

    public DateTime BeginsAt => PersianTime.BeginOf(FirstDay);

    public Quarter Next => Number == 4 ? new Quarter(Year + 1, 1) : this with { Number = Number + 1 };

    /// <summary>The last day of its first month: until then the review is to be done.</summary>
    public JalaliDate LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public bool IsOverdue(DateTime now) => now >= PersianTime.BeginOf(LastDay.AddDays(1));

    public string In(string language) => language == "en" ? $"{_en[Number - 1]} {Year}" : $"{_fa[Number - 1]} {Year}";

    private JalaliDate FirstDay => new(Year, (Number - 1) * Months + 1, 1);
}
