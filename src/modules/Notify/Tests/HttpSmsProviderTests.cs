using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>A provider reached by HTTP: a real server answers, hangs, answers twice, breaks and lies.</summary>
public sealed class HttpSmsProviderTests : TwoProviders
{
    private const string Key = "key-that-nobody-may-see";
    private readonly SmsServer _server = new();

    internal override TimeSpan Patience => TimeSpan.FromSeconds(2);

    internal override ISmsProvider InFirstPlace(TimeProvider clock) =>
        new HttpSmsProvider(new SmsAccount(SmsShape.Read(_server.Shape()), "3000123", Key, null), clock);

    protected override void Close() => _server.Dispose();

    [Fact]
    public async Task It_is_sent_as_the_file_says_and_counts_as_gone_when_the_provider_says_so()
    {
        var id = await HandedAsync();
        var request = Assert.Single(_server.Sent);
        Assert.StartsWith("POST /v1/send ", request, StringComparison.Ordinal);
        Assert.Contains("X-API-KEY: " + Key, request, StringComparison.Ordinal);
        Assert.Contains("\"from\":3000123", request, StringComparison.Ordinal);
        Assert.Contains("\"to\":[\"989121112233\"]", request, StringComparison.Ordinal);
        Assert.Equal(("first", "1001"), ((await MessageAsync(id)).Provider, (await MessageAsync(id)).TheirId));

        _server.Fate = "sent";
        Later();
        var message = await UntilAsync(id, m => m.State == MessageState.Sent, "the provider's word");
        Assert.Equal(Receipt.Waiting, message.Receipt);
        _server.Fate = "delivered";
        Later(TimeSpan.FromMinutes(1));
        await UntilAsync(id, m => m.Receipt == Receipt.Delivered, "the receipt");
        Assert.Empty(Second.Given);
        Assert.Single(_server.Sent);
    }

    [Theory]
    [InlineData(nameof(HttpManner.Cuts))]
    [InlineData(nameof(HttpManner.BreaksAfterTaking))]
    public async Task What_it_took_without_saying_so_is_asked_after_and_sent_nowhere_else(string manner)
    {
        _server.Manner = Enum.Parse<HttpManner>(manner);
        var id = await HandedAsync();
        Assert.False((await MessageAsync(id)).WasTaken);
        Later();
        await UntilAsync(id, m => m.Receipt == Receipt.Delivered, "the provider's word");
        Assert.Single(_server.Sent);
        Assert.Empty(Second.Given);
    }

    [Theory]
    [InlineData(nameof(HttpManner.Hangs))]
    [InlineData(nameof(HttpManner.Breaks))]
    [InlineData(nameof(HttpManner.LiesInHtml))]
    [InlineData(nameof(HttpManner.SaysYesAndForgets))]
    public async Task What_it_does_not_have_goes_to_the_other_once_it_says_so_and_not_before(string manner)
    {
        _server.Manner = Enum.Parse<HttpManner>(manner);
        var id = await HandedAsync();
        Assert.Empty(Second.Given);
        Later();
        await UntilAsync(id, m => m.Provider == "second", "the other provider");
        Assert.Single(_server.Sent);
        Assert.Equal([id], Second.Given);
    }

    [Fact]
    public async Task A_second_answer_is_not_taken_for_the_answer_to_the_next_message()
    {
        _server.Manner = HttpManner.AnswersTwice;
        var ids = new[] { await HandedAsync(), await HandedAsync(), await HandedAsync() };
        var theirs = new List<string?>();
        foreach (var id in ids)
            theirs.Add((await MessageAsync(id)).TheirId);
        Assert.Equal(["1001", "1002", "1003"], theirs);
    }

    [Fact]
    public async Task A_message_it_refuses_goes_to_the_next_at_once()
    {
        _server.Manner = HttpManner.RefusesMessage;
        var id = await HandedAsync();
        Assert.Equal(("second", 0), ((await MessageAsync(id)).Provider, (await MessageAsync(id)).Attempts));
    }

    [Fact]
    public async Task A_wrong_key_sets_it_aside_at_once_the_page_says_so_and_a_right_one_brings_it_back()
    {
        _server.Manner = HttpManner.RefusesKey;
        var id = await HandedAsync();
        Assert.Equal("second", (await MessageAsync(id)).Provider);
        await HandedAsync();
        Assert.Single(_server.Sent);
        var page = await Davoud().GetAsync("/notify/providers");
        Assert.Contains("کلید شهر را نپذیرفت", page.Text, StringComparison.Ordinal);

        _server.Manner = HttpManner.Works;
        Later(TimeSpan.FromMinutes(11));
        var back = await HandedAsync();
        Assert.Equal("first", (await MessageAsync(back)).Provider);
        page = await Davoud().GetAsync("/notify/providers");
        Assert.DoesNotContain("کلید شهر را نپذیرفت", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_surely_took_nothing()
    {
        _server.Dispose();
        var id = await HandedAsync();
        Assert.Equal("second", (await MessageAsync(id)).Provider);
    }

    [Fact]
    public async Task Its_key_is_neither_in_the_database_nor_in_what_it_is_called()
    {
        _server.Manner = HttpManner.RefusesKey;
        var id = await HandedAsync();
        _server.Manner = HttpManner.LiesInHtml;
        Later(TimeSpan.FromMinutes(11));
        await HandedAsync();
        var said = await City.InScopeAsync(s =>
            Microsoft
                .Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<CityDatabase>(s)
                .ReadAsync(
                    "select coalesce(error, '') from notify_messages",
                    _ => { },
                    row => row.GetString(0),
                    TestContext.Current.CancellationToken
                )
        );
        Assert.All(said, error => Assert.DoesNotContain("key-that", error, StringComparison.Ordinal));
        Assert.All(said, error => Assert.DoesNotContain("abc", error, StringComparison.Ordinal));
        var account = new SmsAccount(SmsShape.Read(_server.Shape()), "3000123", Key, "secret");
        Assert.DoesNotContain(Key, account.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, id);
    }
}
