using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Of a case, an office that an officer asks sees what that officer chose, by whatever way it comes.</summary>
public sealed class OfferedPartsTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task The_office_asked_reads_what_was_chosen_and_nothing_else_and_the_look_says_so()
    {
        var (asked, deed) = await AskAsync("told", "colour");
        city.Looks.Rows.Clear();
        var page = await city.As(Somebody.Nader).GetAsync($"/desk/{asked.Number}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        // The kind of the request is always told.
        Assert.Contains(AskedCase.Kind, page.Heading);
        foreach (var seen in new[] { "پسماند دارد؟", "آشکار", "رنگ: فیروزه‌ای", "sanad.png", "منتظر پاسخ ادارهٔ شما" })
            Assert.Contains(seen, page.Text);
        Assert.Contains("فقط آنچه را می‌بینید که ادارهٔ پرسنده برگزید", page.Text);
        foreach (var other in new[] { "پاکزاد", "مهمان", "همسایه", "عکس", "آب دارد", "پیام تازه", "35.7" })
            Assert.DoesNotContain(other, page.Page.QuerySelector("main")?.TextContent ?? "");
        AskedCase.NothingHidden(page);
        Assert.Null(page.Page.QuerySelector("form[action$='/messages']"));
        var look = Assert.Single(city.Looks.Rows);
        Assert.Equal("پاسخ به استعلام", look.Reason);
        Assert.Equal(["پرسش استعلام", "گونه", "گفته", "«رنگ» در «اتاق‌ها»", "نام فایل‌های برگزیده"], look.Fields);
        Assert.Equal(HttpStatusCode.OK, (await city.As(Somebody.Nader).GetAsync(deed)).Status);
    }

    [Fact]
    public async Task By_no_address_of_the_city_does_it_learn_more_before_or_after_its_answer()
    {
        var (asked, _) = await AskAsync("told");
        var nader = city.As(Somebody.Nader);
        await asked.ReadAllAsync(city, nader, "پاکزاد", "فیروزه");
        await asked.PostAllAsync(city, nader, "پاکزاد", "فیروزه");
        await asked.ReadAllAsync(city, nader, "پاکزاد", "فیروزه");
        await Journeys.WorkAsync(nader, asked.Number, 5, "yes", "دارد.", "نظر");
        await asked.ReadAllAsync(city, nader, "پاکزاد", "فیروزه", "آشکار", "sanad");
    }

    [Fact]
    public async Task The_page_offers_every_answer_and_file_by_itself_and_ticks_the_name_alone()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Zahra));
        var davoud = city.Davoud();
        await asked.AnswerInquiriesAsync(city);
        var desk = await davoud.GetAsync($"/desk/{asked.Number}");
        var boxes = desk.Page.QuerySelectorAll("input[name='shows-0']").ToList();
        Assert.Equal(
            ["person", "told", "diary", "who", "spot", "colour", "guest", .. asked.Files.Select(f => $"file-{f}")],
            boxes.Select(b => b.GetAttribute("value"))
        );
        Assert.Equal("person", Assert.Single(boxes, b => b.HasAttribute("checked")).GetAttribute("value"));

        // As the page stands: the name and nothing else.
        await davoud.SubmitAsync(
            desk,
            AskedCase.Opinions,
            ("office-0", "waste"),
            ("opinion-0", "پسماند دارد؟"),
            ("days-0", "2")
        );
        var page = await city.As(Somebody.Nader).GetAsync($"/desk/{asked.Number}");
        Assert.Contains("زهرا کریمی", page.Text);
        Assert.DoesNotContain("آشکار", page.Body);
        Assert.Equal(["گونه"], page.Page.QuerySelectorAll(".answer dt").Select(a => a.TextContent.Trim()));
        AskedCase.NothingHidden(page);
    }

    [Fact]
    public async Task What_is_wrong_elsewhere_in_the_form_brings_the_ticks_back_and_nothing_is_shown()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        var davoud = city.Davoud();
        await asked.AnswerInquiriesAsync(city);
        var desk = await davoud.GetAsync($"/desk/{asked.Number}");
        var again = await davoud.SubmitAsync(
            desk,
            AskedCase.Opinions,
            ("office-0", "waste"),
            ("opinion-0", ""),
            ("shows-0", "told")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(
            ["told"],
            again.Page.QuerySelectorAll("input[name='shows-0'][checked]").Select(b => b.GetAttribute("value") ?? "")
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await city.As(Somebody.Nader).GetAsync($"/desk/{asked.Number}")).Status
        );
    }

    [Fact]
    public async Task What_was_not_offered_is_passed_over()
    {
        var other = await AskedCase.OpenAsync(city, city.As(Somebody.Zahra));
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        asked = await asked.AskAsync(city, "moon", "rooms", "photo", "file-", $"file-{other.Files[0]}");
        var nader = city.As(Somebody.Nader);
        var page = await nader.GetAsync($"/desk/{asked.Number}");
        AskedCase.NothingHidden(page);
        foreach (var unseen in new[] { "فیروزه", "sanad", "پاکزاد" })
            Assert.DoesNotContain(unseen, page.Body);
        foreach (var file in asked.Files.Select(f => $"/cases/{asked.Number}/files/{f}"))
            Assert.Equal(HttpStatusCode.NotFound, (await nader.GetAsync(file)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await nader.GetAsync($"/cases/{asked.Number}/files/{other.Files[0]}")).Status
        );
    }

    [Fact]
    public async Task Only_chosen_files_are_opened_and_only_until_the_answer()
    {
        var (asked, deed) = await AskAsync("told");
        var nader = city.As(Somebody.Nader);
        var photo = $"/cases/{asked.Number}/files/{asked.Files[1]}";
        Assert.Equal(HttpStatusCode.OK, (await nader.GetAsync(deed)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await nader.GetAsync(photo)).Status);
        Assert.Equal(HttpStatusCode.OK, (await city.Davoud().GetAsync(photo)).Status);
        await WriteAsync(Somebody.Mina, asked);
        var answered = await Journeys.WorkAsync(nader, asked.Number, 5, "no", "ندارد.", "نظر");
        Assert.Contains("ندارد.", answered.Text);
        Assert.Contains("فقط پرسش و پاسخ خودتان را می‌بینید", answered.Text);
        foreach (var gone in new[] { "آشکار", "sanad" })
            Assert.DoesNotContain(gone, answered.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await nader.GetAsync(deed)).Status);
        // Who answered has not read what the citizen wrote: it still waits for whoever asked.
        Assert.Contains("پیام تازه از شهروند", (await city.Davoud().GetAsync($"/desk/{asked.Number}")).Text);
    }

    [Theory]
    [InlineData("کهربایی")]
    [InlineData("آشکار")]
    [InlineData("پسماند")]
    [InlineData("پیام شهروند")]
    [InlineData("number")]
    public async Task The_office_asked_finds_the_case_by_none_of_its_words_nor_pieces_of_them(string words)
    {
        var (asked, _) = await AskAsync("told");
        var typed = Uri.EscapeDataString(words == "number" ? asked.Number : words);
        foreach (var at in new[] { "/api/v1/cases/inbox/search", "/desk/search", "/search", "/" })
        {
            var found = await city.As(Somebody.Nader).GetAsync($"{at}?q={typed}");
            Assert.DoesNotContain($"/desk/{asked.Number}", found.Body);
            Assert.DoesNotContain($"\"number\":\"{asked.Number}\"", found.Body);
            AskedCase.NothingHidden(found);
        }

        Assert.Contains(asked.Number, (await city.Davoud().GetAsync($"/api/v1/cases/inbox/search?q={typed}")).Body);
    }

    [Fact]
    public async Task Lists_of_the_desk_name_the_applicant_only_where_the_name_was_chosen()
    {
        var (bare, _) = await AskAsync("told");
        var named = await AskedCase.OpenAsync(city, city.As(Somebody.Zahra));
        named = await named.AskAsync(city, "person");
        await WriteAsync(Somebody.Zahra, named);
        var nader = city.As(Somebody.Nader);
        var desk = await Journeys.WholeDeskAsync(nader);
        Assert.Contains(bare.Number, desk);
        Assert.DoesNotContain(bare.Number, await Journeys.WholeDeskAsync(nader, "?state=wrote"));
        var inbox = await nader.GetAsync("/api/v1/cases/inbox?service=asked-office");
        var lines = JsonDocument.Parse(inbox.Body).RootElement.GetProperty("steps").EnumerateArray().ToList();
        Assert.Null(Line(bare).GetProperty("applicant").GetString());
        Assert.Equal("زهرا کریمی", Line(named).GetProperty("applicant").GetString());
        Assert.Contains(AskedCase.Kind, Line(bare).GetProperty("title").GetString());
        Assert.False(Line(named).GetProperty("wrote").GetBoolean());

        JsonElement Line(AskedCase asked) => lines.Single(l => l.GetProperty("number").GetString() == asked.Number);
    }

    [Fact]
    public async Task What_an_office_was_only_asked_about_is_no_double_of_what_it_works_on()
    {
        // The mayor's office decides the one, and is asked for an opinion in the other.
        var own = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        await own.AnswerInquiriesAsync(city);
        await Journeys.CloseAsync(city.Davoud(), own.Number, 0, "yes", "", "بررسی");
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        await asked.AskAsync(city, "mayor", []);
        var doubles = await city.As(Somebody.Of("mayor")).GetAsync($"/desk/{own.Number}/doubles");
        Assert.Equal(HttpStatusCode.OK, doubles.Status);
        Assert.DoesNotContain(asked.Number, doubles.Body);
        Assert.Contains(own.Number, doubles.Body);
    }

    [Fact]
    public async Task The_applicant_reads_who_saw_what_of_the_request()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Zahra));
        asked = await asked.AskAsync(city, "told", "person", "colour", $"file-{asked.Files[0]}");
        var own = await city.As(Somebody.Zahra).GetAsync($"/cases/{asked.Number}");
        Assert.Contains("داوود رضایی برگزید که آن اداره از درخواست چه ببیند: نظر ادارهٔ waste", own.Text);
        Assert.Contains(
            "ادارهٔ waste تا پاسخ دهد تنها این‌ها را از درخواست می‌بیند: نام متقاضی، گونه، گفته، «رنگ» در «اتاق‌ها»، "
                + "فایل «sanad.png».",
            own.Text
        );
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.office_shown", asked.Number));
    }

    [Fact]
    public async Task Whoever_was_asked_before_anybody_chose_reads_on_in_the_whole()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Zahra));
        asked = await asked.AskAsync(city, "told");
        await city.City.InTransactionAsync(async scope =>
        {
            var steps = scope.GetRequiredService<CasesDb>().Steps;
            return await steps
                .Where(s => s.CaseId == new CaseId(Guid.Parse(asked.Id)) && s.Shows != null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Shows, (ShownToOffice?)null));
        });
        var page = await city.As(Somebody.Nader).GetAsync($"/desk/{asked.Number}");
        foreach (var seen in new[] { "کهربایی", "زهرا کریمی", "آشکار", "مهمان", AskedCase.Kind })
            Assert.Contains(seen, page.Text);
    }

    [Fact]
    public void What_was_chosen_is_kept_as_it_was()
    {
        var file = AttachmentId.New();
        var shown = ShownToOffice.Of(["person", $"file-{file}", "told", "file-x"]);
        Assert.Equal(["person", "told"], shown.Names);
        Assert.Equal([file], shown.Files);
        Assert.Equal(shown.ToString(), ShownToOffice.Of(shown.ToString().Split(' ')).ToString());
        Assert.Equal(ShownAnswers.Person, shown.Names[0]);
    }

    private async Task WriteAsync(Actor who, AskedCase asked)
    {
        var visitor = city.As(who);
        var own = await visitor.GetAsync($"/cases/{asked.Number}");
        await visitor.SubmitAsync(own, "form[action$='/messages']", ("message", "هنوز منتظرم."));
    }

    // With the deed, and what else is named.
    private async Task<(AskedCase Asked, string Deed)> AskAsync(params string[] shows)
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        asked = await asked.AskAsync(city, [.. shows, $"file-{asked.Files[0]}"]);
        return (asked, $"/cases/{asked.Number}/files/{asked.Files[0]}");
    }
}
