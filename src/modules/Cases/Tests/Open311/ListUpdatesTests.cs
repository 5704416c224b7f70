using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>What happened to reports.</summary>
[Collection<RequestsCollection>]
public sealed class ListUpdatesTests(CasesCity city)
{
    [Fact]
    public async Task A_client_that_polls_sees_each_act_once_oldest_first_and_nobodys_name_or_words()
    {
        var number = await Geo.FileAsync(city.ProgramOf(Somebody.Maryam), "waste", 35.751);
        var davoud = city.Davoud();
        var desk = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(desk, "form[action$='/questions']", ("question-0", "رازی میان ما"));
        var maryam = city.Maryam();
        await maryam.SubmitAsync(
            await maryam.GetAsync($"/cases/{number}"),
            "form[action$='/answers']",
            ("answer", "رازی دیگر")
        );
        await Journeys.CloseAsync(davoud, number, 0, "no", "جای شهر نیست");

        var rows = await Geo.JsonAsync(city.As(null), $"/servicerequestupdates.json?service_request_id={number}");
        var updates = rows.EnumerateArray().ToList();
        Assert.Equal(
            ["open", "investigating", "in_progress", "no_further_action"],
            updates.Select(u => u.GetProperty("status").GetString())
        );
        Assert.Equal(4, updates.Select(u => u.GetProperty("update_id").GetString()).Distinct().Count());
        foreach (var secret in new[] { "راز", "داوود", "مریم", "جای شهر نیست" })
            Assert.DoesNotContain(secret, string.Concat(updates));
    }

    [Fact]
    public async Task Only_what_lies_between_the_instants_comes()
    {
        var number = await Geo.FileAsync(city.ProgramOf(Somebody.Maryam), "waste", 35.752);
        async Task<int> ManyAsync(string range) =>
            (
                await Geo.JsonAsync(city.As(null), $"/servicerequestupdates.json?service_request_id={number}&{range}")
            ).GetArrayLength();
        Assert.Equal(1, await ManyAsync(""));
        Assert.Equal(0, await ManyAsync("end_date=2020-01-01T00:00:00Z"));
        Assert.Equal(0, await ManyAsync("start_date=2199-01-01T00:00:00Z&end_date=2199-02-01T00:00:00Z"));
        var strange = await city.As(null).GetAsync(Geo.Root + "/servicerequestupdates.xml?start_date=now");
        Assert.Equal(HttpStatusCode.BadRequest, strange.Status);
    }
}
