using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;

namespace Shahr.Notify.Tests;

[Collection(typeof(BulkCollection))]
public sealed class LeaveNoticesTests(BulkCity city)
{
    [Fact]
    public async Task By_the_link_of_a_notice_anyone_signed_out_leaves_and_comes_back_and_opening_changes_nothing()
    {
        var here = BulkCity.District();
        var maryam = city.Crowd.Add(here);
        var sms = await SentAsync(here, maryam);
        var link = Regex.Match(sms, "/n/[A-Za-z0-9_-]{32}").Value;
        var stranger = city.Host.Visitor();
        var page = await stranger.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("مریم", page.Body, StringComparison.Ordinal);
        await stranger.GetAsync(link);
        Assert.Equal(2, (await TakenAsync(here, maryam)).Count);

        page = await stranger.SubmitAsync(page, $"form[action='{link}']");
        Assert.Contains("دیگر خبر همگانی برایتان نمی‌فرستیم", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await TakenAsync(here, maryam)).Count);
        // What is urgent comes all the same, and without the link.
        var urgent = await TakenAsync(here, maryam, ("urgent", "yes"));
        Assert.Equal(3, urgent.Count);
        Assert.Contains(urgent, text => !text.Contains("/n/", StringComparison.Ordinal));

        await stranger.SubmitAsync(page, $"form[action='{link}']");
        Assert.Equal(4, (await TakenAsync(here, maryam)).Count);
    }

    [Fact]
    public async Task A_mail_program_ends_them_by_one_request_without_our_form_and_only_by_a_true_link()
    {
        var here = BulkCity.District();
        var maryam = city.Crowd.Add(here);
        var link = "/n/" + city.Host.Services.GetRequiredService<NoticeLinks>().TokenFor(maryam.Person);
        async Task<HttpStatusCode> PressAsync(string at)
        {
            var program = city.Host.Visitor(followRedirects: false);
            var answer = await program.SendAsync(() =>
                new HttpRequestMessage(HttpMethod.Post, at)
                {
                    Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]),
                }
            );
            return answer.Status;
        }

        var forged = link[..8] + (link[8] == 'A' ? 'B' : 'A') + link[9..];
        Assert.Equal(HttpStatusCode.NotFound, await PressAsync(forged));
        Assert.Single(await TakenAsync(here, maryam));
        // Twice is once, and not a way back.
        Assert.Equal(HttpStatusCode.OK, await PressAsync(link));
        Assert.Equal(HttpStatusCode.OK, await PressAsync(link));
        Assert.Single(await TakenAsync(here, maryam));
    }

    [Fact]
    public async Task A_link_that_the_city_did_not_make_opens_nothing()
    {
        var links = city.Host.Services.GetRequiredService<NoticeLinks>();
        var token = links.TokenFor(Kit.PersonId.New());
        var other = links.TokenFor(Kit.PersonId.New());
        foreach (var forged in new[] { other[..21] + token[21..], token[..31], "x", new string('A', 32) })
        {
            var seen = await city.Host.Visitor().GetAsync("/n/" + forged);
            Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await city.Host.Visitor().GetAsync("/n/" + token)).Status);
    }

    private async Task<string> SentAsync(GeoPoint here, Listener to) => (await TakenAsync(here, to))[0];

    private async Task<List<string>> TakenAsync(GeoPoint here, Listener to, params (string, string?)[] otherwise)
    {
        var notice = await city.WrittenAsync(here, otherwise);
        await city.PressAsync(city.Kaveh, notice, "approval");
        await city.UntilAsync(BulkCity.IdOf(notice), BulkState.Done);
        return [.. city.Provider.Taken.Where(t => t.Address == to.Reach.Mobile).Select(t => t.Text)];
    }
}
