using System.Net;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>What becomes of a message the gateway refused to the end.</summary>
[Collection<NotifyCollection>]
public sealed class SettleDeadLetterTests(NotifyCity city)
{
    private const string Reason = "شماره دیگر در کار نیست";

    [Fact]
    public async Task Sent_again_it_goes_out_and_is_stuck_no_more()
    {
        var id = await city.DeadLetterAsync(code: "135791");
        var davoud = city.Davoud();
        var list = await davoud.GetAsync("/notify/dead-letters");
        var after = await davoud.SubmitAsync(list, $"form[action='{At(id)}/retry']");
        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Null(after.Page.QuerySelector($"form[action='{At(id)}/retry']"));
        await CityHost.EventuallyAsync(() => Task.FromResult(city.Operator.Taken.Any(m => m.Id == id)), "the SMS");
        Assert.Contains("۱۳۵۷۹۱", city.Operator.Taken.Single(m => m.Id == id).Text, StringComparison.Ordinal);
        Assert.Equal(1, await city.AuditAsync("notify.retried", id));
    }

    [Fact]
    public async Task Let_go_with_a_reason_nothing_personal_stays_and_it_never_goes_out()
    {
        var id = await city.DeadLetterAsync();
        var davoud = city.Davoud();
        var list = await davoud.GetAsync("/notify/dead-letters");
        var way = list.Page.QuerySelector($"a[href='{At(id)}/discard']")?.GetAttribute("href") ?? "";
        var after = await davoud.SubmitAsync(await davoud.GetAsync(way), "#let-go-form", ("reason", Reason));
        Assert.Equal("/notify/dead-letters", after.Address);
        Assert.Null(after.Page.QuerySelector($"a[href='{way}']"));
        var row = await city.MessageAsync(id);
        Assert.Equal(MessageState.Discarded, row.State);
        Assert.Null(row.SealedAddress);
        Assert.Null(row.SealedBody);
        Assert.Equal(1, await city.AuditAsync("notify.discarded", id));
        Assert.DoesNotContain(city.Operator.Taken, m => m.Id == id);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u200c ")]
    [InlineData(null)]
    public async Task Without_a_reason_it_stays_and_the_field_says_why(string? reason)
    {
        var id = await city.DeadLetterAsync();
        // Null stands for more than the history keeps.
        reason ??= new string('ب', 501);
        var davoud = city.Davoud();
        var page = await davoud.GetAsync(At(id) + "/discard");
        var refused = await davoud.SubmitAsync(page, "#let-go-form", ("reason", reason));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("چرا این پیام کنار گذاشته می‌شود", refused.ProblemAt("reason"));
        Assert.Contains(reason.Trim(), refused.Page.QuerySelector("[name='reason']")?.TextContent);
        Assert.Equal(MessageState.Dead, (await city.MessageAsync(id)).State);
        Assert.Equal(0, await city.AuditAsync("notify.discarded", id));
    }

    [Fact]
    public async Task Of_officers_who_decide_at_once_one_is_heard_and_the_others_are_told()
    {
        for (var round = 0; round < 5; round++)
        {
            var id = await city.DeadLetterAsync();
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(n =>
                        NotifyCity.PostAsync(city.Davoud(), At(id) + (n % 2 == 0 ? "/retry" : "/discard"), Reason)
                    )
            );
            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Conflict));
            Assert.All(
                answers.Where(a => a.Status == HttpStatusCode.Conflict),
                a => Assert.Contains("شاید همکار دیگری به آن رسیده است", a.Text, StringComparison.Ordinal)
            );
            var kept = await city.AuditAsync("notify.retried", id) + await city.AuditAsync("notify.discarded", id);
            Assert.Equal(1, kept);
        }
    }

    [Fact]
    public async Task What_is_not_stuck_cannot_be_settled()
    {
        var davoud = city.Davoud();
        foreach (var act in new[] { "/retry", "/discard" })
        {
            var nowhere = await NotifyCity.PostAsync(davoud, At(Guid.CreateVersion7()) + act, Reason);
            Assert.Equal(HttpStatusCode.Conflict, nowhere.Status);
        }

        var id = await city.DeadLetterAsync();
        var page = await davoud.GetAsync(At(id) + "/discard");
        await davoud.SubmitAsync(page, "#let-go-form", ("reason", Reason));
        Assert.Equal(HttpStatusCode.Conflict, (await davoud.GetAsync(At(id) + "/discard")).Status);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await davoud.SubmitAsync(page, "#let-go-form", ("reason", Reason))).Status
        );
        Assert.Equal(1, await city.AuditAsync("notify.discarded", id));
    }

    [Fact]
    public async Task Nobody_settles_without_the_permission()
    {
        var id = await city.DeadLetterAsync();
        var maryam = city.Host.SignedIn("مریم احمدی");
        Assert.Equal(HttpStatusCode.Forbidden, (await maryam.GetAsync(At(id) + "/discard")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await NotifyCity.PostAsync(maryam, At(id) + "/retry")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await NotifyCity.PostAsync(maryam, At(id) + "/discard", "x")).Status);
        var guest = await NotifyCity.PostAsync(city.Host.Visitor(followRedirects: false), At(id) + "/retry");
        Assert.StartsWith("/sign-in", guest.Location, StringComparison.Ordinal);
        Assert.Equal(MessageState.Dead, (await city.MessageAsync(id)).State);
    }

    private static string At(Guid id) => $"/notify/dead-letters/{id}";
}
