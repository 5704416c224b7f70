using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Search;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Cases.Tests.Search;

/// <summary>Finding cases by words. Every test writes words that no other has.</summary>
public sealed class FindCasesTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Theory]
    [InlineData("کبوترخان")]
    [InlineData("سایبان کبوترخان")]
    [InlineData("كبوترخان")]
    [InlineData("کَبوتَرخان")]
    [InlineData("سایبان‌های کبوترخان")]
    [InlineData("سايبانهاي کبوترخان")]
    [InlineData("سایبان ها")]
    [InlineData("کبوترخانی")]
    [InlineData("کبوتر خان")]
    [InlineData("کبوترخا")]
    [InlineData("کبوترخانمون")]
    [InlineData("کبتورخان")]
    [InlineData("سایبان کبوترجان")]
    [InlineData("پلاک ٧٧٣١")]
    [InlineData("نان پزی ۷۷۳۱")]
    [InlineData("نانپزی")]
    public async Task My_own_request_is_found_however_its_words_are_typed(string typed)
    {
        var maryam = Somebody.Anybody();
        var number = await city.ReportAsync(maryam, "سایبانِ نان‌پزی پلاک ۷۷۳۱ کنار کبوترخان شکسته است و می‌افتد.");
        Assert.Contains(number, await MineAsync(maryam, typed));
        Assert.Empty(await MineAsync(Somebody.Anybody(), typed));
    }

    [Theory]
    [InlineData("سایبان زرشکی")]
    [InlineData("در و از که را")]
    [InlineData("")]
    [InlineData("%_'\"--)")]
    [InlineData("' | 'آلاچیق")]
    [InlineData("\" OR \"آلاچیق")]
    [InlineData("words : *")]
    [InlineData("🌊")]
    public async Task What_no_case_has_finds_nothing_and_breaks_nothing(string typed)
    {
        var maryam = Somebody.Anybody();
        await city.ReportAsync(maryam, "آلاچیق پارک را باد برده است.");
        if (!typed.Contains("آلاچیق", StringComparison.Ordinal))
            Assert.Empty(await MineAsync(maryam, typed));
        var page = await city.As(maryam).GetAsync("/cases/search?q=" + Uri.EscapeDataString(typed));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        await city.As(maryam).GetAsync("/cases/search?q=" + Uri.EscapeDataString(new string('آ', 9_000)) + "&after=x");
    }

    [Fact]
    public async Task Whose_a_case_is_cannot_be_typed_into_the_question()
    {
        var (maryam, other) = (Somebody.Anybody(), Somebody.Anybody());
        await city.ReportAsync(maryam, "چشم‌انداز برج شکسته است.");
        Assert.Empty(await MineAsync(other, CaseText.Of(maryam.For)));
        Assert.Empty(await MineAsync(other, $"چشم‌انداز | '{CaseText.Of(maryam.For)}'"));
    }

    [Fact]
    public async Task An_officer_finds_the_cases_of_their_offices_with_names_and_the_look_is_logged()
    {
        var maryam = Somebody.Mina;
        var number = await city.ReportAsync(maryam, "فواره‌ی بلورین میدان خاموش است.", "light");
        var desk = await city.Davoud().GetAsync("/desk/search?q=" + Uri.EscapeDataString("فواره بلورین"));
        Assert.Contains($"/desk/{number}", desk.Body);
        Assert.Contains(maryam.DisplayName, desk.Text);
        Assert.Contains(city.Looks.Rows, l => l.Reason == "جست‌وجو در میز کار" && l.People.Contains(maryam.Person));

        // Nader is of the waste office alone; a citizen has no desk.
        Assert.Empty(await DeskAsync(Somebody.Nader, "فواره بلورین"));
        Assert.Empty(await DeskAsync(Somebody.Nader, number));
        Assert.Equal([number], await DeskAsync(Somebody.Davoud, PersianText.ToPersianDigits(number)));
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Maryam().GetAsync("/desk/search?q=a")).Status);
    }

    [Fact]
    public async Task An_office_that_was_asked_finds_nothing_unless_it_was_asked_when_it_read_the_whole()
    {
        var number = await city.SendAsync(
            Somebody.Anybody(),
            "mayor-message",
            new
            {
                kind = "question",
                subject = "سطل زباله",
                message = "زباله‌دان‌های ارغوانی کوچه پر است.",
            }
        );
        Assert.Empty(await DeskAsync(Somebody.Nader, "ارغوانی"));
        var davoud = city.Davoud();
        var desk = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(
            desk,
            "form[action$='/opinions']",
            ("office-0", "waste"),
            ("opinion-0", "سطل‌های آن کوچه چند تاست؟"),
            ("days-0", "2")
        );
        Assert.Empty(await DeskAsync(Somebody.Nader, "ارغوانی"));
        Assert.Empty(await DeskAsync(Somebody.Nader, number));
        // Until now whoever was asked read the whole, and goes on to.
        await Rows.CountAsync(
            city,
            "update cases_steps set shows = null where case_id = (select id from cases_cases where number = @value)",
            number
        );
        Assert.Equal([number], await DeskAsync(Somebody.Nader, number));
    }

    [Fact]
    public async Task A_long_list_has_pages_newest_first_and_nothing_twice()
    {
        var maryam = Somebody.Anybody();
        var sent = new List<string>();
        for (var i = 0; i < CaseSearch.PageSize + 3; i++)
            sent.Insert(0, await city.ReportAsync(maryam, $"نرده‌ی فیروزه‌ای شمارهٔ {i} کج شده است."));
        foreach (var at in new[] { "/api/v1/cases/search", "/api/v1/cases/inbox/search" })
        {
            var asks = at.Contains("inbox", StringComparison.Ordinal) ? Somebody.Davoud : maryam;
            var first = await AskAsync(asks, at, "فیروزه‌ای", null);
            var next = first.GetProperty("next").GetString();
            var second = await AskAsync(asks, at, "فیروزه‌ای", next);
            Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
            string[] found = [.. Numbers(first), .. Numbers(second)];
            Assert.Equal(CaseSearch.PageSize, Numbers(first).Count());
            Assert.Equal(sent.Order(), found.Order());
            Assert.Equal(sent[^1], found[^1]);
        }

        var page = await city.As(maryam).GetAsync("/cases/search?q=" + Uri.EscapeDataString("فیروزه‌ای"));
        Assert.Contains("after=", page.Page.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? page.Body);
    }

    [Fact]
    public async Task Somebody_who_acts_for_another_finds_what_they_may_see_and_leaves_a_look()
    {
        var (maryam, helper) = (Somebody.Anybody(), Somebody.Anybody());
        var seen = await city.ReportAsync(maryam, "پل یاسمنی لق است.");
        await city.ReportAsync(maryam, "پل یاسمنی دوم لق است.");
        var address = "/cases/search?q=" + Uri.EscapeDataString("یاسمنی");
        var page = await city.As(helper.For(maryam, [], seen)).GetAsync(address);
        Assert.Single(page.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains($"/cases/{seen}", page.Body);
        Assert.Contains(city.Looks.Rows, l => l.Reason == InNameOf.Reason && l.People.Contains(maryam.Person));
        var other = await city.As(helper.For(maryam, ["residence-certificate"])).GetAsync(address);
        Assert.Empty(other.Page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Of_two_accounts_that_become_one_the_words_go_along_and_come_back()
    {
        var (from, into) = (Somebody.Anybody(), Somebody.Anybody());
        var number = await city.ReportAsync(from, "حوضچه‌ی لاجوردی نشت دارد.");
        await TellAsync(new PersonMerged(from.Person, into.Person));
        await EventuallyAsync(into, "لاجوردی", number);
        Assert.Empty(await MineAsync(from, "لاجوردی"));
        await TellAsync(new PersonMergeUndone(from.Person, into.Person));
        await EventuallyAsync(from, "لاجوردی", number);
        Assert.Empty(await MineAsync(into, "لاجوردی"));
    }

    [Fact]
    public async Task Cases_from_before_are_written_down_a_few_at_a_time()
    {
        var maryam = Somebody.Anybody();
        var number = await city.ReportAsync(maryam, "کلاه‌فرنگی باغ ترک خورده است.");
        await Rows.CountAsync(
            city,
            "delete from cases_search where case_id = (select id from cases_cases where number = @value)",
            number
        );
        Assert.Empty(await MineAsync(maryam, "کلاه‌فرنگی"));
        Assert.Equal([number], await MineAsync(maryam, number));
        var fill = new FillIndex();
        for (var more = true; more; )
        {
            more = await city.City.InTransactionAsync(scope =>
                fill.NextAsync(
                    scope.GetRequiredService<CasesDb>(),
                    scope.GetRequiredService<Kit.Data.CityDatabase>(),
                    scope.GetRequiredService<CaseIndex>(),
                    city.Shelf,
                    default
                )
            );
        }

        Assert.Equal([number], await MineAsync(maryam, "کلاه‌فرنگی"));
    }

    private async Task<string[]> MineAsync(Actor who, string typed) =>
        [.. Numbers(await AskAsync(who, "/api/v1/cases/search", typed, null))];

    private async Task<string[]> DeskAsync(Actor who, string typed) =>
        [.. Numbers(await AskAsync(who, "/api/v1/cases/inbox/search", typed, null))];

    private async Task<JsonElement> AskAsync(Actor who, string at, string typed, string? after)
    {
        var found = await city.As(who).GetAsync($"{at}?q={Uri.EscapeDataString(typed)}&after={after}");
        Assert.Equal(HttpStatusCode.OK, found.Status);
        return JsonDocument.Parse(found.Body).RootElement;
    }

    private static IEnumerable<string> Numbers(JsonElement found) =>
        found.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("number").GetString() ?? "");

    private Task TellAsync(ICityEvent happened) =>
        city.City.InTransactionAsync(scope =>
        {
            scope.GetRequiredService<CityEvents>().Tell(happened);
            return Task.FromResult(true);
        });

    private Task EventuallyAsync(Actor who, string typed, string number) =>
        CityHost.EventuallyAsync(async () => (await MineAsync(who, typed)).Contains(number), $"{typed} found");
}
