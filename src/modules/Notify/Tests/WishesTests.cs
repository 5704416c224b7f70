using System.Globalization;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Notify.Tests;

/// <summary>When phones may ring.</summary>
public sealed class WishesTests
{
    // Across midnight, within a day, and at the edges; Tehran is three and a half hours ahead all year, summer too.
    [Theory]
    [InlineData("22", "7", "2026-11-26 21:59", "2026-11-26 21:59")]
    [InlineData("22", "7", "2026-11-26 22:00", "2026-11-27 07:00")]
    [InlineData("22", "7", "2026-11-26 23:59", "2026-11-27 07:00")]
    [InlineData("22", "7", "2026-11-27 00:00", "2026-11-27 07:00")]
    [InlineData("22", "7", "2026-11-27 06:59", "2026-11-27 07:00")]
    [InlineData("22", "7", "2026-11-27 07:00", "2026-11-27 07:00")]
    [InlineData("13", "16", "2026-11-26 13:00", "2026-11-26 16:00")]
    [InlineData("13", "16", "2026-11-26 12:59", "2026-11-26 12:59")]
    [InlineData("13", "16", "2026-11-26 16:00", "2026-11-26 16:00")]
    [InlineData("0", "6", "2026-11-26 00:30", "2026-11-26 06:00")]
    [InlineData("20", "0", "2026-11-26 20:30", "2026-11-27 00:00")]
    // The nights in which the clock was moved before 1401.
    [InlineData("22", "7", "2027-03-21 23:30", "2027-03-22 07:00")]
    [InlineData("22", "7", "2027-09-21 23:30", "2027-09-22 07:00")]
    [InlineData("22", "7", "2027-07-01 23:30", "2027-07-02 07:00")]
    public void Quiet_hours_end_in_city_time(string from, string to, string now, string rings)
    {
        var wishes = Of(from, to);
        Assert.Equal(Instant(rings), wishes.RingsAt(Instant(now)));
    }

    [Fact]
    public void At_the_end_of_quiet_hours_phones_ring_whatever_the_hours_are()
    {
        var now = Instant("2026-11-26 00:00");
        for (var from = 0; from < 24; from++)
        {
            for (var to = 0; to < 24; to++)
            {
                if (from == to)
                    continue;
                var wishes = Of($"{from}", $"{to}");
                for (var minutes = 0; minutes < 24 * 60; minutes += 30)
                {
                    var at = now.AddMinutes(minutes);
                    var rings = wishes.RingsAt(at);
                    Assert.InRange(rings - at, TimeSpan.Zero, TimeSpan.FromHours(23));
                    Assert.Equal(rings, wishes.RingsAt(rings));
                }
            }
        }
    }

    [Fact]
    public void Without_quiet_hours_phones_ring_at_once()
    {
        var now = Instant("2026-11-26 03:00");
        Assert.Equal(now, Of("", "").RingsAt(now));
        Assert.Equal(now, Wishes.None.RingsAt(now));
    }

    [Fact]
    public void Tehran_is_three_and_a_half_hours_ahead_in_winter_and_in_summer()
    {
        foreach (var night in new[] { "2026-12-21 23:00", "2027-06-21 23:00" })
            Assert.Equal(3.5 * 60, (Of("22", "23").RingsAt(Instant(night)) - Utc(night)).TotalMinutes * -1);
    }

    private static Wishes Of(string from, string to) =>
        Wishes.Of(PersonId.New(), new ChooseWishes.Form("first", "first", from, to), default).Wishes
        ?? throw new InvalidOperationException("These wishes make no sense.");

    private static DateTime Instant(string tehran) => PersianTime.FromTehran(Utc(tehran));

    private static DateTime Utc(string text) =>
        DateTime.SpecifyKind(DateTime.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
