using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shahr.Cases.Definitions;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What another office must confirm is asked by the city itself, with consent and a clock.</summary>
public sealed class InquiryTests(CasesCity city) : IClassFixture<CasesCity>
{
    private const string Water = "residence-certificate.water";

    [Fact]
    public async Task With_consent_the_office_is_asked_at_once_and_the_step_that_needs_it_stands_until_the_answer()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var check = await WriteAsync(maryam);
        Assert.Contains("می‌پذیرم که از ادارهٔ آب پرسیده شود", check.Text);
        Assert.Contains("اشتراک آب این نشانی", check.Text);
        const string Sees =
            "ادارهٔ water تا پاسخ دهد تنها این‌ها را از درخواست می‌بیند: نام متقاضی، نشانی، سرپرست خانوار.";
        Assert.Contains(Sees, check.Text);
        Assert.Contains(Sees, (await maryam.GetAsync("/services/residence-certificate")).Text);
        var number = Journeys.NumberOf(await maryam.SubmitAsync(check, Journeys.Sending, ("consent", Water)));
        var own = await maryam.GetAsync($"/cases/{number}");
        Assert.Contains("متقاضی پذیرفت که از ادارهٔ دیگری پرسیده شود", own.Text);
        Assert.Contains("به نام من یا خانوار من است. " + Sees, own.Text);
        Assert.Contains("نظر ادارهٔ water", own.Text);
        Assert.Contains("ساعت ایستاده است تا ادارهٔ دیگر پاسخ دهد", own.Text);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.consented", number));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.inquired", number));

        await Journeys.ClaimAsync(davoud, number, "سنجش نشانی");
        var early = await davoud.GetAsync($"/desk/{number}");
        Assert.Contains("منتظر پاسخ ادارهٔ دیگر است", early.Text);
        var answered = await Journeys.WorkAsync(davoud, number, 3, "yes", "به نام خود اوست.", "نظر");
        Assert.Contains("«نظر ادارهٔ water» رسید: موافق", answered.Text);
        await Journeys.CloseAsync(davoud, number, 1, "yes", "", "سنجش نشانی");
        await Journeys.WorkAsync(davoud, number, 0, "yes", "", "سنجش هویت");
        await Journeys.WorkAsync(davoud, number, 2, "yes", "", "تصمیم");
        Assert.Contains("گواهی صادر شد", (await maryam.GetAsync($"/cases/{number}")).Text);
    }

    [Fact]
    public async Task Without_consent_the_paper_is_owed_and_with_the_paper_nobody_is_asked()
    {
        var maryam = city.Maryam();
        var check = await WriteAsync(maryam);
        var owed = await maryam.SubmitAsync(check, Journeys.Sending);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owed.Status);
        Assert.Contains("یا بپذیرید که ما از آن اداره بپرسیم، یا «مدرک نشانی» را خودتان بفرستید", owed.Text);
        var paper = owed.Page.QuerySelector("form a[href*='/questions/address_proof']")?.GetAttribute("href") ?? "";
        var page = await maryam.GetAsync(paper);
        page = await maryam.SubmitAsync(page, Journeys.Question, [], [("address_proof", "اجاره.png", TestFiles.Png)]);
        Assert.Contains("رضایت لازم نیست", page.Text);
        var number = Journeys.NumberOf(await maryam.SubmitAsync(page, Journeys.Sending));
        var own = await maryam.GetAsync($"/cases/{number}");
        Assert.Contains("نپذیرفت که از ادارهٔ دیگری پرسیده شود", own.Text);
        Assert.DoesNotContain("نظر ادارهٔ water", own.Text);
        Assert.Equal(0, await Rows.AuditAsync(city, "cases.inquired", number));
    }

    [Fact]
    public async Task The_answer_may_come_before_its_step_whose_clock_then_never_stands()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var lifeEvent = LifeEvents.Find("open-shop");
        var check = await FilledForms.WriteAsync(city, maryam, lifeEvent);
        Assert.Contains("پلیس نظارت بر اماکن", check.Text);
        var sent = await Journeys.PostAsync(
            maryam,
            $"/drafts/{check.Address.Split('/')[2]}/sending",
            ("part", "business-licence"),
            ("part", "shop-waste"),
            ("consent", "business-licence.police")
        );
        var number = (await LifeEvents.PartsAsync(city, LifeEvents.NumberOf(sent)))["business-licence"];
        await Journeys.WorkAsync(davoud, number, 3, "yes", "مانعی نیست.", "نظر");
        await Journeys.WorkAsync(davoud, number, 0, "yes", "", "بازدید محل");
        await Journeys.WorkAsync(davoud, number, 1, "yes", "", "سروصدا");
        var done = await Journeys.WorkAsync(davoud, number, 2, "yes", "", "تصمیم");
        Assert.Contains("محل پذیرفته و به اتحادیه فرستاده شد", done.Text);
    }

    [Fact]
    public async Task A_step_whose_turn_comes_before_its_answer_stands_and_is_not_decided()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var check = await FilledForms.WriteAsync(city, maryam, LifeEvents.Find("business-licence"));
        var number = Journeys.NumberOf(
            await maryam.SubmitAsync(check, Journeys.Sending, ("consent", "business-licence.police"))
        );
        await Journeys.WorkAsync(davoud, number, 0, "yes", "", "بازدید محل");
        await Journeys.WorkAsync(davoud, number, 1, "yes", "", "سروصدا");
        var waits = await Journeys.ClaimAsync(davoud, number, "تصمیم");
        Assert.Contains("منتظر پاسخ ادارهٔ دیگر است", waits.Text);
        Assert.Contains("ساعت ایستاده است", (await maryam.GetAsync($"/cases/{number}")).Text);
        await Journeys.WorkAsync(davoud, number, 3, "no", "مجوز پیشین باطل شده است.", "نظر");
        var done = await Journeys.CloseAsync(davoud, number, 2, "no", "نظر پلیس مخالف است.", "تصمیم");
        Assert.Contains("پذیرفته نشد", done.Text);
    }

    [Fact]
    public async Task The_consent_names_what_was_answered_and_says_where_an_office_sees_no_answer()
    {
        var check = await AskedCase.WriteAsync(city, city.Maryam());
        var consents = check.Page.QuerySelectorAll(".choice").Select(c => c.TextContent).ToList();
        Assert.Contains(
            "می‌پذیرم که از آب پرسیده شود. ادارهٔ water تا پاسخ دهد تنها این‌ها را از درخواست می‌بیند: "
                + "گفته، سند، «رنگ» در «اتاق‌ها».",
            consents[0],
            StringComparison.Ordinal
        );
        Assert.Contains("می‌بیند: نام متقاضی.", consents[1], StringComparison.Ordinal);
        Assert.Contains(
            "ادارهٔ legal هیچ پاسخی از این درخواست را نمی‌بیند؛ تنها پرسش، نام خدمت، شمارهٔ پیگیری و مهلت را.",
            consents[2],
            StringComparison.Ordinal
        );
        var asked = DefinitionReader.Read(AskedCase.Yaml, "asked.yaml");
        var unanswered = Answers.None.With("told", new TextAnswer("آری"));
        Assert.Equal("گفته", Assert.Single(ShownAnswers.Labels(asked, asked.Inquiries[0].Shows, unanswered, "fa")));
    }

    [Fact]
    public async Task The_page_sends_which_version_was_read_and_of_another_that_is_no_consent()
    {
        var check = await AskedCase.WriteAsync(city, city.Maryam());
        Assert.NotNull(check.Page.QuerySelector("[name=consent][value='asked-office.water@1']"));
        var next = DefinitionReader.Read(Small, "inquiry.yaml") with { Version = 2 };
        var what = Answers.None.With("what", new TextAnswer("نمونه"));
        Assert.Equal("cases.consent_needed", Inquiries.Of(next, what, ["small-inquiry.water@1"]).Problem?.Code);
        Assert.True(Assert.Single(Inquiries.Of(next, what, ["small-inquiry.water@2"]).Value).Consented);
    }

    [Fact]
    public async Task By_the_API_consent_is_named_and_without_it_the_request_is_refused()
    {
        city.Shelf.Add([DefinitionReader.Read(Small, "inquiry.yaml")]);
        var maryam = city.Maryam();
        var refused = await OpenAsync(maryam);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("cases.consent_needed", refused.Body);
        var opened = await OpenAsync(maryam, "small-inquiry.water");
        var number = JsonDocument.Parse(opened.Body).RootElement.GetProperty("number").GetString() ?? "";
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.inquired", number));
    }

    [Theory]
    [InlineData("step: end", "step: moon", "for no step")]
    [InlineData("office: water", "office: roads", "the very office")]
    [InlineData("days: 2", "days: 0", "1 to 60")]
    [InlineData("days: 2", "days: 2\n    instead: what", "optional file")]
    [InlineData("days: 2", "days: 2\n    when: [{ field: moon, is: [x] }]", "no field before it")]
    [InlineData("code: water", "code: W A", "may be named")]
    [InlineData("days: 2", "days: 2\n    shows: [what, moon]", "shows 'moon', which is no field")]
    [InlineData("days: 2", "days: 2\n    shows: [national_code]", "shows 'national_code'")]
    [InlineData("days: 2", "days: 2\n    shows: [what, what]", "shows 'what' twice")]
    [InlineData("consent: { fa: می‌پذیرم, en: I agree }", "consent: { fa: می‌پذیرم, en: '' }", "both languages")]
    public void A_wrong_inquiry_is_refused_with_its_reason(string right, string wrong, string reason)
    {
        Assert.Contains(right, Small);
        var refused = Assert.Throws<DefinitionException>(() =>
            DefinitionReader.Read(Small.Replace(right, wrong), "inquiry.yaml")
        );
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_written_as_the_text_that_is_read_back_to_the_same()
    {
        var shown = Small.Replace("days: 2", "days: 2\n    shows: [person, what]", StringComparison.Ordinal);
        Assert.DoesNotContain("shows:", DefinitionWriter.Write(DefinitionReader.Read(Small, "inquiry.yaml")));
        var again = DefinitionWriter.Write(DefinitionReader.Read(shown, "inquiry.yaml"));
        Assert.Contains("inquiries:", again);
        Assert.Contains("- what", again);
        Assert.Equal(again, DefinitionWriter.Write(DefinitionReader.Read(again, "again")));
    }

    private const string Small = """
        code: small-inquiry
        version: 1
        title: { fa: کوچک, en: Small }
        about: { fa: نمونه, en: Sample }
        group: Administrative
        stage: Interaction
        outcomes: { granted: { fa: شد, en: Done }, refused: { fa: نشد, en: Not done } }
        fields:
          - name: what
            type: Text
            question: { fa: چه؟, en: What? }
            label: { fa: چه, en: What }
        steps:
          - { code: end, title: { fa: پایان, en: End }, kind: Decide, office: roads, minutes: 60 }
        inquiries:
          - code: water
            office: water
            step: end
            days: 2
            question: { fa: هست؟, en: Is it? }
            consent: { fa: می‌پذیرم, en: I agree }
        """;

    private static Task<Seen> OpenAsync(Visitor visitor, params string[] consents) =>
        visitor.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
            {
                Content = JsonContent.Create(
                    new
                    {
                        service = "small-inquiry",
                        answers = new { what = "نمونه" },
                        consents,
                    }
                ),
            }
        );

    // Without the paper that may be sent instead.
    private static async Task<Seen> WriteAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync("/services/residence-certificate");
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        page = await visitor.SubmitAsync(page, Journeys.Question, ("purpose", "school"));
        page = await visitor.SubmitAsync(
            page,
            Journeys.Question,
            ("addressLat", "۳۵٫۷۱"),
            ("addressLon", "۵۱٫۴۱"),
            ("addressAddress", "خیابان سعدی، پلاک ۱۲")
        );
        page = await visitor.SubmitAsync(page, Journeys.Question, ("postal_code", "۱۶۱۹۷-۳۵۷۴۴"));
        page = await visitor.SubmitAsync(
            page,
            Journeys.Question,
            ("sinceDay", "۱"),
            ("sinceMonth", "۱"),
            ("sinceYear", "۱۴۰۰")
        );
        page = await visitor.SubmitAsync(page, Journeys.Question, ("household_head", "مریم احمدی"));
        page = await visitor.SubmitAsync(page, Journeys.Question, [], [("id_scan", "کارت.png", TestFiles.Png)]);
        return await visitor.SubmitAsync(page, Journeys.Question);
    }
}
