using Microsoft.Extensions.Configuration;

namespace Shahr.Notify.Tests;

/// <summary>The demo's providers misbehave exactly as the settings say.</summary>
public sealed class SimulatedProviderTests
{
    private readonly GatewaySimulator _phones = new(TimeProvider.System);

    [Fact]
    public async Task It_honours_ids_and_knows_what_became_of_them()
    {
        var provider = new SimulatedProvider(new(), _phones);
        var message = Message();
        await provider.SendAsync(message, default);
        await provider.SendAsync(message, default);
        Assert.Single(_phones.Delivered);
        Assert.Equal(Fate.Delivered, await FateAsync(provider, message));
        Assert.Equal(Fate.NotKnown, await FateAsync(provider, Message()));
    }

    [Fact]
    public async Task It_refuses_hangs_cuts_drops_repeats_and_keeps_silent_as_told()
    {
        var refusing = new SimulatedProvider(new() { FailEvery = 2 }, _phones);
        await refusing.SendAsync(Message(), default);
        await Assert.ThrowsAsync<GatewayException>(() => refusing.SendAsync(Message(), default));

        var hanging = new SimulatedProvider(new() { HangEvery = 1 }, _phones);
        using var soon = new CancellationTokenSource(20);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging.SendAsync(Message(), soon.Token));

        var before = _phones.Delivered.Count;
        var (cut, dropped, twice) = (Message(), Message(), Message());
        var cutting = new SimulatedProvider(new() { CutEvery = 1 }, _phones);
        await Assert.ThrowsAsync<IOException>(() => cutting.SendAsync(cut, default));
        Assert.Equal(Fate.Delivered, await FateAsync(cutting, cut));
        var dropping = new SimulatedProvider(new() { DropEvery = 1 }, _phones);
        await dropping.SendAsync(dropped, default);
        Assert.Equal(Fate.NotKnown, await FateAsync(dropping, dropped));
        Assert.Equal(before + 1, _phones.Delivered.Count);
        await new SimulatedProvider(new() { RepeatEvery = 1 }, _phones).SendAsync(twice, default);
        Assert.Equal(before + 3, _phones.Delivered.Count);

        var silent = new SimulatedProvider(new() { Silent = true }, _phones);
        Assert.Empty(await silent.AskAsync([Asked(cut)], default));
    }

    [Fact]
    public void The_settings_name_providers_in_order_with_their_rates_and_faults()
    {
        var lines = Lines(
            ("Providers:0:Name", "blue"),
            ("Providers:0:PerSecond", "30"),
            ("Providers:0:Faults:HangEvery", "3"),
            ("Providers:1:Name", "green")
        );
        Assert.Equal([("blue", 30), ("green", 100)], lines.InOrder.Select(l => (l.Name, l.PerSecond)));
        Assert.Equal(2, Lines().InOrder.Count);
    }

    [Theory]
    [InlineData("Providers:0:PerSecond", "3")]
    [InlineData("Providers:0:Kind", "carrier pigeon")]
    public void A_provider_the_city_does_not_have_stops_the_start(string key, string value) =>
        Assert.Throws<InvalidOperationException>(() => Lines((key, value)));

    [Fact]
    public void Two_of_one_name_stop_the_start() =>
        Assert.Throws<InvalidOperationException>(() =>
            Lines(("Providers:0:Name", "blue"), ("Providers:1:Name", "blue"))
        );

    private SmsLines Lines(params (string Key, string Value)[] settings) =>
        SmsLines.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(s => new KeyValuePair<string, string?>("Notify:Sms:" + s.Key, s.Value))
                )
                .Build()
                .GetSection("Notify:Sms"),
            _phones,
            TimeProvider.System
        );

    private static async Task<Fate> FateAsync(SimulatedProvider provider, OutgoingMessage message) =>
        (await provider.AskAsync([Asked(message)], default))[message.Id];

    private static Asked Asked(OutgoingMessage message) => new(message.Id, null, DateTime.UnixEpoch);

    private static OutgoingMessage Message() => new(Guid.CreateVersion7(), "+989121112233", "", "سلام");
}
