using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>An office that the city only asked sees what the applicant agreed to, by whatever way it comes.</summary>
public sealed class CaseSightTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task The_office_asked_reads_the_agreed_answers_its_question_and_its_clock_and_nothing_else()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        city.Looks.Rows.Clear();
        var page = await city.As(Somebody.Of("water")).GetAsync($"/desk/{asked.Number}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("خدمت پرسیدنی", page.Heading);
        foreach (var seen in new[] { "آب دارد؟", "آشکار", "رنگ: فیروزه‌ای", "sanad.png", "منتظر پاسخ ادارهٔ شما" })
            Assert.Contains(seen, page.Text);
        Assert.Contains("در این پرونده استعلام شده است؛ فقط این پاسخ‌ها را می‌بینید", page.Text);
        Assert.Contains("شهر خودش از ادارهٔ دیگر پرسید", page.Text);
        foreach (var other in new[] { "پاکزاد", "مهمان", "همسایه", "عکس", "داوود", "مانعی هست", "پیام تازه", "35.7" })
            Assert.DoesNotContain(other, page.Body);
        AskedCase.NothingHidden(page);
        Assert.DoesNotContain(AskedCase.Kind, page.Body);

        var look = Assert.Single(city.Looks.Rows);
        Assert.Equal("پاسخ به استعلام", look.Reason);
        Assert.Equal(["پرسش استعلام", "گفته", "سند", "«رنگ» در «اتاق‌ها»"], look.Fields);
    }

    [Fact]
    public async Task An_inquiry_that_names_the_applicant_shows_the_name_and_one_that_names_nothing_the_question_alone()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        var parks = await city.As(Somebody.Of("parks")).GetAsync($"/desk/{asked.Number}");
        Assert.Contains("مینا پاکزاد", parks.Text);
        Assert.DoesNotContain("آشکار", parks.Text);
        var legal = await city.As(Somebody.Of("legal")).GetAsync($"/desk/{asked.Number}");
        Assert.Contains("مانعی هست؟", legal.Text);
        Assert.Null(legal.Page.QuerySelector(".answer"));
        foreach (var page in new[] { parks, legal })
        {
            Assert.DoesNotContain("آشکار", page.Body);
            Assert.DoesNotContain("فیروزه", page.Body);
            AskedCase.NothingHidden(page);
        }

        Assert.DoesNotContain("پاکزاد", legal.Body);
    }

    [Fact]
    public async Task By_no_address_of_the_city_does_the_office_asked_learn_what_is_not_for_it()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        var water = city.As(Somebody.Of("water"));
        await asked.ReadAllAsync(city, water, "پاکزاد", AskedCase.Kind);
        await asked.PostAllAsync(city, water, "پاکزاد");
        await asked.ReadAllAsync(city, water, "پاکزاد", AskedCase.Kind);
        await Journeys.WorkAsync(water, asked.Number, 2, "yes", "دارد.", "نظر");
        await asked.ReadAllAsync(city, water, "پاکزاد", AskedCase.Kind);
    }

    [Fact]
    public async Task Lists_of_the_desk_show_an_inquiry_as_its_office_may_see_it_and_name_who_may_be_named()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        foreach (var (office, named) in new[] { ("water", false), ("parks", true), ("legal", false) })
        {
            var officer = city.As(Somebody.Of(office));
            var step = asked.Steps[
                office switch
                {
                    "water" => 2,
                    "parks" => 3,
                    _ => 4,
                }
            ];
            string[] lists = ["/desk", "/api/v1/cases/inbox", "/desk/batch", $"/desk/batch/acts?step={step}"];
            foreach (var list in lists)
            {
                var page = await officer.GetAsync(list);
                Assert.True(page.Body.Contains("خدمت پرسیدنی", StringComparison.Ordinal), list);
                Assert.DoesNotContain(AskedCase.Kind, page.Body);
                Assert.DoesNotContain("پیام تازه", page.Body);
                Assert.True(named || !page.Body.Contains("پاکزاد", StringComparison.Ordinal), list);
            }

            Assert.Equal(named, (await officer.GetAsync("/desk")).Text.Contains("پاکزاد", StringComparison.Ordinal));
            Assert.DoesNotContain(asked.Number, await Journeys.WholeDeskAsync(officer, "?state=wrote"));
            var done = await Journeys.PostAsync(officer, "/desk/batch/acts", ("step", step), ("act", "claim"));
            Assert.Contains("۱ گام انجام شد", done.Heading);
            Assert.DoesNotContain(AskedCase.Kind, done.Body);
        }
    }

    [Theory]
    [InlineData("کهربایی")]
    [InlineData("آشکار")]
    [InlineData("مهمان")]
    [InlineData("پیام افسر")]
    [InlineData("پیام شهروند")]
    [InlineData("number")]
    public async Task The_office_asked_finds_the_case_by_none_of_its_words(string words)
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        var typed = Uri.EscapeDataString(words == "number" ? asked.Number : words);
        var water = city.As(Somebody.Of("water"));
        Assert.DoesNotContain(asked.Number, (await water.GetAsync($"/api/v1/cases/inbox/search?q={typed}")).Body);
        Assert.Null(
            (await water.GetAsync($"/desk/search?q={typed}")).Page.QuerySelector($"a[href='/desk/{asked.Number}']")
        );
        Assert.DoesNotContain($"/desk/{asked.Number}", (await water.GetAsync($"/?q={typed}")).Body);
        Assert.DoesNotContain($"/desk/{asked.Number}", (await water.GetAsync($"/search?q={typed}")).Body);
        var roads = city.As(Somebody.Of("roads"));
        Assert.Contains(asked.Number, (await roads.GetAsync($"/api/v1/cases/inbox/search?q={typed}")).Body);
    }

    [Fact]
    public async Task A_file_is_opened_only_where_its_question_is_shown_and_only_until_the_answer()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        var water = city.As(Somebody.Of("water"));
        var (deed, photo) = (
            $"/cases/{asked.Number}/files/{asked.Files[0]}",
            $"/cases/{asked.Id}/files/{asked.Files[1]}"
        );
        Assert.Equal(HttpStatusCode.OK, (await water.GetAsync(deed)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await water.GetAsync(photo)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await city.As(Somebody.Of("parks")).GetAsync(deed)).Status);
        Assert.Equal(HttpStatusCode.OK, (await city.As(Somebody.Of("roads")).GetAsync(photo)).Status);

        var answered = await Journeys.WorkAsync(water, asked.Number, 2, "yes", "انشعاب دارد.", "نظر");
        Assert.Contains("پاسخ داده‌اید", answered.Text);
        Assert.Contains("آب دارد؟", answered.Text);
        Assert.Contains("انشعاب دارد.", answered.Text);
        Assert.Contains("فقط پرسش و پاسخ خودتان را می‌بینید", answered.Text);
        foreach (var gone in new[] { "آشکار", "فیروزه", "sanad" })
            Assert.DoesNotContain(gone, answered.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await water.GetAsync(deed)).Status);
    }

    [Fact]
    public async Task A_request_that_is_taken_back_closes_what_the_office_saw()
    {
        var mina = city.As(Somebody.Mina);
        var asked = await AskedCase.OpenAsync(city, mina);
        await mina.SubmitAsync(await mina.GetAsync($"/cases/{asked.Number}/withdrawal"), "main form");
        var page = await city.As(Somebody.Of("water")).GetAsync($"/desk/{asked.Number}");
        Assert.Contains("دیگر لازم نیست", page.Text);
        Assert.DoesNotContain("آشکار", page.Body);
        AskedCase.NothingHidden(page);
    }

    [Fact]
    public async Task Whoever_has_another_reason_sees_the_whole()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        var roads = await city.As(Somebody.Of("roads")).GetAsync($"/desk/{asked.Number}");
        var all = await city.As(Somebody.Parvin).GetAsync($"/desk/{asked.Number}");
        var both = await city.Davoud().GetAsync($"/desk/{asked.Number}");
        foreach (var page in new[] { roads, all, both })
        {
            foreach (var seen in new[] { "کهربایی", "مینا پاکزاد", "آشکار", "مهمان", AskedCase.Kind })
                Assert.Contains(seen, page.Text);
            Assert.DoesNotContain("استعلام شده است؛ فقط", page.Text);
        }

        Assert.Contains("پیام شهروند", roads.Text);
    }

    [Fact]
    public async Task From_an_inquiry_nobody_writes_to_the_citizen_and_its_answer_answers_no_message()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        var water = city.As(Somebody.Of("water"));
        var page = await Journeys.ClaimAsync(water, asked.Number);
        Assert.Null(page.Page.QuerySelector("form[action$='/messages']"));
        var told = await Journeys.PostAsync(
            water,
            $"/desk/{asked.Number}/steps/{asked.Steps[2]}/messages",
            ("message-2", "سلام")
        );
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("از آن به شهروند نوشته نمی‌شود", told.Text);
        await Journeys.CloseAsync(water, asked.Number, 2, "yes", "دارد.");
        Assert.Contains("پیام تازه از شهروند", (await city.Davoud().GetAsync($"/desk/{asked.Number}")).Text);
    }

    [Fact]
    public async Task Before_merging_nothing_is_said_of_a_case_that_the_officer_does_not_work_on()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        var own = await Journeys.ReportAsync(city.Maryam(), "leak", 35.6821);
        var water = city.As(Somebody.Of("water"));
        var page = await Journeys.PostAsync(water, $"/desk/{own}/doubles", ("double", asked.Number));
        Assert.NotEqual(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(AskedCase.Kind, page.Body);
        Assert.DoesNotContain("خدمت پرسیدنی", page.Body);
    }

    [Fact]
    public async Task A_case_from_before_inquiries_named_anything_shows_the_question_alone()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        await city.City.InTransactionAsync(async scope =>
        {
            var steps = scope.GetRequiredService<CasesDb>().Steps;
            return await steps
                .Where(s => s.CaseId == new CaseId(Guid.Parse(asked.Id)) && s.Inquiry != null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Inquiry, ""));
        });
        var page = await city.As(Somebody.Of("water")).GetAsync($"/desk/{asked.Number}");
        Assert.Contains("آب دارد؟", page.Text);
        Assert.DoesNotContain("آشکار", page.Body);
        AskedCase.NothingHidden(page);
    }

    [Theory]
    [InlineData("residence-certificate", "water", 3, "person address household_head")]
    [InlineData("business-licence", "police", 4, "person trade work place")]
    public void What_the_consents_of_the_house_named_before_is_shown_for_the_versions_of_then_alone(
        string code,
        string inquiry,
        int version,
        string names
    )
    {
        var now = LifeEvents.Find(code);
        var then = now with { Version = version, Inquiries = [now.Inquiries[0] with { Shows = [] }] };
        Assert.Equal(names, string.Join(' ', ShownAnswers.NamedBy(then, inquiry)));
        Assert.Empty(ShownAnswers.NamedBy(then with { Version = version + 1 }, inquiry));
        Assert.Empty(ShownAnswers.NamedBy(then, ""));
        Assert.Equal(names, string.Join(' ', ShownAnswers.NamedBy(now, inquiry)));
    }
}
