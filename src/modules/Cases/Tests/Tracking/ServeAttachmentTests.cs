using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>Files of a case.</summary>
[Collection<TrackingCollection>]
public sealed class ServeAttachmentTests(CasesCity city)
{
    [Fact]
    public async Task A_file_is_served_to_its_owner_and_to_the_officer_with_fences_and_the_officers_look_is_logged()
    {
        var maryam = city.Maryam();
        var number = await Journeys.AskForCertificateAsync(maryam);
        var link =
            (await maryam.GetAsync($"/cases/{number}")).Page.QuerySelector("a[href*='/files/']")?.GetAttribute("href")
            ?? "";
        var file = await maryam.GetAsync(link);
        Assert.Equal("image/png", file.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("sandbox", string.Concat(file.Response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", string.Concat(file.Response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(file.Bytes.Length > 8);

        city.Looks.Rows.Clear();
        Assert.Equal(HttpStatusCode.OK, (await city.Davoud().GetAsync(link)).Status);
        Assert.Single(city.Looks.Rows);
    }

    [Fact]
    public async Task A_file_of_another_case_and_an_officer_of_another_office_get_nothing()
    {
        var maryam = city.Maryam();
        var number = await Journeys.AskForCertificateAsync(maryam);
        var link =
            (await maryam.GetAsync($"/cases/{number}")).Page.QuerySelector("a[href*='/files/']")?.GetAttribute("href")
            ?? "";
        var other = await Journeys.ReportAsync(maryam, "noise", 35.65);
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.GetAsync(link.Replace(number, other))).Status);
        city.Looks.Rows.Clear();
        foreach (var outsider in new[] { Somebody.Zahra, Somebody.Nader })
            Assert.Equal(HttpStatusCode.NotFound, (await city.As(outsider).GetAsync(link)).Status);
        Assert.Empty(city.Looks.Rows);
    }
}
