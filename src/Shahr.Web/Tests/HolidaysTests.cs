using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Values;
using Shahr.Web.Host;

namespace Shahr.Web.Tests;

public sealed class HolidaysTests : IDisposable
{
    private static readonly string[] Days =
    [
        "# سال ۱۴۰۶",
        "۱۴۰۶/۰۱/۰۱ نوروز",
        "1406/01/02 نوروز",
        "1406/01/03 نوروز",
        "1406/01/04 نوروز",
        "1406/01/12 روز جمهوری اسلامی",
        "1406/01/13 روز طبیعت",
        "1406/03/14 رحلت امام خمینی",
        "1406/03/15 قیام ۱۵ خرداد",
        "1406/11/22 پیروزی انقلاب اسلامی",
        "1406/12/29 ملی شدن صنعت نفت",
    ];

    private readonly ScratchFolder _folder = new();

    private CityOptions City => new() { Data = _folder.Path };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_added_year_is_known_to_the_city_from_its_next_start()
    {
        Assert.False(Calendar().IsKnownYear(1406));
        Assert.Equal(0, (await AddAsync(Days)).Code);
        Assert.Equal(1406, Calendar().LastKnownYear);
        Assert.Equal("روز طبیعت", Calendar().HolidayTitle(new JalaliDate(1406, 1, 13).ToDateOnly()));
        Assert.True(Calendar().IsKnownYear(1405));
    }

    [Fact]
    public async Task A_year_given_again_replaces_what_was_known_of_it()
    {
        await AddAsync(Days);
        Assert.Equal(0, (await AddAsync([.. Days, "1406/05/05 اربعین"])).Code);
        Assert.Equal("اربعین", Calendar().HolidayTitle(new JalaliDate(1406, 5, 5).ToDateOnly()));
        Assert.Equal(0, (await AddAsync(Days)).Code);
        Assert.Null(Calendar().HolidayTitle(new JalaliDate(1406, 5, 5).ToDateOnly()));
    }

    [Fact]
    public async Task A_wrong_line_is_named_and_half_a_year_is_refused()
    {
        (await AddAsync([.. Days, "1406/13/01 ماه سیزدهم"])).IsOneClearRefusal("سطر ۱۲");
        (await AddAsync(Days[..4])).IsOneClearRefusal("کامل نیست");
        (await AddAsync([])).IsOneClearRefusal("هیچ روزی نیست");
        (await CommandLine.RunAsync(City, "holidays", "add", _folder.Inside("absent.txt"))).IsOneClearRefusal(
            "پیدا نشد"
        );
        Assert.False(Calendar().IsKnownYear(1406));
    }

    [Fact]
    public async Task A_kept_list_that_somebody_broke_stops_the_start_with_its_name()
    {
        await AddAsync(Days);
        await File.AppendAllTextAsync(
            _folder.Inside("holidays/1406.txt"),
            "فردا\n",
            TestContext.Current.CancellationToken
        );
        (await CommandLine.RunAsync(["serve", "--data", _folder.Path])).IsOneClearRefusal("1406.txt");
        (await CommandLine.RunAsync(["doctor", "--data", _folder.Path])).IsOneClearRefusal("1406.txt");
    }

    private async Task<Said> AddAsync(string[] lines)
    {
        var file = _folder.Inside("list.txt");
        await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
        return await CommandLine.RunAsync(City, "holidays", "add", file);
    }

    private WorkCalendar Calendar()
    {
        using var app = (IDisposable)CityApp.Build(City, []);
        return ((Microsoft.AspNetCore.Builder.WebApplication)app).Services.GetRequiredService<WorkCalendar>();
    }
}
