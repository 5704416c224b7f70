using System.Net;
using System.Text.Json;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Tests;

/// <summary>One timeline over all parts, for its owner and for whoever has the number.</summary>
[Collection<LifeEventsCollection>]
public sealed class ShowLifeEventTests(CasesCity city)
{
    [Fact]
    public async Task All_parts_stand_under_one_timeline_with_who_holds_them_and_how_far_it_is()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await LifeEvents.SendBirthAsync(city, maryam);
        var parts = await LifeEvents.PartsAsync(city, number);
        var page = await maryam.GetAsync($"/life-events/{number}");
        Assert.Contains("۰ از ۳ بخش تمام شد", page.Text);
        Assert.Equal(3, page.Page.QuerySelectorAll(".timeline .branch").Length);
        Assert.All(parts.Values, p => Assert.NotNull(page.Page.QuerySelector($"a[href='/cases/{p}']")));
        Assert.False(page.Text.Any(char.IsAsciiDigit), page.Text);

        await Journeys.WorkAsync(davoud, parts["newborn-tree"], 0, "no", "این ماه نهال نداریم.");
        await Journeys.ClaimAsync(davoud, parts["newborn-health"]);
        page = await maryam.GetAsync($"/life-events/{number}");
        Assert.Contains("۱ از ۳ بخش تمام شد", page.Text);
        Assert.Contains("داوود رضایی", page.Page.QuerySelector(".timeline")?.TextContent);
        Assert.Contains("این ماه نهال نداریم.", page.Page.QuerySelector("ol.history")?.TextContent);
        var own = await maryam.GetAsync($"/cases/{parts["newborn-health"]}");
        Assert.NotNull(own.Page.QuerySelector($"a[href='/life-events/{number}']"));
    }

    [Fact]
    public async Task A_question_in_a_part_is_said_on_the_events_page_and_leads_to_its_answer()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await LifeEvents.SendBirthAsync(city, maryam);
        var part = (await LifeEvents.PartsAsync(city, number))["birth-registration"];
        var desk = await Journeys.ClaimAsync(davoud, part);
        await davoud.SubmitAsync(desk, "form[action$='/questions']", ("question-0", "نام پدر بزرگ؟"));
        var page = await maryam.GetAsync($"/life-events/{number}");
        Assert.Contains("منتظر شما هستند", page.Text);
        Assert.NotNull(page.Page.QuerySelector($".notice a[href='/cases/{part}']"));
    }

    [Fact]
    public async Task The_number_tracks_all_parts_without_sign_in_and_shows_nobody_and_nothing_written()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await LifeEvents.SendBirthAsync(city, maryam);
        var part = (await LifeEvents.PartsAsync(city, number))["birth-registration"];
        await Journeys.WorkAsync(davoud, part, 0, "no", "گواهی ناخواناست.");
        var guest = city.As(null);
        var shown = await Journeys.TrackAsync(guest, number);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("ثبت ولادت و نخستین شناسنامه", shown.Text);
        Assert.Contains("ادارهٔ registry", shown.Text);
        foreach (var secret in new[] { "مریم", "داوود", "نمونه", "ناخواناست", CaseWords.Number("fa", Number(part)) })
            Assert.DoesNotContain(secret, shown.Text);
        var api = JsonDocument.Parse((await Journeys.TrackApiAsync(guest, number)).Body).RootElement;
        Assert.Equal(3, api.GetProperty("parts").GetArrayLength());
        Assert.Equal("child-birth", api.GetProperty("service").GetString());
    }

    [Fact]
    public async Task Another_persons_event_does_not_exist_by_number_or_by_id()
    {
        var number = await LifeEvents.SendBirthAsync(city, city.Maryam());
        var zahra = city.As(Somebody.Zahra);
        foreach (var page in new[] { "", "/withdrawal" })
            Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync($"/life-events/{number}{page}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync($"/cases/{number}")).Status);
        var refused = await Journeys.PostAsync(zahra, $"/life-events/{number}/withdrawal");
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await city.Maryam().GetAsync("/life-events/472918305")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await city.Maryam().GetAsync("/life-events/' or 1=1 --")).Status);
        Assert.Equal($"/life-events/{number}", (await city.Maryam().GetAsync($"/cases/{number}")).Address);
    }

    [Fact]
    public async Task Lists_name_the_event_home_shows_it_as_one_thing_and_search_finds_its_number()
    {
        var maryam = city.As(Somebody.Simin);
        var number = await LifeEvents.SendBirthAsync(city, maryam);
        var list = await maryam.GetAsync("/cases");
        Assert.Equal(3, list.Page.QuerySelectorAll($"tbody a[href='/life-events/{number}']").Length);
        Assert.Contains("بخشی از «تولد فرزند»", list.Text);
        var home = (await maryam.GetAsync("/")).Page;
        Assert.Single(home.QuerySelectorAll($".card a[href='/life-events/{number}']"));
        Assert.Empty(home.QuerySelectorAll(".card a[href^='/cases/']"));
        Assert.NotNull(
            (await maryam.GetAsync($"/search?q={number}")).Page.QuerySelector($"a[href='/life-events/{number}']")
        );
        var api = JsonDocument.Parse((await maryam.GetAsync("/api/v1/cases")).Body).RootElement;
        Assert.Equal(number, api.GetProperty("cases")[0].GetProperty("lifeEvent").GetString());
    }

    [Fact]
    public async Task An_officer_sees_how_the_sister_parts_of_the_event_stand_but_not_what_they_were_told()
    {
        var number = await LifeEvents.SendBirthAsync(city, city.Maryam());
        var parts = await LifeEvents.PartsAsync(city, number);
        var desk = await city.Davoud().GetAsync($"/desk/{parts["newborn-tree"]}");
        Assert.Contains("بخشی از «تولد فرزند»", desk.Text);
        Assert.Contains("معرفی نوزاد به مرکز بهداشت", desk.Text);
        Assert.DoesNotContain("پدر و مادر", desk.Text);
        Assert.DoesNotContain(CaseWords.Number("fa", Number(parts["newborn-health"])), desk.Text);
    }

    [Fact]
    public async Task A_helper_needs_every_part_in_the_delegation_and_an_organisation_gets_no_persons_paper()
    {
        var less = city.As(Somebody.Zahra.For(Somebody.Maryam, ["child-birth", "newborn-health"]));
        var check = await LifeEvents.WriteBirthAsync(city, less);
        Assert.Contains("نمایندگی مریم احمدی این بخش را در بر نمی‌گیرد", check.Text);
        var refused = await less.SubmitAsync(check, Journeys.Sending);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);

        string[] all = ["child-birth", "birth-registration", "newborn-health", "newborn-tree"];
        var zahra = city.As(Somebody.Zahra.For(Somebody.Maryam, all));
        var number = await LifeEvents.SendBirthAsync(city, zahra);
        Assert.Contains("زهرا کریمی به نام مریم احمدی", (await zahra.GetAsync($"/life-events/{number}")).Text);
        Assert.Equal(HttpStatusCode.OK, (await city.Maryam().GetAsync($"/life-events/{number}")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await city.As(Somebody.Zahra).GetAsync($"/life-events/{number}")).Status
        );

        var shop = city.As(Somebody.Zahra.In(PersonId.New(), [Mandate.EveryService], []));
        var move = await FilledForms.WriteAsync(city, shop, LifeEvents.Find("home-move"));
        Assert.Contains("این سند به نام یک شخص صادر می‌شود", move.Text);
        var parts = await LifeEvents.PartsAsync(
            city,
            LifeEvents.NumberOf(await shop.SubmitAsync(move, Journeys.Sending))
        );
        Assert.DoesNotContain("residence-certificate", parts.Keys);
    }

    private static PublicNumber Number(string digits) => PublicNumber.Parse(digits);
}
