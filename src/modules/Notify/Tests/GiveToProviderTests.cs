using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>Whom an SMS is given to, and whom not.</summary>
public sealed class GiveToProviderTests : TwoProviders
{
    [Fact]
    public async Task What_the_first_refuses_the_second_takes_at_once_and_without_an_attempt_lost()
    {
        First.Manner = Manner.Refuses;
        var id = await HandedAsync();
        var message = await MessageAsync(id);
        Assert.Equal(("second", 0), (message.Provider, message.Attempts));
        Assert.Equal(id, Assert.Single(Second.Taken).Id);
        Assert.Equal([id], First.Given);
    }

    [Fact]
    public async Task Before_a_message_is_given_it_is_durable_to_whom()
    {
        QueuedMessage? seen = null;
        First.Before = async message => seen = await MessageAsync(message.Id);
        await HandedAsync();
        Assert.Equal((MessageState.Given, "first"), (seen?.State, seen?.Provider));
        Assert.NotNull(seen?.AskAt);
    }

    [Fact]
    public async Task Two_processes_that_send_at_once_give_each_message_once()
    {
        var ids = new HashSet<Guid>();
        for (var i = 0; i < 20; i++)
            ids.Add(await SendAsync());
        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => City.InScopeAsync(s => SendDueMessages.SmsAsync(s, default)))
        );
        await CityHost.EventuallyAsync(() => Task.FromResult(First.Taken.Count == ids.Count), "all of them");
        Assert.Equal(ids.Count, First.Given.Count);
        Assert.Empty(Second.Given);
    }

    [Fact]
    public async Task A_provider_that_keeps_failing_rests_is_tried_with_one_and_comes_back()
    {
        First.Manner = Manner.Refuses;
        for (var i = 0; i < 3; i++)
            await HandedAsync();
        await HandedAsync();
        Assert.Equal(3, First.Given.Count);
        Assert.NotNull((await StateAsync()).RestingSince);

        // Back from the rest it refuses the one trial; the others go round it, and the next rest is longer.
        Later(TimeSpan.FromSeconds(31));
        await HandedAsync();
        await HandedAsync();
        Assert.Equal(4, First.Given.Count);
        Later(TimeSpan.FromSeconds(31));
        await HandedAsync();
        Assert.Equal(4, First.Given.Count);

        First.Manner = Manner.Works;
        Later(TimeSpan.FromSeconds(31));
        var back = await HandedAsync();
        Assert.Equal("first", (await MessageAsync(back)).Provider);
        Assert.Null((await StateAsync()).RestingSince);
    }

    [Fact]
    public async Task When_all_rest_a_message_waits_and_spends_no_attempt()
    {
        First.Manner = Second.Manner = Manner.Refuses;
        for (var i = 0; i < 3; i++)
        {
            var spent = await SendAsync();
            await UntilAsync(spent, m => m.Attempts == 1, "a refusal by both");
        }

        var waiting = await SendAsync();
        await City.InScopeAsync(s => SendDueMessages.SmsAsync(s, default));
        var message = await MessageAsync(waiting);
        Assert.Equal((MessageState.Queued, 0), (message.State, message.Attempts));
        First.Manner = Manner.Works;
        Later(TimeSpan.FromSeconds(31));
        await UntilAsync(waiting, m => m.Provider == "first", "the provider to be back");
    }

    [Fact]
    public async Task A_code_goes_before_the_many_that_were_planned_earlier()
    {
        var maryam = PersonId.New();
        First.Manner = Second.Manner = Manner.Refuses;
        for (var i = 0; i < 3; i++)
            await UntilAsync(await SendAsync(), m => m.Attempts == 1, "a refusal by both");
        for (var i = 0; i < 5; i++)
            await TellAsync(maryam, $"{i}");
        var code = await SendAsync();
        First.Manner = Manner.Works;
        First.Given.Clear();
        Later(TimeSpan.FromSeconds(31));
        // Four codes wait, three of them refused before.
        await CityHost.EventuallyAsync(() => Task.FromResult(First.Given.Count >= 9), "all of them");
        Assert.Contains(code, First.Given.Take(4));
    }

    [Fact]
    public void A_provider_is_fed_no_faster_than_the_settings_say_and_what_is_over_goes_to_the_next()
    {
        var now = new DateTime(2026, 11, 26, 8, 0, 0, DateTimeKind.Utc);
        var line = new SmsLine("first", First, 5);
        Assert.Equal(5, Enumerable.Range(0, 20).Count(_ => line.TakeTurn(now)));
        Assert.Equal(2, Enumerable.Range(0, 20).Count(_ => line.TakeTurn(now.AddMilliseconds(400))));
        Assert.Equal(5, Enumerable.Range(0, 20).Count(_ => line.TakeTurn(now.AddHours(1))));
    }

    [Fact]
    public void Whoever_spoiled_a_message_is_tried_last()
    {
        var lines = new SmsLines([.. "abc".Select(n => new SmsLine($"{n}", First, 1))]);
        Assert.Equal("abc", string.Concat(lines.For(null).Select(l => l.Name)));
        Assert.Equal("cab", string.Concat(lines.For("b").Select(l => l.Name)));
        Assert.Equal("abc", string.Concat(lines.For("gone").Select(l => l.Name)));
    }

    private Task<ProviderState> StateAsync() =>
        City.InScopeAsync(s =>
            s.GetRequiredService<NotifyDb>().Providers.AsNoTracking().SingleAsync(p => p.Name == "first")
        );
}
