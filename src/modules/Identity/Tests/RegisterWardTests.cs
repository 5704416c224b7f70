using System.Net;

namespace Shahr.Identity.Tests;

public sealed class RegisterWardTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Maryam_registers_her_child_and_acts_in_its_name_once_the_registry_says_she_is_the_guardian()
    {
        var family = await Family.OfAsync(house);
        var registered = await family.RegisterAsync(family.Maryam);
        Assert.Equal("/me/wards?done=registered", registered.Address);
        await Family.RoundAsync(house);
        var header = await Family.ActAsync(family.Maryam);
        Assert.Contains("مریم احمدی", header, StringComparison.Ordinal);
        Assert.Contains("آوا احمدی", header, StringComparison.Ordinal);
        Assert.Single(house.Telephones.ToldOf(await house.FindAsync(family.MaryamCard), "guardian_confirmed"));
        Assert.DoesNotContain(
            family.Child.NationalCode,
            await Database.EverythingAsync(house.City),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Before_that_nobody_acts_for_the_child()
    {
        var family = await Family.OfAsync(house);
        await family.RegisterAsync(family.Maryam, ("NationalCode", Family.CodeOfAnothers()));
        await Family.RoundAsync(house);
        Assert.Null((await family.Maryam.GetAsync("/")).Page.QuerySelector(Family.Switch));
        Assert.Contains(
            "ثبت احوال تأیید نکرد",
            (await family.Maryam.GetAsync(Family.Mine)).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("NationalCode", "0012345678", "کد ملی")]
    [InlineData("GivenName", "", "نام")]
    [InlineData("BornYear", "سیزده", "روز تولد")]
    [InlineData("BornYear", "1480", "هنوز نیامده")]
    public async Task What_is_missing_or_wrong_is_said(string field, string value, string words)
    {
        var family = await Family.OfAsync(house);
        var refused = await family.RegisterAsync(family.Maryam, (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(
            words,
            refused.Page.QuerySelector(".error-summary")?.TextContent ?? refused.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_is_their_own_ward_twice_anybodys_or_a_ward_at_eighteen()
    {
        var family = await Family.OfAsync(house);
        var own = await family.RegisterAsync(family.Maryam, ("NationalCode", family.MaryamCard.NationalCode));
        Assert.Contains("کد ملی خود شماست", own.ProblemAt("NationalCode"), StringComparison.Ordinal);
        var grown = await family.RegisterAsync(family.Maryam, family.Today.AddYears(-18));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, grown.Status);
        Assert.Contains("هجده سال دارد", grown.Text, StringComparison.Ordinal);
        await family.RegisterAsync(family.Maryam);
        Assert.Equal(HttpStatusCode.Conflict, (await family.RegisterAsync(family.Maryam)).Status);
        await Family.RoundAsync(house);
        Assert.Equal(HttpStatusCode.Conflict, (await family.RegisterAsync(family.Maryam)).Status);
    }
}
