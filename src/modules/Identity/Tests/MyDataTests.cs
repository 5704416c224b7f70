using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class MyDataTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string File = "form[action='/me/data/file']";

    [Fact]
    public async Task Everything_that_is_mine_is_on_the_page_and_in_the_file_and_nothing_of_anybody_else()
    {
        var (_, davoud, _) = await house.OfficerAsync("lighting", "cases.work", "داوود", "نگهبان");
        var (farhad, _) = await SomebodyAsync("فرهاد", "چراغ فرهاد");
        var (maryam, who) = await SomebodyAsync("مریم", "چراغ مریم");
        var id = await house.FindAsync(who) ?? default;
        await house.AsAsync(davoud, scope => scope.GetRequiredService<IPeople>().RecordAsync(id, "رسیدگی به چراغ"));

        var page = await maryam.GetAsync("/me/data");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var mine in new[] { who.NationalCode, who.Mobile, "چراغ مریم", "داوود نگهبان", "رسیدگی به چراغ" })
            Assert.Contains(mine, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("چراغ فرهاد", page.Text, StringComparison.Ordinal);

        var file = await maryam.SubmitAsync(page, File);
        Assert.StartsWith("my-data-", Name(file), StringComparison.Ordinal);
        Assert.DoesNotContain("چراغ فرهاد", file.Body, StringComparison.Ordinal);
        var parts = JsonDocument.Parse(file.Body).RootElement.GetProperty("parts").EnumerateArray().ToList();
        var person = Part(parts, "person")[0];
        Assert.Equal(who.NationalCode, person.GetProperty("national_code").GetString());
        Assert.Equal(who.Mobile, person.GetProperty("mobile").GetString());
        Assert.Single(Part(parts, "cases"));
        Assert.Contains(Part(parts, "answers"), a => a.GetProperty("answer").GetString() == "چراغ مریم");
        Assert.Single(Part(parts, "looks"));
        Assert.Single(Part(parts, "sessions"));
        Assert.Empty(Part(parts, "offices"));
        foreach (var name in new[] { "files", "history", "drafts", "followed", "documents", "messages" })
            Assert.Contains(parts, p => p.GetProperty("name").GetString() == name);
    }

    [Fact]
    public async Task Taking_the_file_is_written_down_and_needs_a_form_of_ours()
    {
        var (maryam, who) = await SomebodyAsync("مریم", "دفتر");
        var id = await house.FindAsync(who) ?? default;
        var page = await maryam.GetAsync("/me/data");
        await maryam.SubmitAsync(page, File);
        const string Taken =
            "select count(*) from kit_audit_entries where action = 'identity.data_taken' and actor = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, Taken, id.Value));

        var forged = await maryam.SendAsync(() => new HttpRequestMessage(HttpMethod.Post, "/me/data/file"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Equal(1, await Database.CountAsync(house.City, Taken, id.Value));
    }

    [Fact]
    public async Task Who_showed_who_they_are_long_ago_shows_it_again_before_the_file_leaves()
    {
        var (maryam, _) = await SomebodyAsync("مریم", "دیرگاه");
        house.City.Clock.Advance(TimeSpan.FromMinutes(20));
        var asked = await maryam.SubmitAsync(await maryam.GetAsync("/me/data"), File);
        Assert.Contains("گرفتن فایل همهٔ داده‌هایتان", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("دیرگاه", asked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in()
    {
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.StartsWith("/sign-in", (await stranger.GetAsync("/me/data")).Location, StringComparison.Ordinal);
    }

    private static string Name(Seen file) =>
        file.Response.Content.Headers.ContentDisposition?.FileName?.Trim('"') ?? "";

    private static List<JsonElement> Part(List<JsonElement> parts, string name) =>
        [.. parts.Single(p => p.GetProperty("name").GetString() == name).GetProperty("rows").EnumerateArray()];

    private async Task<(Visitor Visitor, Citizen Who)> SomebodyAsync(string given, string says)
    {
        var who = Citizen.New(given, "احمدی");
        var visitor = await house.SignUpAsync(who);
        var sent = await visitor.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
            {
                Content = new StringContent(
                    JsonSerializer.Serialize(
                        new { service = "my-data", answers = new { kind = "correct", subject = says } }
                    ),
                    System.Text.Encoding.UTF8,
                    "application/json"
                ),
            }
        );
        Assert.Equal(HttpStatusCode.Created, sent.Status);
        return (visitor, who);
    }
}
