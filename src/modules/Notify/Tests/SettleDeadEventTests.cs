using System.Net;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>What becomes of an event that no handler could take.</summary>
[Collection<NotifyCollection>]
public sealed class SettleDeadEventTests(NotifyCity city)
{
    private const string Reason = "چراغ را جمع کرده‌اند";

    [Fact]
    public async Task Tried_again_the_handler_hears_it_and_what_waited_behind_it_follows()
    {
        var lamp = NewLamp();
        var seq = await city.DeadEventAsync(lamp);
        var davoud = city.Davoud();
        var list = await davoud.GetAsync("/notify/dead-letters");
        Assert.Contains("LampWentOut", list.Text, StringComparison.Ordinal);
        Assert.Contains("No ladder", list.Text, StringComparison.Ordinal);

        city.Lighter.Refuses = false;
        var after = await davoud.SubmitAsync(list, $"form[action='{At(seq)}/retry']");
        Assert.Equal("/notify/dead-letters", after.Address);
        Assert.Null(after.Page.QuerySelector($"form[action='{At(seq)}/retry']"));
        await CityHost.EventuallyAsync(() => Task.FromResult(city.Lighter.Lit.Contains(lamp)), "the lamp is lit");
        Assert.Equal(1, await city.AuditAsync("kit.dead_letter_retried", seq));
    }

    [Fact]
    public async Task Let_go_with_a_reason_it_is_never_heard_and_the_list_forgets_it()
    {
        var lamp = NewLamp();
        var seq = await city.DeadEventAsync(lamp);
        city.Lighter.Refuses = false;
        var davoud = city.Davoud();
        var page = await davoud.GetAsync(At(seq) + "/discard");
        Assert.Contains("LampWentOut", page.Text, StringComparison.Ordinal);
        var after = await davoud.SubmitAsync(page, "#let-go-form", ("reason", Reason));
        Assert.Equal("/notify/dead-letters", after.Address);
        Assert.Null(after.Page.QuerySelector($"a[href='{At(seq)}/discard']"));
        Assert.Equal(1, await city.AuditAsync("kit.dead_letter_discarded", seq));
        Assert.Equal(HttpStatusCode.Conflict, (await davoud.GetAsync(At(seq) + "/discard")).Status);
        Assert.DoesNotContain(lamp, city.Lighter.Lit);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task Without_a_reason_or_with_a_book_it_stays_and_the_field_says_why(int length)
    {
        var seq = await city.DeadEventAsync(NewLamp());
        var davoud = city.Davoud();
        var page = await davoud.GetAsync(At(seq) + "/discard");
        var refused = await davoud.SubmitAsync(page, "#let-go-form", ("reason", new string('ب', length)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("چرا این پیام کنار گذاشته می‌شود", refused.ProblemAt("reason"));
        Assert.Equal(HttpStatusCode.OK, (await davoud.GetAsync(At(seq) + "/discard")).Status);
        Assert.Equal(0, await city.AuditAsync("kit.dead_letter_discarded", seq));
    }

    [Fact]
    public async Task Of_officers_who_decide_at_once_one_is_heard_and_the_others_are_told()
    {
        for (var round = 0; round < 5; round++)
        {
            var seq = await city.DeadEventAsync(NewLamp());
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(n =>
                        NotifyCity.PostAsync(city.Davoud(), At(seq) + (n % 2 == 0 ? "/retry" : "/discard"), Reason)
                    )
            );
            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Conflict));
            var retried = await city.AuditAsync("kit.dead_letter_retried", seq);
            Assert.Equal(1, retried + await city.AuditAsync("kit.dead_letter_discarded", seq));
        }
    }

    [Fact]
    public async Task Nobody_settles_without_the_permission()
    {
        var seq = await city.DeadEventAsync(NewLamp());
        var maryam = city.Host.SignedIn("مریم احمدی");
        Assert.Equal(HttpStatusCode.Forbidden, (await maryam.GetAsync(At(seq) + "/discard")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await NotifyCity.PostAsync(maryam, At(seq) + "/retry")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await NotifyCity.PostAsync(maryam, At(seq) + "/discard", "x")).Status);
        var guest = await NotifyCity.PostAsync(city.Host.Visitor(followRedirects: false), At(seq) + "/retry");
        Assert.StartsWith("/sign-in", guest.Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await city.Davoud().GetAsync(At(seq) + "/discard")).Status);
    }

    private static string At(long seq) => $"/notify/dead-events/{seq}";

    private static string NewLamp() => "lamp-" + Guid.CreateVersion7().ToString("N");
}
