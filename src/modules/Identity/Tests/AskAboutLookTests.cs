using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class AskAboutLookTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Question = "form[action$='/questions']";

    [Fact]
    public async Task One_tap_at_a_look_opens_a_case_that_the_inspectorate_gets_and_the_one_who_looked_does_not()
    {
        var (davoud, davoudId, _) = await house.OfficerAsync("oversight", "cases.work", "داوود", "رضایی");
        var (parvin, _, _) = await house.OfficerAsync("oversight", "cases.work", "پروین", "صالحی");
        var (maryam, page) = await LookedAtAsync(davoudId, "رسیدگی به درخواست");

        var look = await maryam.GetAsync(
            page.Page.QuerySelector("td a[href^='/me/looks/']")?.GetAttribute("href") ?? ""
        );
        Assert.Contains("داوود رضایی", look.Text, StringComparison.Ordinal);
        var sent = await maryam.SubmitAsync(look, Question, ("Words", "من درخواستی نداشتم."));
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("درخواست شما رسید", sent.Text, StringComparison.Ordinal);
        Assert.Contains("رسیدگی به درخواست", sent.Text, StringComparison.Ordinal);
        Assert.Contains("من درخواستی نداشتم.", sent.Text, StringComparison.Ordinal);

        var again = await maryam.GetAsync("/me/looks");
        var number = again.Page.QuerySelector("td a[href^='/cases/']")?.GetAttribute("href")?.Split('/')[^1] ?? "";
        Assert.Contains(number, (await parvin.GetAsync("/desk")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await parvin.GetAsync("/desk/" + number)).Status);
        Assert.DoesNotContain(number, (await davoud.GetAsync("/desk")).Body, StringComparison.Ordinal);
        var refused = await davoud.GetAsync("/desk/" + number);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("دربارهٔ کار خود شماست", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_again_or_at_once_from_two_windows_it_is_one_case()
    {
        var (_, davoud, _) = await house.OfficerAsync("registry", "cases.work");
        var (maryam, page) = await LookedAtAsync(davoud, "دوباره");
        var look = await maryam.GetAsync(
            page.Page.QuerySelector("td a[href^='/me/looks/']")?.GetAttribute("href") ?? ""
        );
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => maryam.SubmitAsync(look, Question)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        var mine = await maryam.GetAsync("/cases");
        Assert.Single(mine.Page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_remark_that_is_too_long_comes_back_as_it_was_typed()
    {
        var (_, davoud, _) = await house.OfficerAsync("district", "cases.work");
        var (maryam, page) = await LookedAtAsync(davoud, "بلند");
        var look = await maryam.GetAsync(
            page.Page.QuerySelector("td a[href^='/me/looks/']")?.GetAttribute("href") ?? ""
        );
        var refused = await maryam.SubmitAsync(look, Question, ("Words", new string('ب', 2100)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector(".field .problem"));
        Assert.Contains("ببب", refused.Page.QuerySelector("textarea")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Empty((await maryam.GetAsync("/cases")).Page.QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData("' or 1=1 --")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task A_look_that_is_not_there_is_said_to_be_unknown(string id)
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var page = await maryam.GetAsync("/me/looks/" + Uri.EscapeDataString(id));
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("چنین نگاهی", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_opens_or_asks_about_a_look_at_another()
    {
        var (_, davoud, _) = await house.OfficerAsync("lighting", "cases.work");
        var (maryam, page) = await LookedAtAsync(davoud, "به دیگری");
        var href = page.Page.QuerySelector("td a[href^='/me/looks/']")?.GetAttribute("href") ?? "";
        var look = await maryam.GetAsync(href);
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        Assert.Equal(HttpStatusCode.NotFound, (await farhad.GetAsync(href)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await farhad.SubmitAsync(look, Question)).Status);
        Assert.Empty((await farhad.GetAsync("/cases")).Page.QuerySelectorAll("tbody tr"));
    }

    private async Task<(Visitor Visitor, Seen Looks)> LookedAtAsync(PersonId viewer, string reason)
    {
        var maryam = Citizen.New();
        var visitor = await house.SignUpAsync(maryam);
        var id = await house.FindAsync(maryam) ?? default;
        await house.AsAsync(viewer, scope => scope.GetRequiredService<IPeople>().RecordAsync(id, reason));
        return (visitor, await visitor.GetAsync("/me/looks"));
    }
}
