using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Citizen and officer write to each other inside a case.</summary>
[Collection<TrackingCollection>]
public sealed class WriteToOfficerTests(CasesCity city)
{
    private const string Form = "form[action$='/messages']";

    [Fact]
    public async Task A_message_with_a_file_is_marked_at_the_desk_until_the_officer_writes_back()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await Journeys.ReportAsync(maryam, "tree", 35.651);
        await Journeys.ClaimAsync(davoud, number);
        var own = await maryam.GetAsync($"/cases/{number}");
        var wrote = await maryam.SubmitAsync(
            own,
            Form,
            [("message", "شاخه روی سیم افتاده است")],
            [("files", "a.png", TestFiles.Png)]
        );
        Assert.Contains("پیام شما رسید", wrote.Text);
        Assert.Contains("شاخه روی سیم افتاده است", wrote.Text);
        Assert.Contains("a.png", wrote.Text);

        var desk = await davoud.GetAsync($"/desk/{number}");
        Assert.Contains("پیام تازه از شهروند", desk.Text);
        Assert.Contains(number, await Journeys.WholeDeskAsync(davoud, "?state=wrote"));
        await davoud.SubmitAsync(desk, Form, ("message-0", "همین امروز می‌آییم"));
        Assert.DoesNotContain("پیام تازه از شهروند", (await davoud.GetAsync($"/desk/{number}")).Text);
        Assert.Contains("همین امروز می‌آییم", (await maryam.GetAsync($"/cases/{number}")).Text);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseTold", number));
    }

    [Fact]
    public async Task Nothing_empty_nothing_endless_and_no_sixth_word_before_an_answer()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await Journeys.ReportAsync(maryam, "tree", 35.652);
        var own = await maryam.GetAsync($"/cases/{number}");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await maryam.SubmitAsync(own, Form, ("message", " "))).Status
        );
        var endless = await maryam.SubmitAsync(own, Form, ("message", new string('آ', 2001)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, endless.Status);
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, (await maryam.SubmitAsync(own, Form, ("message", $"پیام {i}"))).Status);
        var sixth = await maryam.SubmitAsync(own, Form, ("message", "پیام ششم"));
        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.Status);
        Assert.Contains("۵ پیام شما هنوز بی‌پاسخ است", sixth.Text);

        var desk = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(desk, Form, ("message-0", "خواندیم"));
        Assert.Equal(HttpStatusCode.OK, (await maryam.SubmitAsync(own, Form, ("message", "سپاس"))).Status);
    }

    [Fact]
    public async Task Of_six_at_once_five_arrive()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "tree", 35.653);
        var own = await maryam.GetAsync($"/cases/{number}");
        var all = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => maryam.SubmitAsync(own, Form, ("message", $"پیام {i}")))
        );
        Assert.Equal(5, all.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Single(all, a => a.Status == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Who_is_not_the_applicant_or_comes_after_the_end_writes_nothing()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await Journeys.ReportAsync(maryam, "tree", 35.654);
        var own = await maryam.GetAsync($"/cases/{number}");
        var zahra = city.As(Somebody.Zahra);
        var foreign = await Journeys.PostAsync(zahra, $"/cases/{number}/messages", ("message", "سلام"));
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        await Journeys.ClaimAsync(davoud, number);
        await Journeys.CloseAsync(davoud, number, 0, "yes");
        Assert.Equal(HttpStatusCode.Conflict, (await maryam.SubmitAsync(own, Form, ("message", "دیر"))).Status);
    }
}
