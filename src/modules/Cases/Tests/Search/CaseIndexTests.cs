using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Search;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Cases.Tests.Search;

/// <summary>What was said in a case after it was opened is found. Every test says words that no other has.</summary>
public sealed class CaseIndexTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task Question_answer_message_and_reason_are_found_by_both_sides_and_by_nobody_else()
    {
        var maryam = Somebody.Anybody();
        var number = await city.ReportAsync(maryam, "تیر برق ارغنونی کج است.");
        var davoud = city.Davoud();
        var desk = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(desk, "form[action$='/questions']", ("question-0", "کدام پیاده‌روی سرخابی؟"));
        var visitor = city.As(maryam);
        var own = await visitor.GetAsync($"/cases/{number}");
        await visitor.SubmitAsync(own, "form[action$='/answers']", ("answer", "روبه‌روی گلخانه‌ی نیلوفری."));
        await WriteAsync(maryam, number, "سیم آویزان شده، خطرناکیده!");
        desk = await davoud.GetAsync($"/desk/{number}");
        await davoud.SubmitAsync(desk, "form[action$='/messages']", ("message-0", "گروه بالابری را فرستادیم."));
        await Journeys.CloseAsync(davoud, number, 0, "yes", "با جرثقیلِ سیاره‌ای راست شد.");

        foreach (var typed in new[] { "سرخابی", "نيلوفري", "خطرناکیده", "بالابری", "جرثقیل", "سیاره ای" })
        {
            Assert.Equal([number], await MineAsync(maryam, typed));
            Assert.Equal([number], await DeskAsync(Somebody.Davoud, typed));
            Assert.Empty(await MineAsync(Somebody.Anybody(), typed));
            Assert.Empty(await DeskAsync(Somebody.Nader, typed));
        }

        // Words of the form, of a message and of the decision together.
        Assert.Equal([number], await MineAsync(maryam, "ارغنونی خطرناکیده جرثقیل"));
        Assert.Empty(await MineAsync(maryam, "ارغنونی هیچ‌کجایی"));
    }

    [Fact]
    public async Task What_offices_say_to_each_other_is_found_by_who_asks_and_the_applicant_and_not_by_who_is_asked()
    {
        var maryam = Somebody.Anybody();
        var number = await city.SendAsync(maryam, "mayor-message", MayorMessage);
        var (davoud, nader) = (city.Davoud(), city.As(Somebody.Nader));
        await davoud.SubmitAsync(
            await Journeys.ClaimAsync(davoud, number),
            "form[action$='/opinions']",
            ("office-0", "waste"),
            ("opinion-0", "سطل زمردین آن کوچه چند تاست؟"),
            ("days-0", "2")
        );
        Assert.Equal([number], await DeskAsync(Somebody.Davoud, "زمردین"));
        await Journeys.WorkAsync(nader, number, 2, "yes", "چهار سطل لعلگون.");
        foreach (var typed in new[] { "زمردین", "لعلگون" })
        {
            Assert.Empty(await DeskAsync(Somebody.Nader, typed));
            Assert.Equal([number], await DeskAsync(Somebody.Davoud, typed));
            Assert.Equal([number], await MineAsync(maryam, typed));
        }
    }

    [Fact]
    public async Task An_office_that_the_city_only_asked_does_not_find_even_its_own_answer()
    {
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        var water = Somebody.Of("water");
        await Journeys.WorkAsync(city.As(water), asked.Number, 2, "yes", "انشعاب عقیقی دارد.", "نظر");
        Assert.Empty(await DeskAsync(water, "عقیقی"));
        Assert.Equal([asked.Number], await DeskAsync(Somebody.Of("roads"), "عقیقی"));
        Assert.Equal([asked.Number], await MineAsync(Somebody.Mina, "عقیقی"));
        // What the applicant agreed to is alike in all cases.
        Assert.Empty(await MineAsync(Somebody.Mina, "می‌پذیرم"));
    }

    [Fact]
    public async Task What_the_desk_would_not_open_is_not_found_there_by_any_word_or_number()
    {
        // Their own, and one that they sent in another's name.
        var own = await city.ReportAsync(Somebody.Shirin, "آبخوری صدفی چکه می‌کند.");
        var inHerName = city.As(Somebody.Shirin.For(Somebody.Maryam, ["street-problem"]));
        var sent = await Journeys.ReportAsync(inHerName, "light", 35.641);
        await WriteAsync(Somebody.Shirin, own, "هنوز چکه‌ی پولکی دارد.");
        foreach (var typed in new[] { "صدفی", "پولکی", own, sent })
            Assert.Empty(await DeskAsync(Somebody.Shirin, typed));
        Assert.Equal([own], await MineAsync(Somebody.Shirin, "پولکی"));
        Assert.Equal([own], await DeskAsync(Somebody.Davoud, "پولکی"));
        Assert.Equal([sent], await DeskAsync(Somebody.Davoud, sent));
        var home = await city.As(Somebody.Shirin).GetAsync("/search?q=" + Uri.EscapeDataString("پولکی"));
        Assert.DoesNotContain($"/desk/{own}", home.Body);
    }

    [Fact]
    public async Task A_refused_message_is_not_found()
    {
        var maryam = Somebody.Anybody();
        var number = await city.ReportAsync(maryam, "نیمکت شکسته است.");
        var davoud = city.Davoud();
        var desk = await Journeys.ClaimAsync(davoud, number);
        var refused = await davoud.SubmitAsync(
            desk,
            "form[action$='/result']",
            ("result-0", ""),
            ("note-0", "نیمکت مرمرین")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Empty(await MineAsync(maryam, "مرمرین"));
    }

    [Fact]
    public async Task What_was_said_before_is_added_in_its_place_and_a_case_written_anew_has_it_too()
    {
        var maryam = Somebody.Anybody();
        var older = await city.ReportAsync(maryam, "چراغ شب‌تابی خاموش است.");
        var newer = await city.ReportAsync(maryam, "چراغ شب‌تابی دیگر.");
        await WriteAsync(maryam, older, "هنوز خاموشِ کهکشانی است.");
        const string Of = " where case_id = (select id from cases_cases where number = @value)";
        // As a city had it that wrote down only what was sent.
        await Rows.CountAsync(city, "delete from cases_search" + Of, older);
        await Rows.CountAsync(city, "delete from cases_search" + Of, newer);
        await FillAsync();
        Assert.Equal([older], await MineAsync(maryam, "کهکشانی"));

        await WriteAsync(maryam, newer, "این یکی هم مریخی است.");
        await Rows.CountAsync(city, Forget(city) + Of, newer);
        Assert.Empty(await MineAsync(maryam, "مریخی"));
        await Rows.CountAsync(
            city,
            "insert into cases_unsaid (case_id) select id from cases_cases where number = @value",
            newer
        );
        await FillAsync();
        Assert.Equal([newer], await MineAsync(maryam, "مریخی"));
        Assert.Equal([newer, older], await MineAsync(maryam, "شب‌تابی"));
        Assert.Equal(0, await Rows.CountAsync(city, "select count(*) from cases_unsaid where @value = @value", ""));
    }

    private static string Forget(CasesCity city) =>
        city.City.Services.GetRequiredService<CityDatabase>().Kind == DatabaseKind.Sqlite
            ? "update cases_search set words = replace(words, 'مریخ', 'x')"
            : "update cases_search set words = ts_delete(words, 'مریخ')";

    private async Task FillAsync()
    {
        var fill = new FillIndex();
        for (var more = true; more; )
        {
            more = await city.City.InTransactionAsync(scope =>
                fill.NextAsync(
                    scope.GetRequiredService<CasesDb>(),
                    scope.GetRequiredService<CityDatabase>(),
                    scope.GetRequiredService<CaseIndex>(),
                    city.Shelf,
                    default
                )
            );
        }
    }

    private async Task WriteAsync(Actor who, string number, string message)
    {
        var visitor = city.As(who);
        var own = await visitor.GetAsync($"/cases/{number}");
        await visitor.SubmitAsync(own, "form[action$='/messages']", ("message", message));
    }

    private static object MayorMessage =>
        new
        {
            kind = "question",
            subject = "سطل زباله",
            message = "چرا کوچهٔ ما سطل ندارد؟",
        };

    private Task<string[]> MineAsync(Actor who, string typed) => AskAsync(who, "/api/v1/cases/search", typed);

    private Task<string[]> DeskAsync(Actor who, string typed) => AskAsync(who, "/api/v1/cases/inbox/search", typed);

    private async Task<string[]> AskAsync(Actor who, string at, string typed)
    {
        var found = await city.As(who).GetAsync($"{at}?q={Uri.EscapeDataString(typed)}");
        Assert.Equal(HttpStatusCode.OK, found.Status);
        var answer = JsonDocument.Parse(found.Body).RootElement;
        // A word that is nowhere finds what is near to it.
        return answer.GetProperty("near").GetBoolean()
            ? []
            : [.. answer.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("number").GetString() ?? "")];
    }
}
