using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>
/// A request about which three offices are asked: one sees some answers, one the applicant's name, one nothing. All
/// that is for none of them has <see cref="Secret"/> in it.
/// </summary>
internal sealed record AskedCase(string Number, string Id, IReadOnlyList<string> Steps, IReadOnlyList<string> Files)
{
    // Long enough never to stand in a token by chance.
    public const string Secret = "zqxpenhan";

    /// <summary>The answer that stands in the title.</summary>
    public const string Kind = "kqxgoone";

    private const string Service = "asked-office";

    public const string Yaml = """
        code: asked-office
        version: 1
        title: { fa: خدمت پرسیدنی, en: Asked service }
        about: { fa: نمونه, en: Sample }
        group: Administrative
        stage: Interaction
        titleFrom: kind
        outcomes: { granted: { fa: شد, en: Done }, refused: { fa: نشد, en: Not done } }
        fields:
          - name: kind
            type: Choice
            question: &q { fa: چه؟, en: What? }
            label: { fa: گونه, en: Kind }
            options:
              - { value: one, title: { fa: kqxgoone یکم, en: kqxgoone 1 } }
              - { value: two, title: { fa: kqxgoone دوم, en: kqxgoone 2 } }
          - { name: told, type: Text, question: *q, label: { fa: گفته, en: Told } }
          - { name: diary, type: LongText, question: *q, label: { fa: یادداشت, en: Diary } }
          - { name: deed, type: File, question: *q, label: { fa: سند, en: Deed } }
          - { name: photo, type: File, question: *q, label: { fa: عکس, en: Photo } }
          - { name: who, type: Person, question: *q, label: { fa: همسایه, en: Neighbour } }
          - { name: spot, type: MapPoint, question: *q, label: { fa: جا, en: Place } }
          - name: rooms
            type: Group
            question: *q
            label: { fa: اتاق‌ها, en: Rooms }
            fields:
              - { name: colour, type: Text, question: *q, label: { fa: رنگ, en: Colour } }
              - { name: guest, type: Text, question: *q, label: { fa: مهمان, en: Guest } }
        steps:
          - code: look
            title: { fa: بررسی, en: Look }
            kind: Check
            office: roads
            minutes: 420
            pauses: [Citizen, Office]
          - { code: end, title: { fa: پایان, en: End }, kind: Decide, office: mayor, minutes: 60 }
        inquiries:
          - code: water
            office: water
            step: look
            days: 2
            shows: [told, deed, colour]
            question: { fa: آب دارد؟, en: Is there water? }
            consent: { fa: می‌پذیرم که از آب پرسیده شود., en: I agree that water is asked. }
          - code: name
            office: parks
            step: look
            days: 2
            shows: [person]
            question: { fa: نامش هست؟, en: Is the name known? }
            consent: { fa: می‌پذیرم که از پارک پرسیده شود., en: I agree that parks is asked. }
          - code: bare
            office: legal
            step: look
            days: 2
            question: { fa: مانعی هست؟, en: Is there an obstacle? }
            consent: { fa: می‌پذیرم که از حقوقی پرسیده شود., en: I agree that legal is asked. }
        """;

    /// <summary>Writes it up to «check your answers».</summary>
    public static async Task<Seen> WriteAsync(CasesCity city, Visitor visitor)
    {
        city.Shelf.Add([DefinitionReader.Read(Yaml, "asked.yaml")]);
        var page = await visitor.GetAsync($"/services/{Service}");
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        page = await visitor.SubmitAsync(page, Journeys.Question, ("kind", "one"));
        page = await visitor.SubmitAsync(page, Journeys.Question, ("told", "آشکار"));
        page = await visitor.SubmitAsync(page, Journeys.Question, ("diary", $"{Secret} کهربایی"));
        page = await visitor.SubmitAsync(page, Journeys.Question, [], [("deed", "sanad.png", TestFiles.Png)]);
        page = await visitor.SubmitAsync(page, Journeys.Question, [], [("photo", $"{Secret}.png", TestFiles.Png)]);
        page = await visitor.SubmitAsync(
            page,
            Journeys.Question,
            ("whoName", $"{Secret} علی"),
            ("whoNationalCode", "۰۰۱۲۳۴۵۶۷۹")
        );
        page = await visitor.SubmitAsync(
            page,
            Journeys.Question,
            ("spotLat", "35.7123"),
            ("spotLon", "51.4123"),
            ("spotAddress", $"{Secret} کوچه")
        );
        page = await visitor.GetAsync(Journeys.AddUrl(page));
        page = await visitor.SubmitAsync(
            page,
            "form[action*='/entries/']",
            ("colour", "فیروزه‌ای"),
            ("guest", $"{Secret} مهمان")
        );
        return await visitor.SubmitAsync(page, Journeys.ListOf("rooms"));
    }

