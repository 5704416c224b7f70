using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>Questions by page controls.</summary>
[Collection<DesignerCollection>]
public sealed class EditFieldTests(CasesCity city)
{
    [Fact]
    public async Task A_choice_gets_its_options_row_by_row_and_an_emptied_row_is_gone()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        var page = await DesignSteps.AddFieldAsync(kaveh, design, "kind", "Choice", "چه پرنده‌ای؟");
        Assert.Equal(design + "/fields/kind", page.Address);
        page = await kaveh.SubmitAsync(
            page,
            "form[action$='/fields/kind']",
            ("option-0Fa", "کبوتر"),
            ("option-0En", "Pigeon"),
            ("value-0", "pigeon"),
            ("option-1Fa", "مرغ"),
            ("option-1En", "Hen"),
            ("office-1", "parks"),
            ("option-2Fa", "قو"),
            ("option-2En", "Swan")
        );
        Assert.Equal("option1", page.Page.QuerySelector("[name=value-1]")?.GetAttribute("value"));
        Assert.Equal("parks", page.Page.QuerySelector("[name=office-1] option[selected]")?.GetAttribute("value"));
        Assert.NotNull(page.Page.QuerySelector("[name=value-5]"));
        page = await kaveh.SubmitAsync(
            page,
            "form[action$='/fields/kind']",
            ("option-1Fa", ""),
            ("option-1En", ""),
            ("value-1", "")
        );
        Assert.Equal("option2", page.Page.QuerySelector("[name=value-1]")?.GetAttribute("value"));
        Assert.Null(page.Page.QuerySelector("[name=value-5]"));
    }

    [Theory]
    [InlineData("Text", "maxLength", "۴۰")]
    [InlineData("Number", "max", "۱۲")]
    [InlineData("Rial", "min", "۱۰۰۰")]
    [InlineData("Date", "untilDays", "۳۰")]
    [InlineData("File", "maxFiles", "۴")]
    public async Task Each_type_has_its_limits(string type, string limit, string value)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        await DesignSteps.AddFieldAsync(kaveh, design, "thing", type, "چه؟");
        await DesignSteps.SaveAsync(kaveh, design + "/fields/thing", (limit, value));
        var page = (await kaveh.GetAsync(design + "/fields/thing")).Page;
        Assert.Equal(value, page.QuerySelector($"[name={limit}]")?.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Text", "HomePostalCode", "WorkAddress")]
    [InlineData("MapPoint", "WorkAddress", "FullName")]
    public async Task A_field_may_be_filled_with_what_the_city_knows_of_its_kind(
        string type,
        string known,
        string other
    )
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        await DesignSteps.AddFieldAsync(kaveh, design, "thing", type, "چه؟");
        await DesignSteps.SaveAsync(kaveh, design + "/fields/thing", ("known", known));
        var page = (await kaveh.GetAsync(design + "/fields/thing")).Page;
        Assert.NotNull(page.QuerySelector($"[name=known] option[value={known}][selected]"));
        Assert.Null(page.QuerySelector($"[name=known] option[value={other}]"));
        Assert.Contains($"known: {known}", (await kaveh.GetAsync(design + "/definition.yaml")).Body);
    }

    [Theory]
    [InlineData("name", "Not A Name", "نام تنها")]
    [InlineData("name", "person", "نام تنها")]
    [InlineData("name", "birds", "همین نام")]
    [InlineData("type", "Hologram", "یکی از گزینه‌ها")]
    public async Task A_wrong_question_is_told_at_its_place(string field, string value, string told)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        var page = await DesignSteps.AddFieldAsync(kaveh, design, "other", "Text", "چه؟", (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(told, page.ProblemAt(field));
    }

    [Fact]
    public async Task Whoever_names_a_renamed_question_follows()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.CopyAsync(kaveh, "compensation-claim");
        await DesignSteps.SaveAsync(kaveh, design + "/fields/kind", ("name", "sort"));
        var page = await kaveh.GetAsync(design);
        Assert.DoesNotContain("پیش از انتشار درست کنید", page.Text);
        var yaml = (await kaveh.GetAsync(design + "/definition.yaml")).Body;
        Assert.Contains("titleFrom: sort", yaml, StringComparison.Ordinal);
        Assert.Contains("officeFrom: sort", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("field: kind", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_not_there_is_said_so()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        Assert.Equal(HttpStatusCode.NotFound, (await kaveh.GetAsync(design + "/fields/nothing")).Status);
        var nowhere = "/designer/" + Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.NotFound, (await kaveh.GetAsync(nowhere + "/fields/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await kaveh.GetAsync(nowhere)).Status);
    }
}
