using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>Groups by page controls: their questions are added, moved and taken away on the group's page.</summary>
[Collection<DesignerCollection>]
public sealed class EditGroupTests(CasesCity city)
{
    [Fact]
    public async Task A_group_gets_its_questions_and_they_are_moved_renamed_and_removed()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        var page = await DesignSteps.AddFieldAsync(kaveh, design, "lofts", "Group", "کبوترخانه‌ها کجا هستند؟");
        Assert.Contains("یک تا ۲۰ پرسش می‌خواهد", (await kaveh.GetAsync(design)).Text);
        var add = page.Page.QuerySelector("a[href*='new-field?group=lofts']")?.GetAttribute("href") ?? "";
        await AddAsync(kaveh, add, "roof", "Choice", "بام است؟");
        await AddAsync(kaveh, add, "height", "Number", "چند متر؟");
        page = await kaveh.GetAsync(design + "/fields/lofts");
        Assert.Equal(["بام است؟", "چند متر؟"], page.Page.QuerySelectorAll("tbody th a").Select(a => a.TextContent));

        page = await kaveh.SubmitAsync(page, "form[action$='/order']", ("up", "fields/height"));
        Assert.EndsWith("/fields/lofts", page.Address);
        Assert.Equal("چند متر؟", page.Page.QuerySelector("tbody th a")?.TextContent);

        // A condition within the group sees what stands before it in the entry and before the group.
        page = await kaveh.GetAsync(design + "/fields/roof/conditions");
        Assert.Equal(
            ["birds", "height"],
            page.Page.QuerySelectorAll("[name=look] option")
                .Select(o => o.GetAttribute("value"))
                .Where(v => v is not "")
        );
        await DesignSteps.SaveAsync(kaveh, design + "/fields/height", ("name", "metres"), ("max", "۴۰"));
        page = await kaveh.GetAsync(design + "/fields/lofts");
        page = await kaveh.SubmitAsync(page, "form[action$='/order']", ("remove", "fields/roof"));
        Assert.Single(page.Page.QuerySelectorAll("tbody th a"));
        await DesignSteps.SaveAsync(kaveh, design + "/fields/lofts", ("max", "۵"));
        var yaml = (await kaveh.GetAsync(design + "/definition.yaml")).Body;
        Assert.Contains("name: metres", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("name: roof", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("پیش از انتشار درست کنید", (await kaveh.GetAsync(design)).Text);
    }

    [Fact]
    public async Task The_preview_asks_one_entry_and_the_trial_and_the_differences_speak_of_groups()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "special-waste");
        var page = await kaveh.GetAsync(design + "/preview/kind");
        page = await kaveh.SubmitAsync(page, "form[action*='/preview/']", ("kind", "bulky"));
        page = await kaveh.SubmitAsync(page, "form[action*='/preview/']", ("placeAddress", "خیابان سعدی"));
        page = await kaveh.SubmitAsync(page, "form[action*='/preview/']", ("amount", "item"));
        Assert.Equal("تکه‌ها، ردیف ۱", page.Heading);
        var wrong = await kaveh.SubmitAsync(page, "form[action*='/preview/']", ("thing", "sofa"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        page = await kaveh.SubmitAsync(wrong, "form[action*='/preview/']", ("thing_count", "2"));
        Assert.Contains("/preview/day", page.Address);

        await DesignSteps.SaveAsync(kaveh, design + "/fields/thing_count", ("max", "۲"));
        Assert.Equal(HttpStatusCode.OK, (await kaveh.GetAsync(design + "/trial")).Status);
        var differences = await kaveh.GetAsync(design + "/publication");
        Assert.Contains("پرسش «شمار»", differences.Text);
    }

    private static async Task AddAsync(Testing.Visitor designer, string address, string name, string type, string fa)
    {
        var page = await designer.GetAsync(address);
        page = await designer.SubmitAsync(
            page,
            $"form[action='{address}']",
            ("name", name),
            ("type", type),
            ("questionFa", fa),
            ("questionEn", name + "?")
        );
        Assert.EndsWith("/fields/" + name, page.Address);
    }
}
