using System.Net;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What followers see of a report, and the letter that leads them there.</summary>
[Collection<TrackingCollection>]
public sealed class ShowFollowedTests(CasesCity city)
{
    [Fact]
    public async Task The_letter_about_the_end_leads_a_follower_to_the_course_of_the_report_and_nobody_else()
    {
        var number = await FollowedAsync("light", 35.631);
        var letter = await LetterAsync(number);
        Assert.Equal(Somebody.Zahra.Person, letter.To);
        Assert.DoesNotContain("رازی برای مریم", letter.Values.Values);

        var read = await city.As(Somebody.Zahra).GetAsync(letter.Href ?? "");
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal(letter.Href, read.Address);
        Assert.Contains("رسیدگی در محل", read.Text);
        Assert.Contains("برطرف شد", read.Text);
        foreach (var secret in new[] { "مریم", "داوود", "رازی", "خیابان سعدی", "خاموش است" })
            Assert.DoesNotContain(secret, read.Text);
        Assert.NotNull(read.Page.QuerySelector("a[href='/cases?following=1']"));

        var stranger = await city.As(Somebody.Mina).GetAsync(letter.Href ?? "");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.DoesNotContain("رسیدگی در محل", stranger.Text);
    }

    [Fact]
    public async Task Who_has_not_signed_in_does_so_first_and_comes_back_here()
    {
        var number = await FollowedAsync("light", 35.632);
        var letter = await LetterAsync(number);
        var led = await city.As(null, follow: false).GetAsync(letter.Href ?? "");
        Assert.Equal(HttpStatusCode.Redirect, led.Status);
        var to = led.Response.Headers.Location?.ToString() ?? "";
        Assert.StartsWith("/sign-in", to, StringComparison.Ordinal);
        Assert.EndsWith(letter.Href ?? "-", Uri.UnescapeDataString(to), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_acts_for_a_follower_sees_what_the_delegation_covers()
    {
        var number = await FollowedAsync("light", 35.633);
        var address = $"/cases/{number}/followed";
        var other = city.As(Somebody.Mina.For(Somebody.Zahra, ["residence-certificate"]));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
        Assert.DoesNotContain("رسیدگی در محل", (await other.GetAsync($"/track/{number}")).Text);
        var helper = city.As(Somebody.Mina.For(Somebody.Zahra, ["street-problem"]));
        Assert.Contains("رسیدگی در محل", (await helper.GetAsync(address)).Text);
    }

    [Fact]
    public async Task A_number_that_is_none_and_one_that_nobody_follows_are_answered_alike()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "pothole", 35.634);
        foreach (var key in new[] { number, "472918305", "moon" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await city.As(Somebody.Zahra).GetAsync($"/cases/{key}/followed")).Status
            );
    }

    private async Task<string> FollowedAsync(string category, double lat)
    {
        var number = await Journeys.ReportAsync(city.Maryam(), category, lat);
        await Journeys.PostAsync(city.As(Somebody.Zahra), $"/cases/{number}/followers");
        return number;
    }

    // The officer ends it, and the city tells.
    private async Task<Message> LetterAsync(string number)
    {
        await Journeys.WorkAsync(city.Davoud(), number, 0, "yes", "رازی برای مریم");
        Message? letter = null;
        await CityHost.EventuallyAsync(
            () =>
            {
                letter = city.Notify.Sent.FirstOrDefault(m =>
                    m.Template == "case_granted" && m.Href?.Contains(number, StringComparison.Ordinal) == true
                );
                return Task.FromResult(letter is not null);
            },
            "the letter to the follower"
        );
        return letter ?? throw new InvalidOperationException();
    }
}
