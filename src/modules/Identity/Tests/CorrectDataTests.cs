using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class CorrectDataTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Page = "/me/data/person/corrections";

    [Fact]
    public async Task A_wrong_record_becomes_one_case_at_the_inspectorate_that_names_the_field()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        Assert.NotNull((await maryam.GetAsync("/me/data")).Page.QuerySelector($"main a[href='{Page}']"));
        var form = await maryam.GetAsync(Page);
        var sent = await maryam.SubmitAsync(form, "#correct", ("Field", "family_name"), ("Right", "احمدی‌پور، با پور"));
        Assert.StartsWith("/cases/", sent.Address, StringComparison.Ordinal);
        foreach (var word in new[] { "شناسنامه: نام خانوادگی", "احمدی‌پور، با پور", "درست کردن نوشتهٔ نادرست" })
            Assert.Contains(word, sent.Text, StringComparison.Ordinal);

        // The same form again leads to the same case.
        var again = await maryam.SubmitAsync(
            form,
            "#correct",
            ("Field", "family_name"),
            ("Right", "احمدی‌پور، با پور")
        );
        Assert.Equal(sent.Address, again.Address);
    }

    [Fact]
    public async Task What_is_missing_comes_back_as_typed_and_a_part_of_nobody_does_not_exist()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var form = await maryam.GetAsync(Page);
        var none = await maryam.SubmitAsync(form, "#correct", ("Right", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Equal(2, none.Page.QuerySelectorAll(".error-summary li").Length);
        var long_ = await maryam.SubmitAsync(none, "#correct", ("Field", "mobile"), ("Right", new string('س', 1001)));
        Assert.NotNull(long_.ProblemAt("Right"));
        foreach (var part in new[] { "nothing", "cases", "addresses" })
            Assert.Equal(HttpStatusCode.NotFound, (await maryam.GetAsync($"/me/data/{part}/corrections")).Status);
        var guest = house.City.Visitor(followRedirects: false);
        Assert.StartsWith("/sign-in", (await guest.GetAsync(Page)).Location, StringComparison.Ordinal);
    }
}
