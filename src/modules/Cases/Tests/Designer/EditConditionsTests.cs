using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>When a question is asked, chosen from tables.</summary>
[Collection<DesignerCollection>]
public sealed class EditConditionsTests(CasesCity city)
{
    [Fact]
    public async Task A_condition_is_chosen_field_first_and_its_options_are_offered()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "compensation-claim");
        var page = await LookAsync(kaveh, design + "/fields/story/conditions", "kind");
        Assert.Contains("آسیب به خودرو", page.Text);
        page = await kaveh.SubmitAsync(
            page,
            "form[action$='/conditions'][method=post]",
            ("operator", "is"),
            ("options", "car")
        );
        Assert.Contains("پاسخ «گونهٔ شکایت» این است: آسیب به خودرو", page.Text);

        page = await LookAsync(kaveh, design + "/fields/insured/conditions", "loss");
        page = await kaveh.SubmitAsync(
            page,
            "form[action$='/conditions'][method=post]",
            ("operator", "atLeast"),
            ("bound", "۱٬۰۰۰")
        );
        Assert.Contains("دست‌کم", page.Text);
        page = await kaveh.SubmitAsync(page, "form[action$='/conditions'][method=post]", ("remove", "1"));
        Assert.DoesNotContain("دست‌کم ۱۰۰۰", page.Text);
    }

    [Theory]
    [InlineData("operator", "", "operator")]
    [InlineData("operator", "is", "options")]
    [InlineData("operator", "sings", "operator")]
    public async Task A_half_condition_is_told_at_its_place(string name, string value, string at)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "compensation-claim");
        var page = await LookAsync(kaveh, design + "/fields/story/conditions", "kind");
        page = await kaveh.SubmitAsync(page, "form[action$='/conditions'][method=post]", (name, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Page.QuerySelector($".error-summary a[href='#f-{at}']"));
    }

    [Fact]
    public async Task A_question_moved_before_the_one_it_looks_at_is_a_fault_of_the_design()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "compensation-claim");
        var page = await kaveh.GetAsync(design);
        page = await kaveh.SubmitAsync(page, "form[action$='/order']", ("down", "fields/kind"));
        page = await kaveh.SubmitAsync(page, "form[action$='/order']", ("down", "fields/kind"));
        Assert.NotNull(page.Page.QuerySelector($".notice-attention a[href='{design}/fields/place']"));
        Assert.Contains("پرسشی پیش از آن نیست", page.Text);
    }

    [Fact]
    public async Task Conditions_that_exclude_each_other_are_a_fault()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "compensation-claim");
        foreach (var option in new[] { "car", "home" })
        {
            var page = await LookAsync(kaveh, design + "/fields/story/conditions", "kind");
            await kaveh.SubmitAsync(
                page,
                "form[action$='/conditions'][method=post]",
                ("operator", "is"),
                ("options", option)
            );
        }

        Assert.Contains("هرگز پرسیده نمی‌شود", (await kaveh.GetAsync(design)).Text);
    }

    private static async Task<Seen> LookAsync(Visitor designer, string address, string field) =>
        await designer.SubmitAsync(
            await designer.GetAsync(address),
            "form[action$='/conditions'][method=get]",
            ("look", field)
        );
}
