using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What the city asks another office by itself, by page controls.</summary>
[Collection<DesignerCollection>]
public sealed class EditInquiryTests(CasesCity city)
{
    private const string Post = "form[action$='/conditions'][method=post]";

    [Fact]
    public async Task An_inquiry_is_written_on_its_page_and_published_without_YAML()
    {
        var (kaveh, simin, maryam) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin), city.Maryam());
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.SmallAsync(kaveh, code);
        await DesignSteps.AddFieldAsync(kaveh, design, "deed", "File", "سند خانه را دارید؟", ("required", "no"));
        var page = await AddAsync(kaveh, design);
        Assert.Equal(design, page.Address);
        Assert.Contains("آیا این خانه بام دارد؟", page.Text);
        Assert.Contains("۳ روز کاری، برای گام «تصمیم»", page.Text);

        page = await DesignSteps.SaveAsync(
            kaveh,
            design + "/inquiries/inquiry1",
            ("instead", "deed"),
            ("shows", "birds"),
            ("name", "roof")
        );
        Assert.Contains("۱ پاسخ را می‌بیند", page.Text);
        Assert.DoesNotContain("پیش از انتشار درست کنید", page.Text);
        await DesignSteps.ReadyAsync(kaveh, design);
        Assert.Contains("استعلام «آیا این خانه بام دارد؟»", (await simin.GetAsync(design + "/publication")).Text);
        Assert.Equal(HttpStatusCode.OK, (await DesignSteps.PublishAsync(simin, design)).Status);

        page = await maryam.SubmitAsync(await maryam.GetAsync($"/services/{code}"), "form[action$='/drafts']");
        page = await maryam.SubmitAsync(page, Journeys.Question, ("birds", "۱۲"));
        page = await maryam.SubmitAsync(page, Journeys.Question);
        Assert.Contains("می‌پذیرم که از ادارهٔ water پرسیده شود.", page.Text);
        Assert.Contains("ادارهٔ water تا پاسخ دهد تنها این‌ها را از درخواست می‌بیند: ", page.Text);
        page = await maryam.SubmitAsync(page, Journeys.Sending, ("consent", $"{code}.roof"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("ادارهٔ water", (await maryam.GetAsync("/cases/" + Journeys.NumberOf(page))).Text);
    }

    [Fact]
    public async Task It_is_made_only_where_its_conditions_hold()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        await AddAsync(kaveh, design);
        var page = await kaveh.GetAsync(design + "/inquiries/inquiry1/conditions?look=birds");
        Assert.Contains("این استعلام همیشه انجام می‌شود", (await kaveh.GetAsync(page.Address.Split('?')[0])).Text);
        page = await kaveh.SubmitAsync(page, Post, ("operator", "atLeast"), ("bound", "۵۰"));
        Assert.Contains("«چند کبوتر دارید» دست‌کم ۵۰ است", page.Text);
        Assert.Contains("دست‌کم ۵۰ است", (await kaveh.GetAsync(design)).Text);
        page = await DesignSteps.SaveAsync(kaveh, design + "/inquiries/inquiry1", ("days", "5"));
        Assert.Contains("atLeast: 50", (await kaveh.GetAsync(design + "/definition.yaml")).Body);

        // Renamed with the question, taken away like any other row.
        await DesignSteps.SaveAsync(kaveh, design + "/fields/birds", ("name", "pigeons"));
        Assert.Contains("field: pigeons", (await kaveh.GetAsync(design + "/definition.yaml")).Body);
        page = await kaveh.GetAsync(design + "/inquiries/inquiry1/conditions");
        await kaveh.SubmitAsync(page, Post, ("remove", "0"));
        Assert.DoesNotContain("when:", (await kaveh.GetAsync(design + "/definition.yaml")).Body);
    }

    [Theory]
    [InlineData("office", "")]
    [InlineData("office", "no-such-office")]
    [InlineData("step", "")]
    [InlineData("step", "step9")]
    [InlineData("days", "0")]
    [InlineData("days", "۶۱")]
    [InlineData("instead", "birds")]
    [InlineData("name", "آب")]
    [InlineData("name", "inquiry1")]
    public async Task A_wrong_inquiry_is_told_at_its_place(string field, string value)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        await AddAsync(kaveh, design);
        var page = await AddAsync(kaveh, design, (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Page.QuerySelector($".error-summary a[href='#f-{field}']"));
        Assert.Contains("می‌پذیرم که از ادارهٔ water پرسیده شود.", page.Body);
    }

    [Fact]
    public async Task What_keeps_it_from_being_published_leads_to_its_page()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        await AddAsync(kaveh, design, ("office", "parks"), ("consentEn", ""));
        var page = await kaveh.GetAsync(design);
        Assert.Contains("از همان اداره می‌پرسد که گام نزد آن است", page.Text);
        Assert.Contains("متن رضایت استعلام «آیا این خانه بام دارد؟» را به هر دو زبان بنویسید", page.Text);
        Assert.NotNull(page.Page.QuerySelector($".notice-attention a[href='{design}/inquiries/inquiry1']"));
        page = await kaveh.GetAsync(design + "/inquiries/inquiry1");
        Assert.Contains("از همان اداره می‌پرسد", page.Page.QuerySelector(".notice-attention")?.TextContent);
    }

    [Fact]
    public async Task What_the_office_sees_is_ticked_kept_renamed_and_what_is_gone_is_told()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        await AddAsync(kaveh, design);
        var page = await kaveh.GetAsync(design + "/inquiries/inquiry1");
        Assert.Contains("نام متقاضی", page.Text);
        Assert.Empty(page.Page.QuerySelectorAll("[name=shows][checked]"));
        Assert.Contains("پاسخی نمی‌بیند", (await kaveh.GetAsync(design)).Text);

        await DesignSteps.SaveAsync(kaveh, design + "/inquiries/inquiry1", ("shows", "birds"));
        await DesignSteps.SaveAsync(kaveh, design + "/inquiries/inquiry1", ("days", "5"));
        await DesignSteps.SaveAsync(kaveh, design + "/fields/birds", ("name", "pigeons"));
        Assert.Contains("- pigeons", (await kaveh.GetAsync(design + "/definition.yaml")).Body);
        Assert.Contains("هیچ پاسخی", (await PreviewAsync(kaveh, design, ("shows", "moon"))).Text);
        Assert.Contains("می‌بیند: نام متقاضی", (await PreviewAsync(kaveh, design, ("shows", "person"))).Text);

        await DesignSteps.SaveAsync(kaveh, design + "/inquiries/inquiry1", ("shows", "pigeons"));
        await PressAsync(kaveh, design, "remove", "fields/pigeons");
        Assert.Contains("را نشان می‌دهد و چنین پرسشی در فرم نیست", (await kaveh.GetAsync(design)).Text);
        Assert.Contains("pigeons (دیگر نیست)", (await kaveh.GetAsync(design + "/inquiries/inquiry1")).Text);
    }

    [Fact]
    public async Task Inquiries_are_moved_and_taken_away_and_each_difference_is_said()
    {
        var (kaveh, simin) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin));
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.SmallAsync(kaveh, code);
        await AddAsync(kaveh, design);
        await AddAsync(kaveh, design, ("questionFa", "آیا کبوتر بیمار است؟"), ("office", "environment"));
        await AddAsync(kaveh, design, ("questionFa", "سومی"), ("office", "roads"));
        await PressAsync(kaveh, design, "up", "inquiries/inquiry2");
        await PressAsync(kaveh, design, "remove", "inquiries/inquiry3");
        var yaml = (await kaveh.GetAsync(design + "/definition.yaml")).Body;
        Assert.True(
            yaml.IndexOf("inquiry2", StringComparison.Ordinal) < yaml.IndexOf("inquiry1", StringComparison.Ordinal),
            yaml
        );
        Assert.DoesNotContain("inquiry3", yaml, StringComparison.Ordinal);
        await DesignSteps.ReadyAsync(kaveh, design);
        await DesignSteps.PublishAsync(simin, design);

        var next = await DesignSteps.CopyAsync(kaveh, code);
        await DesignSteps.SaveAsync(
            kaveh,
            next + "/inquiries/inquiry1",
            ("days", "9"),
            ("office", "legal"),
            ("shows", "birds")
        );
        await PressAsync(kaveh, next, "remove", "inquiries/inquiry2");
        var told = (await kaveh.GetAsync(next + "/publication")).Text;
        Assert.Contains("استعلام «آیا این خانه بام دارد؟»", told);
        Assert.Contains("اداره، مهلت", told);
        Assert.Contains("پاسخ‌هایی که اداره می‌بیند", told);
        Assert.Contains("استعلام «آیا کبوتر بیمار است؟»", told);
    }

    private static async Task<Seen> PreviewAsync(Visitor designer, string design, params (string, string?)[] change)
    {
        await DesignSteps.SaveAsync(designer, design + "/inquiries/inquiry1", change);
        return await designer.GetAsync(design + "/preview/-");
    }

    private static async Task PressAsync(Visitor designer, string design, string act, string part)
    {
        var form = $"form[action$='/order']:has([value^='{part.Split('/')[0]}/'])";
        var page = await designer.SubmitAsync(await designer.GetAsync(design), form, (act, part));
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    private static Task<Seen> AddAsync(Visitor designer, string design, params (string, string?)[] more) =>
        DesignSteps.SaveAsync(
            designer,
            design + "/new-inquiry",
            [
                ("office", "water"),
                ("step", "step1"),
                ("days", "۳"),
                ("questionFa", "آیا این خانه بام دارد؟"),
                ("questionEn", "Has this house a roof?"),
                ("consentFa", "می‌پذیرم که از ادارهٔ water پرسیده شود."),
                ("consentEn", "I agree that the water office is asked."),
                .. more,
            ]
        );
}
