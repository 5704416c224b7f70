namespace Shahr.Cases.Tests;

/// <summary>Computed fields by page controls.</summary>
[Collection<DesignerCollection>]
public sealed class EditComputedTests(CasesCity city)
{
    [Fact]
    public async Task An_operator_and_its_fields_are_chosen_and_follow_a_new_name()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        await DesignSteps.AddFieldAsync(kaveh, design, "chicks", "Number", "چند جوجه؟");
        await DesignSteps.AddFieldAsync(kaveh, design, "all", "Computed", "همه با هم");
        Assert.Contains("درست یکی از حساب‌ها", (await kaveh.GetAsync(design)).Text);

        await DesignSteps.SaveAsync(
            kaveh,
            design + "/fields/all",
            ("compute", "difference"),
            ("first", "birds"),
            ("second", "chicks")
        );
        var page = await kaveh.GetAsync(design);
        Assert.DoesNotContain("پیش از انتشار درست کنید", page.Text);
        Assert.Contains("تفاضل: نخستین منهای دومین: چند کبوتر دارید، چند جوجه", page.Text);

        await DesignSteps.SaveAsync(kaveh, design + "/fields/birds", ("name", "pigeons"));
        Assert.Contains(
            "- pigeons",
            (await kaveh.GetAsync(design + "/definition.yaml")).Body,
            StringComparison.Ordinal
        );
        page = await kaveh.GetAsync(design + "/fields/all");
        Assert.NotNull(page.Page.QuerySelector("[name=first] option[value=pigeons][selected]"));

        // A preview passes it over.
        page = await kaveh.GetAsync(design + "/preview/pigeons");
        page = await kaveh.SubmitAsync(page, "form[action*='/preview/']", ("pigeons", "7"));
        page = await kaveh.SubmitAsync(page, "form[action*='/preview/']", ("chicks", "2"));
        Assert.Equal("پایان پرسش‌ها", page.Heading);
    }
}
