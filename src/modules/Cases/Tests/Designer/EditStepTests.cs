using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>Steps by page controls.</summary>
[Collection<DesignerCollection>]
public sealed class EditStepTests(CasesCity city)
{
    [Fact]
    public async Task A_step_has_office_deadline_and_a_branch_that_is_named_with_it()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        await DesignSteps.AddStepAsync(
            kaveh,
            design,
            "بازدید",
            "Check",
            "parks",
            ("branch", "+"),
            ("branchFa", "محل"),
            ("branchEn", "Site")
        );
        var page = await DesignSteps.AddStepAsync(kaveh, design, "تصمیم", "Decide", "district");
        Assert.Contains("۲ روز کاری", page.Text);
        Assert.Contains("هم‌زمان: محل", page.Text);
        Assert.Contains("ادارهٔ district", page.Text);

        page = await DesignSteps.SaveAsync(
            kaveh,
            design + "/steps/step1",
            ("branch", ""),
            ("time", "90"),
            ("unit", "minutes")
        );
        Assert.DoesNotContain("هم‌زمان: محل", page.Text);
        Assert.DoesNotContain("branches", (await kaveh.GetAsync(design + "/definition.yaml")).Body);
    }

    [Fact]
    public async Task Who_hears_of_a_late_step_is_chosen_in_percent_and_the_usual_is_not_written_down()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        Assert.Contains("second: 120", await SavedAsync("/definition.yaml", ("second", "۱۲۰"), ("head", "۲۰۰")));
        Assert.Contains("سرپرست پس از همکاران", await SavedAsync("", ("head", "110")));
        Assert.DoesNotContain("escalation", await SavedAsync("/definition.yaml", ("second", "100"), ("head", "150")));

        async Task<string> SavedAsync(string page, params (string, string?)[] values)
        {
            await DesignSteps.SaveAsync(kaveh, design + "/steps/step1", values);
            return (await kaveh.GetAsync(design + page)).Body;
        }
    }

    [Fact]
    public async Task Silence_approves_only_where_a_law_in_both_languages_says_so()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        await DesignSteps.SaveAsync(kaveh, design + "/steps/step1", ("silence", "yes"), ("lawFa", "مادهٔ ۱"));
        Assert.Contains("به هر دو زبان", (await kaveh.GetAsync(design)).Text);
        await DesignSteps.SaveAsync(kaveh, design + "/steps/step1", ("lawEn", "Article 1"));
        var yaml = (await kaveh.GetAsync(design + "/definition.yaml")).Body;
        Assert.Contains("outcome: Granted", yaml);
        Assert.Contains("en: Article 1", yaml);
        await DesignSteps.SaveAsync(kaveh, design + "/steps/step1", ("silence", null));
        Assert.DoesNotContain("deemedApproved", (await kaveh.GetAsync(design + "/definition.yaml")).Body);
    }

    [Fact]
    public async Task The_office_may_come_from_an_answer()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "street-problem");
        await DesignSteps.AddStepAsync(kaveh, design, "بازدید", "Check", "?category");
        var yaml = (await kaveh.GetAsync(design + "/definition.yaml")).Body;
        Assert.Equal(2, yaml.Split("officeFrom: category").Length - 1);
    }

    [Fact]
    public async Task What_can_never_be_reached_has_no_time_or_no_office_is_a_fault()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        await DesignSteps.AddStepAsync(kaveh, design, "پس از پایان", "Check", "", ("time", "0"));
        var page = await kaveh.GetAsync(design);
        Assert.Contains("هرگز نمی‌رسند", page.Text);
        Assert.Contains("کدام اداره", page.Text);
        Assert.True(page.Text.Contains("مهلتی از یک دقیقه"), page.Text);
        Assert.Contains("گام پایانی باید تصمیم باشد", page.Text);
    }

    [Theory]
    [InlineData("time", "-1")]
    [InlineData("time", "بسیار")]
    [InlineData("time", "۹۹۹۹۹۹")]
    [InlineData("kind", "Dance")]
    [InlineData("office", "../etc")]
    public async Task A_wrong_step_is_told_at_its_place(string field, string value)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        var page = await DesignSteps.AddStepAsync(kaveh, design, "گام", "Check", "parks", (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Page.QuerySelector($".error-summary a[href='#f-{field}']"));
    }
}
