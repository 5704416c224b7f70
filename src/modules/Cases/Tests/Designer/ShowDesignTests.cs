using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>The page of a design: what is wrong, undoing, readiness, discarding.</summary>
[Collection<DesignerCollection>]
public sealed class ShowDesignTests(CasesCity city)
{
    [Fact]
    public async Task Every_fault_leads_to_the_page_where_it_is_put_right()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        await DesignSteps.AddFieldAsync(kaveh, design, "kind", "Choice", "کدام؟");
        await DesignSteps.AddStepAsync(kaveh, design, "بررسی", "Check", "parks", ("time", "0"));
        var page = (await kaveh.GetAsync(design)).Page;
        foreach (var place in new[] { "fields/kind", "steps/step1", "facts" })
            Assert.NotNull(page.QuerySelector($".notice-attention a[href='{design}/{place}']"));
        Assert.Null(page.QuerySelector("form[action$='/readiness']"));
    }

    [Fact]
    public async Task The_last_change_can_be_taken_back_and_brought_again()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        var page = await kaveh.SubmitAsync(
            await kaveh.GetAsync(design),
            "form[action$='/order']",
            ("remove", "fields/birds")
        );
        Assert.DoesNotContain("چند کبوتر دارید؟", page.Text);
        page = await kaveh.SubmitAsync(page, "form[action$='/undoing']");
        Assert.Contains("چند کبوتر دارید؟", page.Text);
        page = await kaveh.SubmitAsync(page, "form[action$='/undoing']");
        Assert.DoesNotContain("چند کبوتر دارید؟", page.Text);
    }

    [Fact]
    public async Task A_change_takes_readiness_back()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        Assert.Contains("آمادهٔ بازبینی", (await DesignSteps.ReadyAsync(kaveh, design)).Text);
        await DesignSteps.AddFieldAsync(kaveh, design, "roof", "Text", "کدام بام؟");
        Assert.Contains("در دست نوشتن", (await kaveh.GetAsync(design)).Text);
    }

    [Fact]
    public async Task A_discarded_design_is_gone_and_stands_in_the_audit()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        var page = await kaveh.SubmitAsync(await kaveh.GetAsync(design), "form[action$='/removal']");
        Assert.Equal("/designer", page.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await kaveh.GetAsync(design)).Status);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.design_discarded", design.Split('/')[^1]));
    }
}
