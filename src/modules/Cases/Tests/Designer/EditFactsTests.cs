using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>What is said of a service as a whole.</summary>
[Collection<DesignerCollection>]
public sealed class EditFactsTests(CasesCity city)
{
    [Fact]
    public async Task Words_group_and_paragraphs_are_kept()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        await DesignSteps.SaveAsync(
            kaveh,
            design + "/facts",
            ("aboutFa", "برای نگه‌داری كبوتر"),
            ("aboutEn", "Keep pigeons"),
            ("detailsFa", "بند یک.\n\nبند دو."),
            ("detailsEn", "One.\n\nTwo."),
            ("group", "Leisure"),
            ("keywords", "کبوتر، پرنده, pigeon"),
            ("icon", "house")
        );
        var page = (await kaveh.GetAsync(design + "/facts")).Page;
        Assert.Equal("برای نگه‌داری کبوتر", page.QuerySelector("[name=aboutFa]")?.TextContent.Trim());
        Assert.Equal("بند یک.\n\nبند دو.", page.QuerySelector("[name=detailsFa]")?.TextContent.Trim());
        Assert.Equal("Leisure", page.QuerySelector("[name=group] option[selected]")?.GetAttribute("value"));
        Assert.Contains("کبوتر، پرنده، pigeon", page.QuerySelector("[name=keywords]")?.TextContent);
    }

    [Fact]
    public async Task Paragraphs_of_one_language_alone_are_told_and_nothing_typed_is_lost()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        var page = await DesignSteps.SaveAsync(
            kaveh,
            design + "/facts",
            ("detailsFa", "یک\n\nدو"),
            ("detailsEn", "one")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("۲ بند", page.ProblemAt("detailsEn"));
        Assert.Contains("دو", page.Page.QuerySelector("[name=detailsFa]")?.TextContent);
    }

    [Fact]
    public async Task Of_two_tabs_the_second_is_told_and_may_send_again()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        var (one, two) = (await kaveh.GetAsync(design + "/facts"), await kaveh.GetAsync(design + "/facts"));
        await kaveh.SubmitAsync(one, "form[action$='/facts']", ("aboutFa", "نخست"));
        var told = await kaveh.SubmitAsync(two, "form[action$='/facts']", ("aboutFa", "دوم"));
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("دوم", told.Page.QuerySelector("[name=aboutFa]")?.TextContent);
        var page = await kaveh.SubmitAsync(told, "form[action$='/facts']");
        Assert.Equal(design, page.Address);
        Assert.Contains("دوم", page.Text);
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_told()
    {
        var kaveh = city.As(Somebody.Kaveh);
        for (var round = 0; round < 5; round++)
        {
            var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
            var simin = city.As(Somebody.Simin);
            var (one, two) = (await kaveh.GetAsync(design + "/facts"), await simin.GetAsync(design + "/facts"));
            var answers = await Task.WhenAll(
                kaveh.SubmitAsync(one, "form[action$='/facts']", ("aboutFa", "نخست")),
                simin.SubmitAsync(two, "form[action$='/facts']", ("aboutFa", "دوم"))
            );
            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            Assert.Single(answers, a => a.Status == HttpStatusCode.Conflict);
        }
    }
}
