using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>Whoever filed a report by a key writes into it.</summary>
[Collection<RequestsCollection>]
public sealed class SendUpdateTests(CasesCity city)
{
    [Fact]
    public async Task An_update_is_a_message_or_the_answer_and_the_same_words_twice_are_one()
    {
        var client = city.ProgramOf(Somebody.Maryam);
        var number = await Geo.FileAsync(client, "pothole", 35.741);
        var update = Update(number, "هنوز هست");
        var first = await Geo.PostAsync(client, "/servicerequestupdates.xml", update);
        var second = await Geo.PostAsync(client, "/servicerequestupdates.xml", update);
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first.Body, second.Body);
        var davoud = city.Davoud();
        var desk = await Journeys.ClaimAsync(davoud, number);
        Assert.Contains("پیام تازه از شهروند", desk.Text);

        await davoud.SubmitAsync(desk, "form[action$='/questions']", ("question-0", "چه اندازه است؟"));
        await Geo.PostAsync(client, "/servicerequestupdates.xml", Update(number, "نیم متر"));
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseAnswered", number));
        Assert.DoesNotContain("ساعت این گام ایستاده", (await davoud.GetAsync($"/desk/{number}")).Text);
    }

    [Fact]
    public async Task Somebody_elses_report_a_closed_one_and_empty_words_are_refused()
    {
        var client = city.ProgramOf(Somebody.Maryam);
        var number = await Geo.FileAsync(client, "pothole", 35.742);
        async Task<HttpStatusCode> TryAsync(Kit.Actor who, string text) =>
            (await Geo.PostAsync(city.ProgramOf(who), "/servicerequestupdates.xml", Update(number, text))).Status;
        Assert.Equal(HttpStatusCode.NotFound, await TryAsync(Somebody.Zahra, "سلام"));
        Assert.Equal(HttpStatusCode.BadRequest, await TryAsync(Somebody.Maryam, " "));
        await Journeys.WorkAsync(city.Davoud(), number, 0, "yes");
        Assert.Equal(HttpStatusCode.Conflict, await TryAsync(Somebody.Maryam, "دیر"));
        var certificate = await Journeys.AskForCertificateAsync(city.Maryam());
        var other = await Geo.PostAsync(client, "/servicerequestupdates.xml", Update(certificate, "سلام"));
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        var nobody = await Geo.PostAsync(city.As(null), "/servicerequestupdates.xml", Update(number, "سلام"));
        Assert.Equal(HttpStatusCode.Forbidden, nobody.Status);
    }

    private static Dictionary<string, string> Update(string number, string text) =>
        new()
        {
            ["api_key"] = "ours",
            ["service_request_id"] = number,
            ["updated_datetime"] = "2026-11-26T08:00:00+03:30",
            ["update_id"] = "17",
            ["status"] = "OPEN",
            ["description"] = text,
        };
}
