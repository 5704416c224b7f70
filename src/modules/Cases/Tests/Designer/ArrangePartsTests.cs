using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Moving and taking away.</summary>
[Collection<DesignerCollection>]
public sealed class ArrangePartsTests(CasesCity city)
{
    [Fact]
    public async Task Questions_and_steps_move_up_and_down_and_go()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        await DesignSteps.AddFieldAsync(kaveh, design, "roof", "Text", "کدام بام؟");
        Assert.Equal(["birds", "roof"], Fields(await kaveh.GetAsync(design)));
        Assert.Equal(["roof", "birds"], Fields(await PressAsync(kaveh, design, "up", "fields/roof")));
        Assert.Equal(["birds", "roof"], Fields(await PressAsync(kaveh, design, "down", "fields/roof")));
        Assert.Equal(["roof"], Fields(await PressAsync(kaveh, design, "remove", "fields/birds")));
    }

    [Theory]
    [InlineData("up", "fields/birds", HttpStatusCode.Conflict)]
    [InlineData("down", "steps/step1", HttpStatusCode.Conflict)]
    [InlineData("remove", "fields/nobody", HttpStatusCode.NotFound)]
    [InlineData("remove", "walls/birds", HttpStatusCode.NotFound)]
    [InlineData("sing", "fields/birds", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_moved_is_said_so(string act, string part, HttpStatusCode status)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        Assert.Equal(status, (await PressAsync(kaveh, design, act, part)).Status);
    }

    [Fact]
    public async Task A_page_that_was_read_before_a_change_moves_nothing()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.SmallAsync(kaveh, DesignSteps.NewCode());
        var old = await kaveh.GetAsync(design);
        await DesignSteps.AddFieldAsync(kaveh, design, "roof", "Text", "کدام بام؟");
        var told = await kaveh.SubmitAsync(old, "form[action$='/order']", ("remove", "fields/birds"));
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal(["birds", "roof"], Fields(await kaveh.GetAsync(design)));
    }

    private static async Task<Seen> PressAsync(Visitor designer, string design, string act, string part) =>
        await designer.SubmitAsync(await designer.GetAsync(design), "form[action$='/order']", (act, part));

    private static List<string> Fields(Seen page) =>
        [
            .. page
                .Page.QuerySelectorAll("a[href*='/fields/']")
                .Select(a => a.GetAttribute("href")?.Split('/')[^1] ?? "")
                .Distinct(),
        ];
}
