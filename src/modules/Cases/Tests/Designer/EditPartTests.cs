using System.Net;
using AngleSharp.Dom;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>The parts of a life event by page controls.</summary>
[Collection<DesignerCollection>]
public sealed class EditPartTests(CasesCity city)
{
    private const string Post = "form[action$='/conditions'][method=post]";

    [Fact]
    public async Task A_life_event_is_made_from_an_empty_page_and_becomes_two_cases()
    {
        var (kaveh, simin, maryam) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin), city.Maryam());
        var (loft, yard) = (await PigeonsAsync(kaveh, simin), await PigeonsAsync(kaveh, simin));
        var code = DesignSteps.NewCode();
        var design = await EventAsync(kaveh, code);
        var page = await DesignSteps.SaveAsync(kaveh, design + "/new-part", ("service", loft));
        Assert.EndsWith($"/parts/{loft}", page.Address);
        Assert.Equal("مجوز کبوترخانه", page.Heading);
        page = await DesignSteps.SaveAsync(kaveh, $"{design}/parts/{loft}", ("answer-birds", "from:flock"));
        Assert.Equal(design, page.Address);
        Assert.Contains("مجوز کبوترخانه", page.Text);
        Assert.DoesNotContain("گام‌های کار", page.Text);

        await DesignSteps.SaveAsync(kaveh, design + "/new-part", ("service", yard), ("optional", "yes"));
        await DesignSteps.SaveAsync(kaveh, $"{design}/parts/{yard}", ("answer-birds", "from:flock"));
        page = await kaveh.GetAsync($"{design}/parts/{yard}/conditions?look=flock");
        page = await kaveh.SubmitAsync(page, Post, ("operator", "atLeast"), ("bound", "۱۰"));
        Assert.Contains("کی بخش رویداد است", page.Heading);
        page = await kaveh.GetAsync(design);
        Assert.Contains("به دلخواه شهروند", page.Text);
        Assert.Contains("دست‌کم ۱۰ است", page.Text);
        Assert.DoesNotContain("پیش از انتشار درست کنید", page.Text);
        await DesignSteps.ReadyAsync(kaveh, design);
        Assert.Contains("بخش «مجوز کبوترخانه»", (await simin.GetAsync(design + "/publication")).Text);
        Assert.Equal(HttpStatusCode.OK, (await DesignSteps.PublishAsync(simin, design)).Status);

        page = await maryam.SubmitAsync(await maryam.GetAsync($"/services/{code}"), "form[action$='/drafts']");
        page = await maryam.SubmitAsync(page, Journeys.Question, ("flock", "۱۲"));
        page = await maryam.SubmitAsync(page, Journeys.Question, ("why", "کبوترهایم را دوست دارم."));
        page = await maryam.SubmitAsync(page, Journeys.Sending);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var cases = await maryam.GetAsync("/life-events/" + LifeEvents.NumberOf(page));
        Assert.Equal(2, cases.Page.QuerySelectorAll("main a[href^='/cases/']").Length);
    }

    [Fact]
    public async Task A_question_is_answered_only_by_what_is_of_its_kind_or_always_by_one_of_its_options()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await EventAsync(kaveh, DesignSteps.NewCode());
        var page = await DesignSteps.SaveAsync(kaveh, design + "/new-part", ("service", "business-licence"));
        var kind = page.Page.QuerySelectorAll("[name=answer-kind] option").Select(o => o.TextContent.Trim()).ToList();
        Assert.Contains(kind, o => o.StartsWith("همیشه: ", StringComparison.Ordinal));
        Assert.DoesNotContain(kind, o => o.Contains("چند کبوتر", StringComparison.Ordinal));
        Assert.Equal(
            ["بی‌پاسخ", "پاسخ «چند کبوتر دارید»"],
            page.Page.QuerySelectorAll("[name=answer-area] option").Select(o => o.TextContent.Trim())
        );

        page = await DesignSteps.SaveAsync(kaveh, design + "/parts/business-licence", ("answer-area", "from:why"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Page.QuerySelector(".error-summary a[href='#f-answer-area']"));
        page = await DesignSteps.SaveAsync(kaveh, design + "/parts/business-licence", ("answer-kind", "is:new"));
        Assert.Contains("value: new", (await kaveh.GetAsync(design + "/definition.yaml")).Body);

        // What the service needs and is not told stands on the design's page and on the part's.
        var address = design + "/parts/business-licence";
        Assert.NotNull(page.Page.QuerySelector($".notice-attention a[href='{address}']"));
        Assert.Contains("همیشه پاسخی برای آن ندارد", (await kaveh.GetAsync(address)).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-such-service")]
    [InlineData("open-shop")]
    [InlineData("office-request")]
    public async Task Only_a_service_that_everybody_may_ask_for_becomes_a_part(string service)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await EventAsync(kaveh, DesignSteps.NewCode());
        var page = await DesignSteps.SaveAsync(kaveh, design + "/new-part", ("service", service));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Page.QuerySelector(".error-summary a[href='#f-service']"));
    }

    [Fact]
    public async Task Parts_are_moved_and_taken_away_and_the_differences_call_them_by_name()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "open-shop");
        var offered = (await kaveh.GetAsync(design + "/new-part")).Page.QuerySelectorAll("[name=service] option");
        Assert.DoesNotContain(offered, o => o.GetAttribute("value") == "shop-waste");
        await PressAsync(kaveh, design, "up", "shop-waste");
        await PressAsync(kaveh, design, "remove", "signboard-permission");
        await DesignSteps.SaveAsync(
            kaveh,
            design + "/parts/business-licence",
            ("optional", "yes"),
            ("answer-skills", "")
        );
        var told = (await kaveh.GetAsync(design + "/publication")).Text;
        Assert.Contains("بخش «درخواست پروانهٔ کسب»", told);
        Assert.Contains("اکنون به دلخواه است، پاسخی که می‌گیرد: «مهارت و مجوزها»", told);
        Assert.Contains("ترتیب", told);
        Assert.DoesNotContain("business-licence", told);
    }

    [Fact]
    public async Task A_part_that_is_not_there_is_said_so()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "open-shop");
        foreach (var address in new[] { "/parts/nothing", "/parts/nothing/conditions", "/steps/nothing/conditions" })
            Assert.Equal(HttpStatusCode.NotFound, (await kaveh.GetAsync(design + address)).Status);
    }

    // A service of one question, in force.
    private static async Task<string> PigeonsAsync(Visitor kaveh, Visitor simin)
    {
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.SmallAsync(kaveh, code);
        await DesignSteps.ReadyAsync(kaveh, design);
        Assert.Equal(HttpStatusCode.OK, (await DesignSteps.PublishAsync(simin, design)).Status);
        return code;
    }

    // An event with two questions and no part yet.
    private static async Task<string> EventAsync(Visitor kaveh, string code)
    {
        var design = await DesignSteps.StartAsync(kaveh, code);
        await DesignSteps.SaveAsync(kaveh, design + "/facts", ("aboutFa", "کبوترداری"), ("aboutEn", "Keeping pigeons"));
        await DesignSteps.AddFieldAsync(kaveh, design, "flock", "Number", "چند کبوتر دارید؟");
        await DesignSteps.AddFieldAsync(kaveh, design, "why", "LongText", "چرا؟");
        return design;
    }

    private static async Task PressAsync(Visitor designer, string design, string act, string part)
    {
        const string Form = "form[action$='/order']:has([value^='parts/'])";
        var page = await designer.SubmitAsync(await designer.GetAsync(design), Form, (act, "parts/" + part));
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }
}
