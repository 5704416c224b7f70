using System.Net;
using Shahr.Kit.Values;

namespace Shahr.Identity.Tests;

public sealed class OfficerAbsencesTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_manager_says_that_a_colleague_is_away_and_back_and_the_colleague_is_told()
    {
        var (kaveh, _, _) = await house.ManagerAsync("کاوه", "نوری");
        var (davoud, person, _) = await house.OfficerAsync("roads", "cases.work");
        var today = PersianTime.DayOf(house.City.Clock.GetUtcNow().UtcDateTime);
        var address = $"/offices/roads/officers/{person}/absences";
        Assert.NotNull((await kaveh.GetAsync("/offices/roads")).Page.QuerySelector($"main a[href='{address}']"));
        var page = await AbsenceSteps.SayAsync(kaveh, await kaveh.GetAsync(address), today, today.AddDays(4));
        Assert.Equal("غیبت داوود رضایی", page.Heading);
        Assert.Contains("در غیبت تا", (await kaveh.GetAsync("/offices/roads")).Text, StringComparison.Ordinal);
        Assert.NotNull(await AbsenceSteps.BackAsync(house, person));
        var letter = Assert.Single(house.Telephones.ToldOf(person, "absence_said"));
        Assert.Equal("کاوه نوری", letter.Values["who"]);

        await kaveh.SubmitAsync(page, "form[action$='/ending']");
        Assert.Null(await AbsenceSteps.BackAsync(house, person));
        Assert.Single(house.Telephones.ToldOf(person, "absence_ended"));
        Assert.DoesNotContain("در غیبت تا", (await kaveh.GetAsync("/offices/roads")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await davoud.GetAsync(address)).Status);
        var nobody = await kaveh.GetAsync($"/offices/roads/officers/{Guid.CreateVersion7()}/absences");
        Assert.Equal(HttpStatusCode.Forbidden, nobody.Status);
    }
}
