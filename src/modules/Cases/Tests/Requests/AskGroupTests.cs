using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>A question that repeats: entries are added, changed and removed, each kept as soon as it is sent.</summary>
[Collection<RequestsCollection>]
public sealed class AskGroupTests(CasesCity city)
{
    private const string Entry = "form[action*='/entries/']";

    [Fact]
    public async Task Entries_are_added_changed_and_removed_and_stand_numbered_in_the_check()
    {
        var (mina, list) = await ListAsync();
        Assert.Contains("هنوز چیزی ننوشته‌اید", list.Text);
        list = await AddAsync(mina, list, "fridge", "۱");
        list = await AddAsync(mina, list, "sofa", "۲");
        Assert.Equal(
            ["چه: یخچال یا فریزر، شمار: ۱", "چه: مبل یا تخت، شمار: ۲"],
            list.Page.QuerySelectorAll("main ol > li p").Select(p => p.TextContent.Trim())
        );

        var page = await mina.GetAsync(ChangeUrl(list, 1));
        Assert.Equal("تکه‌ها، ردیف ۲", page.Heading);
        Assert.NotNull(page.Page.QuerySelector("input[value='sofa'][checked]"));
        list = await mina.SubmitAsync(page, Entry, ("thing_count", "۳"));
        Assert.Contains("شمار: ۳", list.Text);
        list = await mina.SubmitAsync(list, "main ol > li:first-child form");
        Assert.DoesNotContain("یخچال", list.Text);

        page = await mina.SubmitAsync(list, Journeys.ListOf("pieces"));
        Assert.EndsWith("/questions/day", page.Address);
    }

    [Fact]
    public async Task From_the_check_an_entry_is_changed_and_the_case_shows_it_to_citizen_and_officer()
    {
        var mina = city.As(Somebody.Mina);
        var check = await WholeAsync(mina);
        var change = check.Page.QuerySelector("ol a[href*='/entries/']")?.GetAttribute("href") ?? "";
        check = await mina.SubmitAsync(await mina.GetAsync(change), Entry, ("thing_count", "۴"));
        Assert.EndsWith("/check", check.Address);
        Assert.Contains("شمار: ۴", check.Page.QuerySelector("ol")?.TextContent);

        // What is computed stands there without a way to change it.
        Assert.Equal("۴", Journeys.AnswerTo(check, "شمار همهٔ تکه‌ها"));
        Assert.Null(check.Page.QuerySelector("a[href*='pieces_in_all']"));

        // By way of the list one comes back to the check as well.
        var back = check.Page.QuerySelector(".answer-change a[href*='/pieces']")?.GetAttribute("href") ?? "";
        var list = await AddAsync(mina, await mina.GetAsync(back), "washer", "۱");
        check = await mina.SubmitAsync(list, Journeys.ListOf("pieces"));
        Assert.EndsWith("/check", check.Address);
        Assert.Equal("۵", Journeys.AnswerTo(check, "شمار همهٔ تکه‌ها"));

        var number = Journeys.NumberOf(await mina.SubmitAsync(check, Journeys.Sending));
        Assert.Contains("۱. چه: یخچال یا فریزر، شمار: ۴", (await mina.GetAsync($"/cases/{number}")).Text);
        Assert.Contains("۲. چه: ماشین لباس‌شویی", (await city.Davoud().GetAsync($"/desk/{number}")).Text);
    }

