using System.Net;
using System.Net.Http.Json;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Zahra acts for Maryam up to ten million rials.</summary>
public sealed class WithinLimitTests(CasesCity city) : IClassFixture<CasesCity>
{
    private const string Claim = "compensation-claim";

    private const string Form = """
        code: form
        version: 1
        title: { fa: فرم, en: Form }
        about: { fa: نمونه, en: Sample }
        group: Administrative
        stage: Interaction
        outcomes: { granted: { fa: شد, en: Done }, refused: { fa: نشد, en: Not done } }
        fields:
          - { name: many, type: Number, question: { fa: چند؟, en: Q }, label: { fa: شمار, en: Number } }
          - { name: price, type: Rial, question: { fa: بها؟, en: Q }, label: { fa: بها, en: Price },
              when: [{ field: many, atLeast: 2 }] }
          - name: rows
            type: Group
            question: { fa: ردیف‌ها؟, en: Rows }
            label: { fa: ردیف‌ها, en: Rows }
            fields:
              - { name: item, type: Rial, question: { fa: هر یک؟, en: Q }, label: { fa: هر یک, en: Each } }
              - { name: pieces, type: Number, question: { fa: چند تا؟, en: Q }, label: { fa: تا, en: Pieces } }
              - { name: worth, type: Computed, compute: { product: [item, pieces] },
                  question: { fa: جمع ردیف, en: Q }, label: { fa: جمع ردیف, en: Row } }
          - { name: all, type: Computed, compute: { sum: [worth] },
              question: { fa: جمع همه, en: Q }, label: { fa: جمع همه, en: All } }
        steps:
          - { code: end, title: { fa: پایان, en: End }, kind: Decide, office: roads, minutes: 60 }
        """;

    [Theory]
    [InlineData(2, 100, 10, 2, 10, 2, null)]
    [InlineData(2, 101, 10, 2, 10, 2, "بها")]
    [InlineData(1, 101, 10, 2, 10, 2, null)]
    [InlineData(2, 100, 10, 2, 101, 1, "هر یک")]
    [InlineData(2, 100, 10, 2, 60, 2, "جمع ردیف")]
    [InlineData(2, 100, 30, 2, 50, 1, "جمع همه")]
    public void An_amount_counts_wherever_it_stands_unless_it_is_asked_no_more(
        int many,
        int price,
        int item,
        int pieces,
        int nextItem,
        int nextPieces,
        string? above
    )
    {
        var service = DefinitionReader.Read(Form, "form.yaml");
        var rows = new GroupAnswer([Row("a", item, pieces), Row("b", nextItem, nextPieces)]);
        var answers = Answers
            .None.With("many", new NumberAnswer(many))
            .With("price", new RialAnswer(price))
            .With("rows", rows);
        var kept = service.Kept(service.Reckoned(answers, new DateOnly(2026, 11, 27)).Value);
        var problem = WithinLimit.WhyTooMuch(service, kept, Zahra("form", 100));
        Assert.Equal(above is null, problem is null);
        if (above is not null)
            Assert.StartsWith($"«{above}»", problem?.Fa, StringComparison.Ordinal);
        Assert.Null(WithinLimit.WhyTooMuch(service, kept, Somebody.Maryam));
    }

    [Fact]
    public async Task Up_to_the_limit_she_sends_it_and_above_it_only_maryam_does()
    {
        var zahra = city.As(Zahra(Claim, 10_000_000));
        var check = await WriteAsync(zahra, "۱۰٬۰۰۰٬۰۰۰");
        var number = Journeys.NumberOf(await zahra.SubmitAsync(check, Journeys.Sending));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.opened", number));

        check = await WriteAsync(zahra, "۱۰٬۰۰۰٬۰۰۱");
        Assert.Equal(HttpStatusCode.OK, check.Status);
        foreach (var words in new[] { "«زیان» ۱۰٬۰۰۰٬۰۰۱ ریال", "تا ۱۰٬۰۰۰٬۰۰۰ ریال", "از مریم احمدی بخواهید" })
            Assert.Contains(words, check.Page.QuerySelector(".notice")?.TextContent);
        Assert.Null(check.Page.QuerySelector(Journeys.Sending + " button"));
        var sent = await zahra.SubmitAsync(check, Journeys.Sending);
        Assert.Equal(HttpStatusCode.Forbidden, sent.Status);
        Assert.Contains("«زیان» ۱۰٬۰۰۰٬۰۰۱ ریال", sent.Page.QuerySelector(".error-summary")?.TextContent);

        var maryam = city.Maryam();
        var own = await maryam.GetAsync(check.Address);
        Assert.Null(own.Page.QuerySelector(".notice"));
        Assert.NotEmpty(Journeys.NumberOf(await maryam.SubmitAsync(own, Journeys.Sending)));
    }

