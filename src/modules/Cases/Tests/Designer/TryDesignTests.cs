using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>A design against the cases of the past, in sums.</summary>
[Collection<DesignerCollection>]
public sealed class TryDesignTests(CasesCity city)
{
    [Fact]
    public async Task It_says_whose_questions_answers_and_promises_would_have_been_other()
    {
        var (kaveh, simin) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin));
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.SmallAsync(kaveh, code);
        await DesignSteps.AddFieldAsync(kaveh, design, "name", "Text", "نام کبوترخانه؟", ("required", "no"));
        await DesignSteps.ReadyAsync(kaveh, design);
        await DesignSteps.PublishAsync(simin, design);
        foreach (var (birds, name) in new[] { ("۳", ""), ("۳۰", "سپید"), ("۵۰", "بام بلند و روشن") })
            await AskAsync(city.Maryam(), code, birds, name);

        var next = await DesignSteps.CopyAsync(kaveh, code);
        await DesignSteps.SaveAsync(kaveh, next + "/fields/birds", ("max", "۴۰"));
        await DesignSteps.SaveAsync(kaveh, next + "/fields/name", ("required", "yes"), ("maxLength", "۵"));
        await DesignSteps.AddFieldAsync(kaveh, next, "roof", "Text", "کدام بام؟");
        var look = await kaveh.GetAsync(next + "/fields/roof/conditions?look=birds");
        await kaveh.SubmitAsync(
            look,
            "form[action$='/conditions'][method=post]",
            ("operator", "atLeast"),
            ("bound", "۲۰")
        );
        await DesignSteps.SaveAsync(kaveh, next + "/steps/step1", ("time", "1"), ("unit", "minutes"));

        var page = await kaveh.GetAsync(next + "/trial");
        Assert.Contains("سنجیده با ۳ پروندهٔ تازهٔ این خدمت", page.Text);
        Assert.Equal("۲ از ۳", Fact(page, "پرسش‌های دیگری می‌دیدند"));
        Assert.Equal("۲ از ۳", Fact(page, "پاسخی از آن‌ها پذیرفته نمی‌شد"));
        Assert.Equal("۳ از ۳", Fact(page, "به قول آن روز رسیدند"));
        Assert.Equal("۲", Cell(page, "کدام بام", 0));
        Assert.Equal("۱: بیرون از اندازه‌ها", Cell(page, "چند کبوتر دارید", 2));
        Assert.Contains("۱: پاسخی نداشت", Cell(page, "نام کبوترخانه", 2));
        Assert.Contains("۱: بلندتر از اندازه", Cell(page, "نام کبوترخانه", 2));
        Assert.DoesNotContain("سپید", page.Body);
        Assert.DoesNotContain("مریم", page.Text);
    }

    [Fact]
    public async Task Without_changes_nothing_would_have_been_other()
    {
        var kaveh = city.As(Somebody.Kaveh);
        await Journeys.AskForCertificateAsync(city.Maryam());
        var page = await kaveh.GetAsync(await DesignSteps.CopyAsync(kaveh, "residence-certificate") + "/trial");
        Assert.StartsWith("۰ از", Fact(page, "پرسش‌های دیگری می‌دیدند"));
        Assert.StartsWith("۰ از", Fact(page, "پاسخی از آن‌ها پذیرفته نمی‌شد"));
        Assert.Null(page.Page.QuerySelector("main table"));
    }

    [Fact]
    public async Task A_question_taken_away_is_asked_no_more()
    {
        var kaveh = city.As(Somebody.Kaveh);
        await Journeys.AskForCertificateAsync(city.Maryam());
        var design = await DesignSteps.CopyAsync(kaveh, "residence-certificate");
        await kaveh.SubmitAsync(await kaveh.GetAsync(design), "form[action$='/order']", ("remove", "fields/purpose"));
        var page = await kaveh.GetAsync(design + "/trial");
        Assert.Contains("برداشته شده", page.Text);
    }

    [Fact]
    public async Task A_service_without_cases_says_so()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var page = await kaveh.GetAsync(await DesignSteps.CopyAsync(kaveh, "objection") + "/trial");
        Assert.Contains("هنوز پرونده‌ای نیست", page.Text);
    }

    private async Task AskAsync(Visitor citizen, string code, string birds, string name)
    {
        var page = await citizen.SubmitAsync(await citizen.GetAsync($"/services/{code}"), "form[action$='/drafts']");
        page = await citizen.SubmitAsync(page, Journeys.Question, ("birds", birds));
        page = await citizen.SubmitAsync(page, Journeys.Question, ("name", name));
        var number = Journeys.NumberOf(await citizen.SubmitAsync(page, Journeys.Sending));
        await Journeys.WorkAsync(city.Davoud(), number, 0, "yes");
    }

    private static string? Fact(Seen page, string of) =>
        page.Page.QuerySelectorAll("dt").First(d => d.TextContent.Trim() == of).NextElementSibling?.TextContent.Trim();

    private static string? Cell(Seen page, string row, int column) =>
        page
            .Page.QuerySelectorAll("tbody tr")
            .First(r => r.TextContent.Contains(row, StringComparison.Ordinal))
            .QuerySelectorAll("td")
            .ElementAt(column)
            .TextContent.Trim();
}
