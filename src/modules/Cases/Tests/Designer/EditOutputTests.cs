namespace Shahr.Cases.Tests;

/// <summary>Papers by page controls.</summary>
[Collection<DesignerCollection>]
public sealed class EditOutputTests(CasesCity city)
{
    [Fact]
    public async Task A_paper_has_its_text_and_lines_and_an_unknown_place_is_a_fault()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.SmallAsync(kaveh, code);
        await DesignSteps.SaveAsync(
            kaveh,
            design + "/new-output",
            ("titleFa", "پروانهٔ کبوترخانه"),
            ("titleEn", "Loft permit"),
            ("body", "گواهی می‌شود {person} {birds} کبوتر دارد.\n\nاین پروانه تا {colour} معتبر است."),
            ("label-0Fa", "شمار"),
            ("label-0En", "How many"),
            ("line-0", "{birds}"),
            ("validDays", "۳۶۵")
        );
        var page = await kaveh.GetAsync(design);
        Assert.Contains("{colour}", page.Text);
        var address = $"{design}/outputs/{code}-1";
        Assert.NotNull(page.Page.QuerySelector($".notice-attention a[href='{address}']"));
        page = await DesignSteps.SaveAsync(kaveh, address, ("body", "گواهی می‌شود {person} {birds} کبوتر دارد."));
        Assert.DoesNotContain("پیش از انتشار درست کنید", page.Text);
        var yaml = (await kaveh.GetAsync(design + "/definition.yaml")).Body;
        Assert.Contains("validDays: 365", yaml, StringComparison.Ordinal);
        Assert.Contains("name: line1", yaml, StringComparison.Ordinal);
    }
}