    [Fact]
    public async Task What_was_lowered_or_taken_back_after_the_page_was_shown_is_not_sent()
    {
        var before = await WriteAsync(city.As(Zahra(Claim, 10_000_000)), "۹٬۰۰۰٬۰۰۰");
        var lowered = city.As(Zahra(Claim, 8_000_000));
        Assert.Contains("«زیان» ۹٬۰۰۰٬۰۰۰ ریال", (await SendAsync(lowered, before)).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(city.As(Somebody.Zahra), before)).Status);
        Assert.NotEmpty(Journeys.NumberOf(await SendAsync(city.As(Zahra(Claim, 9_000_000)), before)));
    }

    [Fact]
    public async Task In_a_case_with_a_higher_amount_she_reads_and_writes_nothing()
    {
        var maryam = city.Maryam();
        var number = Journeys.NumberOf(
            await maryam.SubmitAsync(await WriteAsync(maryam, "۲۰٬۰۰۰٬۰۰۰"), Journeys.Sending)
        );
        var zahra = city.As(Zahra(number, 10_000_000));
        var shown = await zahra.GetAsync($"/cases/{number}");
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Null(shown.Page.QuerySelector("form[action$='/messages']"));
        var refused = await Journeys.PostAsync(zahra, $"/cases/{number}/messages", ("message", "سلام"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("«زیان» ۲۰٬۰۰۰٬۰۰۰ ریال است و مریم احمدی به شما تا ۱۰٬۰۰۰٬۰۰۰ ریال", refused.Text);

        var davoud = city.Davoud();
        var desk = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(desk, "form[action$='/questions']", ("question-0", "کدام سمت؟"));
        shown = await zahra.GetAsync($"/cases/{number}");
        Assert.Contains("مریم احمدی به شما تا ۱۰٬۰۰۰٬۰۰۰ ریال", shown.Text);
        Assert.Null(shown.Page.QuerySelector("form[action$='/answers']"));
        var answer = await Journeys.PostAsync(zahra, $"/cases/{number}/answers", ("answer", "چپ"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        var more = city.As(Zahra(number, 20_000_000));
        var answered = await more.SubmitAsync(
            await more.GetAsync($"/cases/{number}"),
            "form[action$='/answers']",
            ("answer", "چپ")
        );
        Assert.Contains("زهرا کریمی به نام مریم احمدی پاسخ داد", answered.Text);
    }

    [Fact]
    public async Task By_the_api_nothing_is_sent_in_anothers_name_at_all()
    {
        var zahra = city.As(Zahra(Claim, 10_000_000));
        var body = new { service = Claim, answers = new { kind = "official", loss = 20_000_000 } };
        using var refused = await zahra.Http.PostAsJsonAsync("/api/v1/cases", body);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("kit.own_name_only", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // By service, or by case where it is a number.
    private static Actor Zahra(string thing, long upTo)
    {
        var isCase = PublicNumber.TryParse(thing, out _);
        var acts = isCase
            ? Somebody.Zahra.For(Somebody.Maryam, [], thing)
            : Somebody.Zahra.For(Somebody.Maryam, [thing]);
        var mandate = acts.Mandate ?? throw new InvalidOperationException("Nobody acts.");
        return acts with { Mandate = mandate with { Limits = new Dictionary<string, Rial> { [thing] = new(upTo) } } };
    }

    private static GroupEntry Row(string key, long item, long pieces) =>
        new(
            key,
            new Dictionary<string, Answer> { ["item"] = new RialAnswer(item), ["pieces"] = new NumberAnswer(pieces) }
        );

    private static async Task<Seen> SendAsync(Visitor visitor, Seen check) =>
        await Journeys.PostAsync(visitor, check.Address.Replace("/check", "/sending", StringComparison.Ordinal));

    private static async Task<Seen> WriteAsync(Visitor visitor, string loss)
    {
        var page = await visitor.GetAsync("/services/" + Claim);
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        page = await visitor.SubmitAsync(page, Journeys.Question, ("kind", "official"));
        (string, string?)[] day = [("happenedDay", "۱"), ("happenedMonth", "۸"), ("happenedYear", "۱۴۰۵")];
        page = await visitor.SubmitAsync(page, Journeys.Question, day);
        page = await visitor.SubmitAsync(page, Journeys.Question, ("story", "پول خواستند."));
        page = await visitor.SubmitAsync(page, Journeys.Question, ("loss", loss));
        page = await visitor.SubmitAsync(page, Journeys.Question, [], [("evidence", "سند.png", TestFiles.Png)]);
        Assert.Equal("پاسخ‌هایتان را بازبینی کنید", page.Heading);
        return page;
    }
}
