using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>The badge beside «پیام‌ها» on top of every page.</summary>
[Collection<NotifyCollection>]
public sealed class UnreadCountsTests(NotifyCity city)
{
    [Fact]
    public async Task It_counts_my_unread_messages_on_every_page_until_I_have_read_them()
    {
        var (maryam, zahra) = (NotifyCity.Citizen("مریم احمدی"), NotifyCity.Citizen("زهرا کریمی"));
        var visitor = city.Host.As(maryam);
        Assert.Equal("", await BadgeAsync(maryam));
        for (var i = 1; i <= 3; i++)
            await city.TellAsync(maryam.Person, "گواهی سکونت", "472918305");
        foreach (var address in new[] { "/", "/inbox", "/verify", "/nowhere" })
            Assert.Equal("۳ پیام نخوانده", Badge(await visitor.GetAsync(address)));
        Assert.Equal("", await BadgeAsync(zahra));
        Assert.Null((await city.Host.Visitor().GetAsync("/")).Page.QuerySelector(".header .count"));

        var read = await visitor.SubmitAsync(await visitor.GetAsync("/inbox"), "form[action='/inbox/reading']");
        Assert.Equal("", Badge(read));
        Assert.Equal("", await BadgeAsync(maryam));
    }

    [Fact]
    public async Task It_follows_an_event_of_another_room_as_soon_as_it_is_handled()
    {
        var maryam = NotifyCity.Citizen("مریم احمدی");
        Assert.Equal("", await BadgeAsync(maryam));
        await city.Host.InTransactionAsync(scope =>
        {
            scope.GetRequiredService<CityEvents>().Tell(new PersonJoined(maryam.Person));
            return Task.FromResult(true);
        });
        await CityHost.EventuallyAsync(
            async () => (await city.Host.As(maryam).GetAsync("/inbox")).Text.Contains("به شهر خوش آمدید"),
            "the welcome"
        );
        Assert.Equal("۱ پیام نخوانده", await BadgeAsync(maryam));
    }

    [Fact]
    public async Task A_message_whose_cause_was_rolled_back_is_not_counted()
    {
        var maryam = NotifyCity.Citizen("مریم احمدی");
        await city.Host.InScopeAsync(async scope =>
        {
            var transaction = scope.GetRequiredService<CityTransaction>();
            await transaction.BeginAsync();
            var message = new Message("rolled", maryam.Person, "welcome", new Dictionary<string, string>(), "/");
            await scope.GetRequiredService<INotify>().SendAsync(message);
            await transaction.RollbackAsync();
            return true;
        });
        Assert.Equal("", await BadgeAsync(maryam));
    }

    [Fact]
    public async Task A_hundred_and_more_are_not_counted_further()
    {
        var maryam = NotifyCity.Citizen("مریم احمدی");
        await city.Host.InTransactionAsync(async scope =>
        {
            var notify = scope.GetRequiredService<INotify>();
            for (var i = 0; i < 103; i++)
                await notify.SendAsync(new Message($"{maryam.Person}{i}", maryam.Person, "welcome", NoValues, "/"));
            return true;
        });
        Assert.Equal("۹۹+ پیام نخوانده", await BadgeAsync(maryam));
    }

    [Fact]
    public async Task A_page_asks_memory_and_what_another_process_did_is_seen_when_the_count_is_old()
    {
        var counts = city.Host.Services.GetRequiredService<UnreadCounts>();
        var maryam = NotifyCity.Citizen("مریم احمدی");
        await city.TellAsync(maryam.Person, "گواهی سکونت", "472918305");
        Assert.Equal("۱ پیام نخوانده", await BadgeAsync(maryam));
        await ReadBehindOurBackAsync(maryam.Person);
        // On PostgreSQL a count is old after two seconds, which a slow machine may need for one page.
        if (TestDatabases.Kind == DatabaseKind.Sqlite)
            Assert.Equal("۱ پیام نخوانده", await BadgeAsync(maryam));
        city.Host.Clock.Advance(counts.Fresh);
        Assert.Equal("", await BadgeAsync(maryam));
    }

    private static Dictionary<string, string> NoValues => [];

    private async Task ReadBehindOurBackAsync(PersonId person)
    {
        await using var connection = await city.Host.Services.GetRequiredService<CityDatabase>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "update notify_messages set read_at = created_at where person_id = @person and channel = 'Inbox'";
        command.With("@person", person.Value);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private async Task<string> BadgeAsync(Actor reader) => Badge(await city.Host.As(reader).GetAsync("/inbox"));

    private static string Badge(Seen page) =>
        page.Page.QuerySelector(".header a[href='/inbox'] .count")?.TextContent.Trim() ?? "";
}