    [Fact]
    public async Task All_that_is_wrong_in_an_entry_is_said_at_once_and_nothing_typed_is_lost()
    {
        var (mina, list) = await ListAsync();
        var page = await mina.GetAsync(Journeys.AddUrl(list));
        page = await mina.SubmitAsync(page, Entry, ("thing_count", "شصت"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(2, page.Page.QuerySelectorAll(".error-summary a").Length);
        Assert.Contains("یکی از گزینه‌ها", page.Page.QuerySelector(".field-choice .problem")?.TextContent);
        Assert.Contains("با رقم", page.ProblemAt("thing_count"));
        Assert.Equal("شصت", page.Page.QuerySelector("[name=thing_count]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_question_of_an_entry_hangs_on_another_of_the_same_entry()
    {
        var (mina, list) = await ListAsync();
        var page = await mina.GetAsync(Journeys.AddUrl(list));
        Assert.Contains("تنها اگر پاسخ «چه» این است: چیز دیگر", page.Text);
        page = await mina.SubmitAsync(page, Entry, ("thing", "other"), ("thing_count", "1"));
        Assert.Contains("«نام آن» را بنویسید", page.ProblemAt("thing_name"));
        list = await mina.SubmitAsync(page, Entry, ("thing_name", "پیانو"));
        Assert.Contains("نام آن: پیانو", list.Text);

        // What the other answer rules out is not kept.
        page = await mina.SubmitAsync(await mina.GetAsync(ChangeUrl(list, 0)), Entry, ("thing", "sofa"));
        Assert.DoesNotContain("پیانو", page.Text);
    }

    [Fact]
    public async Task None_is_too_few_and_what_is_over_the_most_is_refused_and_shown_again()
    {
        var (mina, list) = await ListAsync();
        var refused = await mina.SubmitAsync(list, Journeys.ListOf("pieces"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("دست‌کم ۱ ردیف", refused.Page.QuerySelector(".error-summary")?.TextContent);

        var late = await mina.GetAsync(Journeys.AddUrl(refused));
        for (var i = 0; i < 20; i++)
            list = await AddAsync(mina, list, "sofa", "1");
        Assert.Empty(list.Page.QuerySelectorAll("p > a[href*='/entries/']"));
        refused = await mina.SubmitAsync(late, Entry, ("thing", "fridge"), ("thing_count", "7"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("بیش از ۲۰ ردیف نمی‌پذیرد", refused.Text);
        Assert.Equal("7", refused.Page.QuerySelector("[name=thing_count]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_page_posted_twice_adds_once_and_two_windows_at_the_same_time_add_two()
    {
        var (mina, list) = await ListAsync();
        var page = await mina.GetAsync(Journeys.AddUrl(list));
        await mina.SubmitAsync(page, Entry, ("thing", "sofa"), ("thing_count", "1"));
        list = await mina.SubmitAsync(page, Entry, ("thing", "sofa"), ("thing_count", "1"));
        Assert.Single(list.Page.QuerySelectorAll("main ol > li"));

        var windows = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(async i =>
                {
                    var window = city.As(Somebody.Mina);
                    var own = await window.GetAsync(list.Address);
                    return (Window: window, Page: await window.GetAsync(Journeys.AddUrl(own)), Count: $"{i + 2}");
                })
        );
        await Task.WhenAll(
            windows.Select(w => w.Window.SubmitAsync(w.Page, Entry, ("thing", "screen"), ("thing_count", w.Count)))
        );
        list = await mina.GetAsync(list.Address);
        Assert.Equal(7, list.Page.QuerySelectorAll("main ol > li").Length);
    }

    [Fact]
    public async Task Strange_addresses_lead_nowhere()
    {
        var (mina, list) = await ListAsync();
        foreach (var way in new[] { "/entries/a-b", "/entries/" + new string('a', 41) })
            Assert.Equal(HttpStatusCode.NotFound, (await mina.GetAsync(list.Address + way)).Status);
        var other = await mina.GetAsync(list.Address.Replace("pieces", "amount") + "/entries/aaaa");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        var zahra = city.As(Somebody.Zahra);
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync(list.Address + "/entries/aaaa")).Status);
    }

    [Fact]
    public async Task A_program_sends_entries_as_a_list_and_is_told_which_is_wrong()
    {
        var mina = city.As(Somebody.Mina);
        object[] pieces =
        [
            new { thing = "fridge", thing_count = 1 },
            new
            {
                thing = "other",
                thing_name = "پیانو",
                thing_count = 2,
            },
        ];
        var opened = await PostAsync(mina, pieces);
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        var number = (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString();
        Assert.Contains("۲. چه: چیز دیگر، نام آن: پیانو، شمار: ۲", (await mina.GetAsync($"/cases/{number}")).Text);
        Assert.Equal("۳", Journeys.AnswerTo(await mina.GetAsync($"/cases/{number}"), "شمار همهٔ تکه‌ها"));

        foreach (
            var (wrong, field) in new (object?, string)[]
            {
                (
                    new object[] { new { thing = "sofa", thing_count = 1 }, new { thing = "sofa" } },
                    "pieces[1].thing_count"
                ),
                (new object[] { 5, "x" }, "pieces[0].thing"),
                (Array.Empty<object>(), "pieces"),
                (Enumerable.Repeat(pieces[0], 21).ToArray(), "pieces"),
                ("sofa", "pieces"),
                (null, "pieces"),
            }
        )
        {
            var refused = await PostAsync(mina, wrong);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains($"\"{field}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_city_holds_of_me_has_every_entry()
    {
        var mina = city.As(Somebody.Mina);
        await mina.SubmitAsync(await WholeAsync(mina), Journeys.Sending);
        var held = await city.City.InScopeAsync(services =>
            services.GetServices<Contracts.IHoldData>().OfType<HeldCases>().Single().OfAsync(Somebody.Mina.Person)
        );
        var answers = held.Single(h => h.Name == "answers");
        Assert.Contains(
            answers.Rows,
            r => r[2] is string text && text.StartsWith("۱. چه: یخچال", StringComparison.Ordinal)
        );
    }

    private async Task<(Visitor Visitor, Seen List)> ListAsync()
    {
        var mina = city.As(Somebody.Mina);
        var page = await mina.GetAsync("/services/special-waste");
        page = await mina.SubmitAsync(page, "form[action$='/drafts']");
        page = await mina.SubmitAsync(page, Journeys.Question, ("kind", "bulky"));
        page = await mina.SubmitAsync(
            page,
            Journeys.Question,
            ("placeLat", "35.7"),
            ("placeLon", "51.4"),
            ("placeAddress", "خیابان سعدی")
        );
        return (mina, await mina.SubmitAsync(page, Journeys.Question, ("amount", "bag")));
    }

    private async Task<Seen> WholeAsync(Visitor mina)
    {
        var (_, list) = await ListAsync();
        list = await AddAsync(mina, await mina.GetAsync(list.Address), "fridge", "۱");
        var page = await mina.SubmitAsync(list, Journeys.ListOf("pieces"));
        page = await mina.SubmitAsync(page, Journeys.Question, Day(10));
        page = await mina.SubmitAsync(page, Journeys.Question, ("hours", "early"));
        return await mina.SubmitAsync(page, Journeys.Question);
    }

    private (string, string?)[] Day(int fromNow)
    {
        var day = Kit.Values.JalaliDate.From(
            DateOnly.FromDateTime(city.City.Clock.GetUtcNow().UtcDateTime).AddDays(fromNow)
        );
        return [("dayDay", $"{day.Day}"), ("dayMonth", $"{day.Month}"), ("dayYear", $"{day.Year}")];
    }

    private static async Task<Seen> AddAsync(Visitor visitor, Seen list, string thing, string count)
    {
        var page = await visitor.GetAsync(Journeys.AddUrl(list));
        return await visitor.SubmitAsync(page, Entry, ("thing", thing), ("thing_count", count));
    }

    private static string ChangeUrl(Seen list, int index) =>
        list.Page.QuerySelectorAll("main ol > li a[href*='/entries/']")[index].GetAttribute("href") ?? "";

    private Task<HttpResponseMessage> PostAsync(Visitor visitor, object? pieces)
    {
        var day = DateOnly.FromDateTime(city.City.Clock.GetUtcNow().UtcDateTime).AddDays(10);
        return visitor.Http.PostAsJsonAsync(
            "/api/v1/cases",
            new
            {
                service = "special-waste",
                answers = new
                {
                    kind = "bulky",
                    place = new
                    {
                        lat = 35.7,
                        lon = 51.4,
                        address = "خیابان سعدی",
                    },
                    amount = "bag",
                    pieces,
                    day = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    hours = new[] { "early" },
                    pieces_in_all = 99,
                },
            }
        );
    }
}
