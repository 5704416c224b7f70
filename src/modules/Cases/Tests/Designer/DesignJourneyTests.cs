using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>An officer gives the city a new service without a programmer, and it works at once.</summary>
[Collection<DesignerCollection>]
public sealed class DesignJourneyTests(CasesCity city)
{
    [Fact]
    public async Task From_an_empty_page_to_a_decided_request_with_its_paper()
    {
        var (kaveh, simin, maryam, davoud) = (
            city.As(Somebody.Kaveh),
            city.As(Somebody.Simin),
            city.Maryam(),
            city.Davoud()
        );
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.StartAsync(kaveh, code);
        await DesignSteps.SaveAsync(
            kaveh,
            design + "/facts",
            ("aboutFa", "اجازهٔ نگه‌داری کبوتر روی بام"),
            ("aboutEn", "Permission to keep pigeons on a roof"),
            ("group", "Leisure"),
            ("stage", "Transaction")
        );

        await DesignSteps.AddFieldAsync(kaveh, design, "roof", "Choice", "بام از کیست؟");
        await DesignSteps.SaveAsync(
            kaveh,
            design + "/fields/roof",
            ("option-0Fa", "خودم"),
            ("option-0En", "Mine"),
            ("value-0", "mine"),
            ("option-1Fa", "همسایه"),
            ("option-1En", "A neighbour's"),
            ("value-1", "neighbour")
        );
        await DesignSteps.AddFieldAsync(kaveh, design, "owner", "Text", "نام همسایه چیست؟");
        var look = await kaveh.GetAsync(design + "/fields/owner/conditions?look=roof");
        await kaveh.SubmitAsync(
            look,
            "form[action$='/conditions'][method=post]",
            ("operator", "is"),
            ("options", "neighbour")
        );
        await DesignSteps.AddFieldAsync(kaveh, design, "birds", "Number", "چند کبوتر دارید؟");
        await DesignSteps.AddStepAsync(kaveh, design, "بازدید بام", "Check", "parks");
        await DesignSteps.AddStepAsync(kaveh, design, "تصمیم", "Decide", "district");
        await DesignSteps.SaveAsync(
            kaveh,
            design + "/new-output",
            ("titleFa", "پروانهٔ کبوترخانه"),
            ("titleEn", "Loft permit"),
            ("body", "گواهی می‌شود {person} می‌تواند {birds} کبوتر نگه دارد.")
        );
        var ready = await DesignSteps.ReadyAsync(kaveh, design);
        Assert.Contains("آمادهٔ بازبینی", ready.Text);
        Assert.Equal(HttpStatusCode.OK, (await DesignSteps.PublishAsync(simin, design)).Status);

        var page = await maryam.SubmitAsync(await maryam.GetAsync($"/services/{code}"), "form[action$='/drafts']");
        Assert.Equal("بام از کیست؟", page.Heading);
        page = await maryam.SubmitAsync(page, Journeys.Question, ("roof", "mine"));
        Assert.Equal("چند کبوتر دارید؟", page.Heading);
        page = await maryam.SubmitAsync(page, Journeys.Question, ("birds", "۱۲"));
        var number = Journeys.NumberOf(await maryam.SubmitAsync(page, Journeys.Sending));

        await Journeys.WorkAsync(davoud, number, 0, "yes");
        await Journeys.WorkAsync(davoud, number, 1, "yes");
        Assert.Contains("پذیرفته شد", (await maryam.GetAsync($"/cases/{number}")).Text);
        Assert.Contains(
            city.Papers.Orders.Values,
            o => o.TitleFa == "پروانهٔ کبوترخانه" && o.BodyFa.Any(p => p.Contains("۱۲ کبوتر") || p.Contains("12 کبوتر"))
        );
        Assert.Contains("مجوز کبوترخانه", (await davoud.GetAsync("/desk?service=" + code)).Text);
    }
}
