using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>From the service's page to the number: drafts, questions, checking and sending.</summary>
public sealed class RequestTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task The_service_page_says_what_is_needed_and_how_long_each_step_takes_without_sign_in()
    {
        var page = await city.As(null).GetAsync("/services/residence-certificate");
        Assert.Equal("گواهی سکونت", page.Heading);
        Assert.Contains("کارت ملی یا شناسنامه", page.Text);
        Assert.Contains("۲ روز کاری", page.Text);
        Assert.NotNull(page.Page.QuerySelector("a[href='/sign-in?next=/services/residence-certificate']"));
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_polite_404() =>
        Assert.Equal(HttpStatusCode.NotFound, (await city.Maryam().GetAsync("/services/teleport")).Status);

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
    public async Task A_draft_survives_a_restart_of_the_city_and_goes_on_where_it_was_left()
    {
        var maryam = city.Maryam();
        var page = await maryam.SubmitAsync(
            await maryam.GetAsync("/services/street-problem"),
            "form[action$='/drafts']"
        );
        page = await maryam.SubmitAsync(page, Journeys.Question, ("category", "tree"));
        Assert.EndsWith("/questions/place", page.Address, StringComparison.Ordinal);

        await city.City.RestartAsync();
        var drafts = await city.Maryam().GetAsync("/drafts");
        Assert.Contains("گزارش خرابی در خیابان", drafts.Text);
        var draft = page.Address.Split('/')[2];
        var back = await city.Maryam().GetAsync($"/drafts/{draft}/check");
        Assert.EndsWith("/questions/place", back.Address, StringComparison.Ordinal);
        var first = await city.Maryam().GetAsync($"/drafts/{draft}/questions/category");
        Assert.NotNull(first.Page.QuerySelector("input[value='tree'][checked]"));
    }

    [Fact]
    public async Task Somebody_elses_draft_does_not_exist()
    {
        var check = await Journeys.WriteStreetProblemAsync(city.Maryam(), "leak", 35.77);
        var zahra = city.As(Somebody.Zahra);
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync(check.Address)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await zahra.GetAsync(check.Address.Replace("/check", "/questions/category"))).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await zahra.GetAsync("/drafts/" + Guid.CreateVersion7() + "/check")).Status
        );
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away()
    {
        var zahra = city.As(Somebody.Zahra);
        var page = await zahra.SubmitAsync(await zahra.GetAsync("/services/street-problem"), "form[action$='/drafts']");
        var drafts = await zahra.GetAsync("/drafts");
        var id = page.Address.Split('/')[2];
        drafts = await zahra.SubmitAsync(drafts, $"form[action='/drafts/{id}/removal']");
        Assert.DoesNotContain(id, drafts.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync(page.Address)).Status);
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

    [Theory]
    [InlineData("street-problem", "category", "", "", "یکی از گزینه‌ها")]
    [InlineData("street-problem", "category", "category", "dragon", "یکی از گزینه‌ها")]
    [InlineData("street-problem", "description", "description", "  ‌ ", "«شرح» را بنویسید")]
    [InlineData("street-problem", "place", "placeAddress", "", "جای آن را روی نقشه")]
    [InlineData("street-problem", "place", "placeAddress", "ناکجاآباد", "پیدا نکردیم")]
    [InlineData("residence-certificate", "postal_code", "postal_code", "12345", "کد پستی ده رقم است")]
    [InlineData("residence-certificate", "since", "sinceDay", "۳۱", "چنین روزی")]
    [InlineData("residence-certificate", "id_scan", "", "", "یک فایل برگزینید")]
    public async Task What_must_be_put_right_is_said_at_its_field_and_in_the_summary(
        string service,
        string field,
        string name,
        string value,
        string sentence
    )
    {
        var zahra = city.As(Somebody.Zahra);
        var page = await zahra.SubmitAsync(await zahra.GetAsync($"/services/{service}"), "form[action$='/drafts']");
        var draft = page.Address.Split('/')[2];
        page = await zahra.GetAsync($"/drafts/{draft}/questions/{field}");
        page = await zahra.SubmitAsync(page, Journeys.Question, name.Length == 0 ? [] : [(name, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Page.QuerySelector(".error-summary")?.TextContent);
        Assert.Contains(sentence, page.Page.QuerySelector(".field .problem")?.TextContent);
        Assert.StartsWith("خطا", page.Page.Title, StringComparison.Ordinal);
        var list = await zahra.GetAsync("/drafts");
        Assert.Contains("۰ پاسخ", list.Text);
        await zahra.SubmitAsync(list, $"form[action='/drafts/{draft}/removal']");
    }

    [Fact]
    public async Task A_point_outside_the_city_and_a_day_that_has_not_come_are_refused()
    {
        var maryam = city.Maryam();
        var page = await maryam.SubmitAsync(
            await maryam.GetAsync("/services/street-problem"),
            "form[action$='/drafts']"
        );
        page = await maryam.SubmitAsync(page, Journeys.Question, ("category", "light"));
        page = await maryam.SubmitAsync(page, Journeys.Question, ("placeLat", "32.6"), ("placeLon", "51.6"));
        Assert.Contains("بیرون از شهر", page.Text);

        page = await maryam.SubmitAsync(
            await maryam.GetAsync("/services/residence-certificate"),
            "form[action$='/drafts']"
        );
        page = await maryam.GetAsync(page.Address.Replace("purpose", "since"));
        page = await maryam.SubmitAsync(
            page,
            Journeys.Question,
            ("sinceDay", "1"),
            ("sinceMonth", "1"),
            ("sinceYear", "1450")
        );
        Assert.Contains("هنوز نیامده", page.Text);
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
    public async Task A_form_without_our_token_changes_nothing()
    {
        var maryam = city.Maryam(follow: false);
        var answer = await maryam.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, "/services/street-problem/drafts")
            {
                Content = new FormUrlEncodedContent([]),
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task Without_sign_in_pages_lead_there_and_the_api_answers_401()
    {
        var guest = city.As(null, follow: false);
        foreach (var address in new[] { "/cases", "/drafts", "/desk", "/cases/123" })
            Assert.StartsWith("/sign-in?next=", (await guest.GetAsync(address)).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await guest.GetAsync("/api/v1/cases")).Status);
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
}