    /// <summary>Sends it with every consent; both sides have written in it.</summary>
    public static async Task<AskedCase> OpenAsync(CasesCity city, Visitor visitor)
    {
        var check = await WriteAsync(city, visitor);
        var number = Journeys.NumberOf(
            await Journeys.PostAsync(
                visitor,
                $"/drafts/{check.Address.Split('/')[2]}/sending",
                [.. new[] { "water", "name", "bare" }.Select(code => ("consent", $"{Service}.{code}"))]
            )
        );
        var davoud = city.Davoud();
        await Journeys.ClaimAsync(davoud, number, "بررسی");
        var desk = await davoud.GetAsync($"/desk/{number}");
        await davoud.SubmitAsync(desk, "form[action$='/messages']", ("message-0", $"{Secret} پیام افسر"));
        var own = await visitor.GetAsync($"/cases/{number}");
        await visitor.SubmitAsync(own, "form[action$='/messages']", ("message", $"{Secret} پیام شهروند"));
        return await FindAsync(city, number);
    }

    /// <summary>The inquiries are answered, and an officer asks the waste office: it sees what was ticked.</summary>
    public Task<AskedCase> AskAsync(CasesCity city, params string[] shows) => AskAsync(city, "waste", shows);

    /// <summary>The same of any office.</summary>
    public async Task<AskedCase> AskAsync(CasesCity city, string office, string[] shows)
    {
        await AnswerInquiriesAsync(city);
        var davoud = city.Davoud();
        var desk = await davoud.GetAsync($"/desk/{Number}");
        var asked = await Journeys.PostAsync(
            davoud,
            desk.Page.QuerySelector(Opinions)?.GetAttribute("action") ?? "",
            [
                ("office-0", office),
                ("opinion-0", "پسماند دارد؟"),
                ("days-0", "2"),
                .. shows.Select(word => ("shows-0", word)),
            ]
        );
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        return await FindAsync(city, Number);
    }

    /// <summary>So that the step that waited for them goes on.</summary>
    public async Task AnswerInquiriesAsync(CasesCity city)
    {
        foreach (var position in new[] { 2, 3, 4 })
            await Journeys.WorkAsync(city.Davoud(), Number, position, "yes", "پاسخ", "نظر");
    }

    /// <summary>The form by which an officer asks.</summary>
    public const string Opinions = "form[action$='/opinions']";

    /// <summary>Nothing that is for none of the offices asked.</summary>
    public static void NothingHidden(Seen page)
    {
        Assert.False(page.Body.Contains(Secret, StringComparison.OrdinalIgnoreCase), page.Address);
        var headers = page.Response.Headers.Concat(page.Response.Content.Headers).SelectMany(h => h.Value);
        Assert.DoesNotContain(headers, h => h.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>No address that can be read tells this officer anything hidden, nor any of these words.</summary>
    public async Task ReadAllAsync(CasesCity city, Visitor officer, params string[] untold)
    {
        var addresses = Addresses(city, "GET");
        foreach (var must in new[] { "/desk/", "/cases/", "/api/v1/cases/track/", "/life-events/" })
            Assert.Contains(addresses, a => a.StartsWith(must, StringComparison.Ordinal));
        foreach (var address in addresses.Concat(["/", "/desk", "/cases", "/desk/batch", "/api/v1/cases/inbox"]))
            Told(await officer.GetAsync(address), address, untold);
    }

    /// <summary>Nor does one that can be sent to.</summary>
    public async Task PostAllAsync(CasesCity city, Visitor officer, params string[] untold)
    {
        var posted = Addresses(city, "POST");
        Assert.Contains($"/desk/{Number}/steps/{Steps[0]}/result", posted);
        foreach (var address in posted)
        {
            var sent = await Journeys.PostAsync(officer, address, ("double", Number), ("service", Service));
            Told(sent, address, untold);
        }
    }

    private static void Told(Seen page, string address, string[] untold)
    {
        NothingHidden(page);
        foreach (var word in untold)
            Assert.False(page.Body.Contains(word, StringComparison.Ordinal), $"{word} at {address}");
    }

    private static Task<AskedCase> FindAsync(CasesCity city, string number) =>
        city.City.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<CasesDb>();
            var found = await db.Cases.Include(c => c.Steps).SingleAsync(c => c.Number == number);
            var files = await db.Attachments.Where(a => a.CaseId == found.Id).OrderBy(a => a.Name).ToListAsync();
            return new AskedCase(
                number,
                found.Id.ToString(),
                [.. found.Steps.OrderBy(s => s.Position).Select(s => s.Id.ToString())],
                files.ConvertAll(f => f.Id.ToString())
            );
        });

    /// <summary>Every address of the city by which this case, one of its steps or files could be meant.</summary>
    public IReadOnlyList<string> Addresses(CasesCity city, string method) =>
        [
            .. city
                .City.Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true)
                .Where(e => e.RoutePattern.Parameters.Any(p => p.Name is "key" or "number"))
                .SelectMany(e => Filled(e.RoutePattern.RawText ?? ""))
                .Distinct(),
        ];

    private IEnumerable<string> Filled(string pattern)
    {
        IEnumerable<string> filled = [pattern];
        filled = Put(Put(filled, "{key}", Number, Id), "{number}", Number, Id);
        filled = Put(Put(filled, "{step}", [.. Steps]), "{id}", [.. Files, Id]);
        return filled.Where(address => !address.Contains('{', StringComparison.Ordinal));
    }

    private static IEnumerable<string> Put(IEnumerable<string> patterns, string place, params string[] values) =>
        patterns.SelectMany(p =>
            p.Contains(place, StringComparison.Ordinal)
                ? values.Select(v => p.Replace(place, v, StringComparison.Ordinal))
                : [p]
        );
}
