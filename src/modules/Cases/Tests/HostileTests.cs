using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What people send who mean no good, and what breaks by itself.</summary>
public sealed class HostileTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Theory]
    [InlineData(3_000_000)]
    [InlineData(10_000_000)]
    public async Task A_text_of_millions_of_letters_is_refused_and_not_kept(int length)
    {
        var (visitor, draft) = await DraftAsync();
        var page = await visitor.GetAsync($"/drafts/{draft}/questions/description");
        var refused = await visitor.SubmitAsync(page, Journeys.Question, ("description", new string('ا', length)));
        Assert.InRange((int)refused.Status, 400, 499);
        Assert.DoesNotContain("اااا", (await visitor.GetAsync($"/drafts/{draft}/questions/description")).Text);
    }

    [Fact]
    public async Task Markup_is_shown_as_text_and_direction_tricks_are_taken_out()
    {
        var check = await Journeys.WriteStreetProblemAsync(
            city.Maryam(),
            "noise",
            35.71,
            51.45,
            "<script>alert('x')</script> \u202Eگواهی\u202C <b>مهم</b>"
        );
        Assert.DoesNotContain("<script>alert", check.Body);
        Assert.DoesNotContain('\u202E', check.Body);
        Assert.Contains("<script>alert('x')</script> گواهی <b>مهم</b>", check.Text);
        Assert.Null(check.Page.QuerySelector("main b"));
    }

    [Fact]
    public async Task A_program_named_as_a_photo_is_refused_at_its_field()
    {
        var (visitor, draft) = await DraftAsync();
        var page = await visitor.GetAsync($"/drafts/{draft}/questions/photos");
        var refused = await visitor.SubmitAsync(
            page,
            Journeys.Question,
            [],
            [("photos", "چراغ.png", "MZ\0\0 This program"u8.ToArray())]
        );
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector(".field .problem"));
    }

    [Fact]
    public async Task A_hundred_files_are_refused_before_any_is_read()
    {
        var (visitor, draft) = await DraftAsync();
        var page = await visitor.GetAsync($"/drafts/{draft}/questions/photos");
        var files = Enumerable.Range(0, 100).Select(i => ("photos", $"{i}.png", TestFiles.Png)).ToArray();
        var refused = await visitor.SubmitAsync(page, Journeys.Question, [], files);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("بیش از ۳ فایل نمی‌پذیریم", refused.Text);
        Assert.Empty(
            (await visitor.GetAsync($"/drafts/{draft}/questions/photos")).Page.QuerySelectorAll(".file-remove")
        );
    }

    [Fact]
    public async Task A_photo_is_kept_shown_and_taken_away_again()
    {
        var (visitor, draft) = await DraftAsync();
        var page = await visitor.GetAsync($"/drafts/{draft}/questions/photos");
        await visitor.SubmitAsync(
            page,
            Journeys.Question,
            [],
            [("photos", "..\\..\\evil\u202Egpj.png", TestFiles.Png)]
        );
        page = await visitor.GetAsync($"/drafts/{draft}/questions/photos");
        Assert.DoesNotContain("..", page.Page.QuerySelector(".file-name")?.TextContent);
        var shown = page.Page.QuerySelector(".file img")?.GetAttribute("src") ?? "";
        Assert.Equal("image/png", (await visitor.GetAsync(shown)).Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await city.As(Somebody.Shirin).GetAsync(shown)).Status);
        var hash = page.Page.QuerySelector("input[name='photosRemove']")?.GetAttribute("value");
        await visitor.SubmitAsync(page, Journeys.Question, ("photosRemove", hash));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(shown)).Status);
    }

    [Theory]
    [InlineData("/drafts/not-an-id/check")]
    [InlineData("/cases/' or 1=1 --")]
    [InlineData("/cases/999999999999999999999999")]
    [InlineData("/services/..%2f..%2fetc")]
    public async Task Addresses_that_mean_nothing_are_a_polite_404(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await city.Maryam().GetAsync(address)).Status);

    [Fact]
    public async Task A_question_that_is_not_asked_cannot_be_answered()
    {
        var (visitor, draft) = await DraftAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/drafts/{draft}/questions/applicant")).Status);
    }

    [Fact]
    public async Task A_person_can_keep_only_so_many_drafts()
    {
        var visitor = city.As(Somebody.Shirin);
        Seen page;
        do
        {
            page = await visitor.SubmitAsync(
                await visitor.GetAsync("/services/street-problem"),
                "form[action$='/drafts']"
            );
        } while (page.Status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("بیش از ۲۰ پیش‌نویس باز دارید", page.Text);
    }

    [Fact]
    public async Task A_published_version_lives_on_in_the_database_and_may_not_be_edited()
    {
        var yaml = ServiceShelf.Embedded[0].Yaml;
        var gone = yaml.Replace("code: " + ServiceShelf.Embedded[0].Definition.Code, "code: gone-service");
        await city.City.InTransactionAsync(async scope =>
        {
            scope
                .GetRequiredService<CasesDb>()
                .Definitions.Add(
                    new PublishedDefinition
                    {
                        Code = "gone-service",
                        Version = 1,
                        Hash = "-",
                        Body = gone,
                        PublishedAt = city.City.Clock.GetUtcNow().UtcDateTime,
                    }
                );
            return await scope.GetRequiredService<CasesDb>().SaveChangesAsync();
        });
        await city.City.RestartAsync();
        Assert.Equal(1, city.City.Services.GetRequiredService<ServiceShelf>().Get("gone-service", 1).Version);

        await EditAsync("edited");
        await Assert.ThrowsAsync<DefinitionException>(() => city.City.RestartAsync());
        await using var database = city.City.Options.Database is { } postgres
            ? CityDatabase.Postgres(postgres)
            : CityDatabase.Sqlite(Path.Join(city.City.Options.Data, "city.db"));
        await using var connection = await database.OpenAsync();
        await using var mend = connection.CreateCommand();
        mend.CommandText = "delete from cases_definitions where hash = 'edited'";
        await mend.ExecuteNonQueryAsync();
        await city.City.RestartAsync();

        Task<int> EditAsync(string hash) =>
            city.City.InTransactionAsync(scope =>
                scope
                    .GetRequiredService<CasesDb>()
                    .Definitions.Where(d => d.Code == "street-problem")
                    .ExecuteUpdateAsync(change => change.SetProperty(d => d.Hash, hash))
            );
    }

    private async Task<(Visitor Visitor, string Draft)> DraftAsync()
    {
        var visitor = city.Maryam();
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/services/street-problem"),
            "form[action$='/drafts']"
        );
        return (visitor, page.Address.Split('/')[2]);
    }
}
