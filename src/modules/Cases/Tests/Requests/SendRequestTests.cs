using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>A draft becomes a case, once.</summary>
[Collection<RequestsCollection>]
public sealed class SendRequestTests(CasesCity city)
{
    [Fact]
    public async Task Sending_gives_a_number_tells_the_city_and_is_audited_once()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "pothole", 35.75);
        Assert.True(PublicNumber.TryParse(number, out _));
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseOpened", number));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.opened", number));
    }

    [Fact]
    public async Task Sending_the_same_draft_twice_or_ten_times_at_once_makes_one_case()
    {
        var check = await Journeys.WriteStreetProblemAsync(city.Maryam(), "noise", 35.76);
        var windows = Enumerable.Range(0, 10).Select(_ => city.Maryam()).ToList();
        var pages = new List<Seen>();
        foreach (var window in windows)
            pages.Add(await window.GetAsync(check.Address));
        var sent = await Task.WhenAll(windows.Zip(pages, (window, page) => window.SubmitAsync(page, Journeys.Sending)));
        var number = Assert.Single(sent.Select(Journeys.NumberOf).Distinct());
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseOpened", number));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.opened", number));
    }

    [Fact]
    public async Task A_number_that_is_taken_is_drawn_again()
    {
        var taken = PublicNumber.Parse(await Journeys.ReportAsync(city.Maryam(), "waste", 35.78));
        var free = PublicNumber.Random();
        foreach (var number in new[] { taken, taken, free })
            city.Numbers.First.Enqueue(number);
        Assert.Equal(free.Value, await Journeys.ReportAsync(city.Maryam(), "waste", 35.62));
    }

    [Fact]
    public async Task Sending_what_is_not_complete_leads_back_to_the_first_missing_question()
    {
        var maryam = city.Maryam();
        var page = await maryam.SubmitAsync(
            await maryam.GetAsync("/services/street-problem"),
            "form[action$='/drafts']"
        );
        var draft = page.Address.Split('/')[2];
        var token =
            (
                page.Page.QuerySelector("[name='__RequestVerificationToken']") as AngleSharp.Html.Dom.IHtmlInputElement
            )?.Value
            ?? "";
        var refused = await maryam.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, $"/drafts/{draft}/sending")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("هنوز به همهٔ پرسش‌ها پاسخ نداده‌اید", refused.Text);
    }

    [Fact]
    public async Task In_a_city_without_the_office_the_draft_is_kept_and_the_reason_said()
    {
        var unknown = Definitions
            .ServiceShelf.Embedded.Single(e => e.Definition.Code == "street-problem")
            .Yaml.Replace("code: street-problem", "code: moon-problem")
            .Replace("office: lighting", "office: moon-lighting");
        city.City.Services.GetRequiredService<Definitions.ServiceShelf>()
            .Add([Definitions.DefinitionReader.Read(unknown, "test")]);
        var zahra = city.As(Somebody.Zahra);
        var page = await zahra.SubmitAsync(await zahra.GetAsync("/services/moon-problem"), "form[action$='/drafts']");
        page = await zahra.SubmitAsync(page, Journeys.Question, ("category", "light"));
        page = await zahra.SubmitAsync(page, Journeys.Question, ("placeAddress", "خیابان سعدی"));
        page = await zahra.SubmitAsync(page, Journeys.Question, ("description", "تاریک است."));
        page = await zahra.SubmitAsync(page, Journeys.Question);
        page = await zahra.SubmitAsync(page, Journeys.Sending);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("هنوز در شهر راه نیفتاده", page.Text);
        var draft = page.Address.Split('/')[2];
        Assert.Equal(HttpStatusCode.OK, (await zahra.GetAsync($"/drafts/{draft}/check")).Status);
        await zahra.SubmitAsync(await zahra.GetAsync("/drafts"), $"form[action='/drafts/{draft}/removal']");
        Assert.Equal(
            0,
            await city.City.InScopeAsync(scope =>
                scope.GetRequiredService<CasesDb>().Cases.CountAsync(c => c.ServiceCode == "moon-problem")
            )
        );
    }

    [Fact]
    public async Task A_draft_is_sent_by_the_version_it_was_begun_with_though_a_newer_one_is_in_force()
    {
        var old = ServiceShelf.Embedded.Single(e => e.Definition.Code == "street-problem").Yaml;
        var shelf = city.City.Services.GetRequiredService<ServiceShelf>();
        var first = old.Replace("code: street-problem", "code: changing-problem");
        shelf.Add([DefinitionReader.Read(first, "test")]);
        var maryam = city.Maryam();
        var page = await maryam.SubmitAsync(
            await maryam.GetAsync("/services/changing-problem"),
            "form[action$='/drafts']"
        );
        page = await maryam.SubmitAsync(page, Journeys.Question, ("category", "noise"));
        page = await maryam.SubmitAsync(page, Journeys.Question, ("placeAddress", "خیابان سعدی"));
        shelf.Add([DefinitionReader.Read(first.Replace("version: 1", "version: 2"), "test")]);
        Assert.Equal(2, shelf.Find("changing-problem")?.Version);
        page = await maryam.SubmitAsync(page, Journeys.Question, ("description", "صدای کارگاه در شب."));
        page = await maryam.SubmitAsync(page, Journeys.Question);
        var number = Journeys.NumberOf(await maryam.SubmitAsync(page, Journeys.Sending));
        var version = await city.City.InScopeAsync(scope =>
            scope
                .GetRequiredService<CasesDb>()
                .Cases.Where(c => c.Number == number)
                .Select(c => c.ServiceVersion)
                .SingleAsync()
        );
        Assert.Equal(1, version);
        Assert.Contains("صدای کارگاه در شب.", (await maryam.GetAsync($"/cases/{number}")).Text);
    }

    [Fact]
    public async Task Somebody_elses_draft_cannot_be_sent()
    {
        var check = await Journeys.WriteStreetProblemAsync(city.Maryam(), "leak", 35.73);
        var draft = check.Address.Split('/')[2];
        var refused = await Journeys.PostAsync(city.As(Somebody.Zahra), $"/drafts/{draft}/sending");
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal(HttpStatusCode.OK, (await city.Maryam().GetAsync($"/drafts/{draft}/check")).Status);
    }
}
