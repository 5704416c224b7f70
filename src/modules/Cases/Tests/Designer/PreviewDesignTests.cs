using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>The questions as citizens will see them, with nothing kept.</summary>
[Collection<DesignerCollection>]
public sealed class PreviewDesignTests(CasesCity city)
{
    private const string Form = "form[action*='/preview/']";

    [Fact]
    public async Task A_designer_walks_the_questions_and_conditions_hold()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "compensation-claim");
        var page = await kaveh.GetAsync(design + "/preview");
        Assert.Equal("شکایت شما چیست؟", page.Heading);
        Assert.Contains("پیش‌نمایش", page.Text);
        page = await kaveh.SubmitAsync(page, Form, ("kind", "official"));
        page = await kaveh.SubmitAsync(
            page,
            Form,
            ("happenedDay", "۱"),
            ("happenedMonth", "۲"),
            ("happenedYear", "۱۴۰۵")
        );
        Assert.Equal("چه پیش آمد؟", page.Heading);
        page = await kaveh.SubmitAsync(page, Form, ("story", "پول خواست."));
        page = await kaveh.SubmitAsync(page, Form, ("loss", "۲٬۰۰۰٬۰۰۰٬۰۰۰"));
        Assert.Equal("برآورد کارشناس رسمی را بفرستید", page.Heading);
        page = await kaveh.SubmitAsync(page, Form);
        page = await kaveh.SubmitAsync(page, Form);
        Assert.Equal("پایان پرسش‌ها", page.Heading);
        Assert.Equal(
            0,
            await Rows.CountAsync(
                city,
                "select count(*) from cases_drafts where service_code = @value",
                "compensation-claim"
            )
        );
    }

    [Fact]
    public async Task A_wrong_answer_is_refused_as_it_will_be()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "compensation-claim");
        var page = await kaveh.SubmitAsync(await kaveh.GetAsync(design + "/preview"), Form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("یکی از گزینه‌ها", page.Text);
    }

    [Fact]
    public async Task Behind_the_questions_stand_the_consents_and_the_cases_that_these_answers_lead_to()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        await DesignSteps.SaveAsync(
            kaveh,
            design + "/new-inquiry",
            ("office", "water"),
            ("step", "step1"),
            ("consentFa", "می‌پذیرم که پرسیده شود.")
        );
        var look = await kaveh.GetAsync(design + "/inquiries/inquiry1/conditions?look=birds");
        const string Conditions = "form[action$='/conditions'][method=post]";
        await kaveh.SubmitAsync(look, Conditions, ("operator", "atLeast"), ("bound", "۱۰"));
        foreach (var (birds, asked) in new[] { ("۹", false), ("۱۰", true) })
        {
            var end = await kaveh.SubmitAsync(await kaveh.GetAsync(design + "/preview"), Form, ("birds", birds));
            Assert.Equal("پایان پرسش‌ها", end.Heading);
            Assert.Equal(asked, end.Text.Contains("می‌پذیرم که پرسیده شود.", StringComparison.Ordinal));
        }

        var shop = await DesignSteps.CopyAsync(kaveh, "open-shop");
        var page = await kaveh.GetAsync(shop + "/preview/-");
        Assert.Contains("درخواست پروانهٔ کسب", page.Text);
        Assert.DoesNotContain("پسماند مغازه", page.Text);
    }

    [Theory]
    [InlineData("?so=nonsense")]
    [InlineData("?so=!!!")]
    [InlineData("?so=eyJraW5kIjp7ImlzIjoid2hhdCJ9fQ")]
    public async Task An_address_made_up_by_hand_leads_to_the_beginning(string so)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "compensation-claim");
        Assert.Equal("شکایت شما چیست؟", (await kaveh.GetAsync($"{design}/preview/insured{so}")).Heading);
    }
}
