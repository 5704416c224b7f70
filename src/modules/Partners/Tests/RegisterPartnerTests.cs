using System.Net;
using Shahr.Testing;

namespace Shahr.Partners.Tests;

public sealed class RegisterPartnerTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Fact]
    public async Task What_an_officer_registers_waits_and_says_so()
    {
        var kaveh = house.Officer("کاوه نوری");
        var form = await kaveh.GetAsync("/partners/new");
        var seen = await kaveh.SubmitAsync(form, PartnersCity.Register, PartnersCity.GoodForm);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Equal("استخر محله", seen.Heading);
        Assert.Contains("در انتظار نفر دوم", seen.Body, StringComparison.Ordinal);
        Assert.Contains("نام و نام خانوادگی", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("شمارهٔ همراه", seen.Text, StringComparison.Ordinal);
        Assert.Contains("https://pool.example/back", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NameFa", "")]
    [InlineData("NameEn", "")]
    [InlineData("PurposeFa", " ")]
    [InlineData("PurposeEn", "")]
    [InlineData("Kind", null)]
    [InlineData("Redirects", "")]
    [InlineData("Redirects", "http://pool.example/back")]
    [InlineData("Redirects", "https://pool.example/back#part")]
    [InlineData("Redirects", "https://*.pool.example/back")]
    [InlineData("Redirects", "https://city@pool.example/back")]
    [InlineData("Redirects", "javascript:alert(1)")]
    [InlineData("Redirects", "pool.example/back")]
    [InlineData("Redirects", "https://pool.example/back\nhttps://thief.example/back")]
    [InlineData("Redirects", "https://pool.example/back\nhttp://127.0.0.1/back")]
    [InlineData("Logout", "http://pool.example/out")]
    [InlineData("Logout", "https://127.0.0.1/out")]
    [InlineData("Logout", "https://thief.example/out")]
    public async Task What_is_missing_or_unsafe_is_refused_at_its_field(string field, string? value)
    {
        var kaveh = house.Officer("کاوه نوری");
        var form = await kaveh.GetAsync("/partners/new");
        (string, string?)[] changed = [.. PartnersCity.GoodForm.Where(f => f.Name != field), (field, value)];
        var seen = await kaveh.SubmitAsync(form, PartnersCity.Register, changed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.NotEmpty(seen.Page.QuerySelectorAll(".error-summary a, [role=alert] a"));
    }

    [Fact]
    public async Task A_program_on_peoples_own_machines_gets_no_secret()
    {
        var kaveh = house.Officer("کاوه نوری");
        var form = await kaveh.GetAsync("/partners/new");
        (string, string?)[] changed =
        [
            .. PartnersCity.GoodForm.Where(f => f.Name != "Redirects"),
            ("Redirects", "http://127.0.0.1/back"),
        ];
        var seen = await kaveh.SubmitAsync(form, PartnersCity.Register, changed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(PartnersProblems.NoSecretOnPeoplesMachines.Fa, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_system_with_a_server_hears_of_signing_out()
    {
        var kaveh = house.Officer("کاوه نوری");
        var form = await kaveh.GetAsync("/partners/new");
        (string, string?)[] hears = [.. PartnersCity.GoodForm, ("Logout", "https://pool.example/out")];
        var seen = await kaveh.SubmitAsync(form, PartnersCity.Register, hears);
        Assert.Contains("https://pool.example/out", seen.Text, StringComparison.Ordinal);
        seen = await kaveh.SubmitAsync(
            form,
            PartnersCity.Register,
            [.. hears.Where(f => f.Item1 != "Kind"), ("Kind", "program")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(PartnersProblems.LogoutOfServersOnly.Fa, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_approves_reads_what_a_server_may_ask_by_itself_and_a_program_may_nothing()
    {
        var kaveh = house.Officer("کاوه نوری");
        var form = await kaveh.GetAsync("/partners/new");
        (string, string?)[] alone = [.. PartnersCity.GoodForm, ("Alone", MachineScope.Registration)];
        var plain = await kaveh.SubmitAsync(form, PartnersCity.Register, PartnersCity.GoodForm);
        Assert.DoesNotContain(MachineScope.All[0].Fa, plain.Text, StringComparison.Ordinal);
        var mine = await kaveh.SubmitAsync(form, PartnersCity.Register, alone);
        var theirs = await house.Officer("پروین صالحی").GetAsync(mine.Address);
        Assert.Contains(MachineScope.All[0].Fa, theirs.Text, StringComparison.Ordinal);
        var refused = await kaveh.SubmitAsync(
            form,
            PartnersCity.Register,
            [.. alone.Where(f => f.Item1 != "Kind"), ("Kind", "program")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(PartnersProblems.AloneOfServersOnly.Fa, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_needs_no_address_and_keeps_nobody()
    {
        var kaveh = house.Officer("کاوه نوری");
        var form = await kaveh.GetAsync("/partners/new");
        (string, string?)[] screen =
        [
            .. PartnersCity.GoodForm.Where(f => f.Name is not ("Kind" or "Redirects")),
            ("Kind", "screen"),
            ("Redirects", ""),
        ];
        var seen = await kaveh.SubmitAsync(form, PartnersCity.Register, screen);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains("صفحه‌نمایشی بی صفحه‌کلید", seen.Text, StringComparison.Ordinal);
        var keeps = await kaveh.SubmitAsync(form, PartnersCity.Register, [.. screen, ("Scopes", "offline_access")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, keeps.Status);
        Assert.Contains(PartnersProblems.ScreensKeepNobody.Fa, keeps.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_officers_with_the_permission_see_and_register_partners()
    {
        var maryam = house.City.SignedIn("مریم احمدی");
        foreach (var address in new[] { "/partners", "/partners/new" })
            Assert.Equal(HttpStatusCode.Forbidden, (await maryam.GetAsync(address)).Status);
        var form = await house.Officer("کاوه نوری").GetAsync("/partners/new");
        var seen = await maryam.SubmitAsync(form, PartnersCity.Register, PartnersCity.GoodForm);
        Assert.NotEqual(HttpStatusCode.OK, seen.Status);
    }
}
