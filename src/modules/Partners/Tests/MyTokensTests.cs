using System.Net;
using System.Net.Http.Headers;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Partners.Tests;

public sealed class MyTokensTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    private const string Make = "#make";

    [Fact]
    public async Task Maryams_program_reads_her_requests_with_a_token_that_is_shown_once_and_told_her()
    {
        var (maryam, _) = Maryam();
        var made = await MakeAsync(maryam, "گاه‌شمار من", "cases.read");
        Assert.Contains("no-store", made.Response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        var token = TokenIn(made);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(token, HttpMethod.Get, "/api/v1/cases"));

        var later = await maryam.GetAsync("/me/tokens");
        Assert.Contains("گاه‌شمار من", later.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(token, later.Body, StringComparison.Ordinal);
        var letters = await maryam.GetAsync("/inbox");
        Assert.Contains("گاه‌شمار من", letters.Text, StringComparison.Ordinal);
        Assert.Contains("گاه‌شمار من", (await maryam.GetAsync("/me/data")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_opens_nothing_but_what_it_is_for()
    {
        var (maryam, _) = Maryam(new Grant("cases.work", OfficeId.New()));
        var token = TokenIn(await MakeAsync(maryam, "خواننده", "cases.read"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(token, HttpMethod.Post, "/api/v1/cases"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(token, HttpMethod.Get, "/api/v1/cases/inbox"));
        // Pages look at no token at all.
        foreach (var page in new[] { "/me", "/me/tokens", "/cases" })
            Assert.Equal(HttpStatusCode.Redirect, await AskAsync(token, HttpMethod.Get, page));
        var writer = TokenIn(await MakeAsync(maryam, "نویسنده", "cases.open"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(writer, HttpMethod.Get, "/api/v1/cases"));
        Assert.NotEqual(HttpStatusCode.Forbidden, await AskAsync(writer, HttpMethod.Post, "/api/v1/cases"));
    }

    [Fact]
    public async Task A_revoked_late_changed_or_invented_token_is_nobody()
    {
        var (maryam, _) = Maryam();
        var token = TokenIn(await MakeAsync(maryam, "یکی", "cases.read"));
        var late = TokenIn(await MakeAsync(maryam, "دومی", "cases.read"));
        var changed = token[..^2] + (token.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA");
        foreach (var wrong in new[] { changed, "shahr_", "shahr_" + new string('A', 64), "x", token + "A" })
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(wrong, HttpMethod.Get, "/api/v1/cases"));

        var page = await maryam.GetAsync("/me/tokens");
        var first = page.Page.QuerySelectorAll("form[action$='/revocation']")[^1].GetAttribute("action");
        var gone = $"form[action='{first}']";
        Assert.Equal(HttpStatusCode.OK, (await maryam.SubmitAsync(page, gone)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(token, HttpMethod.Get, "/api/v1/cases"));
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.SubmitAsync(page, gone)).Status);
        var (bahram, _) = Maryam();
        var theirs = page.Page.QuerySelector("form[action$='/revocation']")?.GetAttribute("action");
        var own = await MakeAsync(bahram, "مال من", "cases.read");
        own.Page.QuerySelector("form[action$='/revocation']")?.SetAttribute("action", theirs ?? "");
        Assert.Equal(HttpStatusCode.NotFound, (await bahram.SubmitAsync(own, "form[action$='/revocation']")).Status);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(late, HttpMethod.Get, "/api/v1/cases"));
        house.City.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(late, HttpMethod.Get, "/api/v1/cases"));
    }

    [Theory]
    [InlineData("Name", "")]
    [InlineData("Scopes", "everything")]
    [InlineData("Days", "3650")]
    public async Task A_token_without_name_purpose_or_end_is_not_made(string field, string value)
    {
        var (maryam, _) = Maryam();
        var page = await maryam.GetAsync("/me/tokens");
        (string Name, string? Value)[] right = [("Name", "برنامه"), ("Scopes", "cases.read"), ("Days", "30")];
        var refused = await maryam.SubmitAsync(page, Make, [.. right.Where(f => f.Name != field), (field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    public async Task Of_many_made_at_once_no_more_than_twenty_are_open()
    {
        var (maryam, _) = Maryam();
        for (var i = 0; i < ApiToken.Most - 1; i++)
            await MakeAsync(maryam, $"برنامهٔ {i}", "cases.read");
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => MakeAsync(maryam, $"تند {i}", "cases.read")));
        Assert.Single(all, s => s.Status == HttpStatusCode.OK);
        Assert.All(all.Where(s => s.Status != HttpStatusCode.OK), s => Assert.Equal(HttpStatusCode.Conflict, s.Status));
    }

    private (Visitor Visitor, PersonId Person) Maryam(params Grant[] grants)
    {
        var person = PersonId.New();
        house.People.Named[person] = "مریم احمدی";
        var actor = new Actor
        {
            Person = person,
            For = person,
            DisplayName = "مریم احمدی",
            Session = Guid.CreateVersion7(),
            Grants = grants,
        };
        return (house.City.As(actor), person);
    }

    private static async Task<Seen> MakeAsync(Visitor person, string name, string scope) =>
        await person.SubmitAsync(
            await person.GetAsync("/me/tokens"),
            Make,
            ("Name", name),
            ("Scopes", scope),
            ("Days", "30")
        );

    private static string TokenIn(Seen made)
    {
        Assert.True(made.Status == HttpStatusCode.OK, made.Text);
        return made.Page.QuerySelector(".copyable-value")?.TextContent ?? "";
    }

    private async Task<HttpStatusCode> AskAsync(string token, HttpMethod method, string address)
    {
        using var program = house.City.Visitor(followRedirects: false);
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (method == HttpMethod.Post)
            request.Content = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json"));
        using var response = await program.Http.SendAsync(request);
        return response.StatusCode;
    }
}
