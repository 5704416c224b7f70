using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Search;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Cases.Tests.Search;

/// <summary>Why cases were merged, parted and split is found. Every test says words of its own.</summary>
public sealed class CaseTextTests(CasesCity city) : IClassFixture<CasesCity>
{
    private const string Merge = "form[action$='/doubles']";

    [Fact]
    public async Task The_reason_of_a_merge_and_of_its_undoing_is_found_in_the_double_by_its_applicant_and_the_desk()
    {
        var (maryam, mina) = (Somebody.Anybody(), Somebody.Anybody());
        var kept = await city.ReportAsync(maryam, "چراغ میدان خاموش است.");
        var twin = await city.ReportAsync(mina, "لامپ میدان سوخته است.");
        var davoud = city.Davoud();
        var check = await davoud.GetAsync($"/desk/{kept}/doubles/check?double={twin}");
        var merged = await davoud.SubmitAsync(check, Merge, ("reason", "هر دو همان تیر یاقوتی است."));
        Assert.Equal(HttpStatusCode.OK, merged.Status);
        Assert.Equal(("یاقوتی", "هر دو همان تیر یاقوتی است."), await OnlyAsync(mina, "یاقوتی", twin));
        Assert.Equal([twin], await DeskAsync("یاقوتی"));
        // The other's applicant reads no reason, and finds none.
        Assert.Empty(await FindAsync(maryam, "/api/v1/cases/search", "یاقوتی"));

        await davoud.SubmitAsync(
            await davoud.GetAsync($"/desk/{twin}"),
            "form[action$='/reopening']",
            ("reason", "دو تیر مرجانی جدا بود.")
        );
        // How long the clock stood is the city's own word, and alike in all.
        Assert.Equal(("مرجانی", "دو تیر مرجانی جدا بود."), await OnlyAsync(mina, "مرجانی", twin));
        Assert.Empty(await FindAsync(mina, "/api/v1/cases/search", "ایستاده"));
    }

    [Fact]
    public async Task The_reason_of_a_split_is_found_in_both_cases_without_the_number_that_stands_before_it()
    {
        var maryam = Somebody.Anybody();
        var first = await city.ReportAsync(maryam, "چراغ خاموش است و آسفالت هم کنده شده.");
        var davoud = city.Davoud();
        var page = await davoud.GetAsync($"/desk/{first}/splits/new?service=street-problem");
        var desk = await davoud.SubmitAsync(
            page,
            "form[action$='/splits']",
            ("category", "pothole"),
            ("split-reason", "دو اداره‌ی زبرجدی می‌خواهد.")
        );
        Assert.Equal($"/desk/{first}", desk.Address);
        var second = await city.City.InScopeAsync(scope =>
            scope
                .GetRequiredService<CasesDb>()
                .Cases.Where(c => c.SplitFrom != null)
                .Select(c => c.Number)
                .SingleAsync()
        );
        var found = await FindAsync(maryam, "/api/v1/cases/search", "زبرجدی");
        Assert.Equal([second, first], found.Select(c => c.Number));
        Assert.All(found, c => Assert.Equal("دو اداره‌ی زبرجدی می‌خواهد.", c.Snippet));
        Assert.Equal([second, first], await DeskAsync("زبرجدی"));
    }

    [Theory]
    [InlineData("SplitInto", "472-918-305\nدو کار بود.\nدو اداره.", "دو کار بود.\nدو اداره.")]
    [InlineData("Reopened", "دو چیز بود.\nجدا.\nساعت ایستاده بود", "دو چیز بود.\nجدا.")]
    [InlineData("FoundDouble", "همان است.", "همان است.")]
    [InlineData("DoubleJoined", "472-918-305", null)]
    [InlineData("Consented", "می‌پذیرم.", null)]
    [InlineData("Told", null, null)]
    public void Of_a_line_only_what_somebody_said_is_taken(string kind, string? text, string? said) =>
        Assert.Equal(said, CaseText.SaidIn(Enum.Parse<LineKind>(kind), text));

    private async Task<(string Found, string Snippet)> OnlyAsync(Actor who, string typed, string number)
    {
        var found = Assert.Single(await FindAsync(who, "/api/v1/cases/search", typed));
        Assert.Equal(number, found.Number);
        return (found.Found, found.Snippet);
    }

    private async Task<string[]> DeskAsync(string typed) =>
        [.. (await FindAsync(Somebody.Davoud, "/api/v1/cases/inbox/search", typed)).Select(c => c.Number)];

    private async Task<List<(string Number, string Found, string Snippet)>> FindAsync(
        Actor who,
        string at,
        string typed
    )
    {
        var answer = await city.As(who).GetAsync($"{at}?q={Uri.EscapeDataString(typed)}");
        var root = JsonDocument.Parse(answer.Body).RootElement;
        // A word that is nowhere finds what is near to it.
        return root.GetProperty("near").GetBoolean()
            ? []
            :
            [
                .. root.GetProperty("cases")
                    .EnumerateArray()
                    .Select(c =>
                        (
                            c.GetProperty("number").GetString() ?? "",
                            string.Join('|', c.GetProperty("found").EnumerateArray().Select(f => f.GetString())),
                            c.GetProperty("snippet").GetString() ?? ""
                        )
                    ),
            ];
    }
}
