using System.Net;
using System.Net.Http.Json;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>Providers that tell by themselves what became of a message.</summary>
public sealed class HearReceiptTests : TwoProviders
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly SmsServer _server = new();

    internal override TimeSpan Patience => TimeSpan.FromSeconds(2);

    internal override ISmsProvider InFirstPlace(TimeProvider clock) =>
        new HttpSmsProvider(new SmsAccount(SmsShape.Read(_server.Shape()), "3000123", "key", Secret), clock);

    protected override void Close() => _server.Dispose();

    [Fact]
    public async Task A_receipt_ends_the_asking_and_the_same_one_again_changes_and_counts_nothing()
    {
        var id = await HandedAsync();
        var form = new Dictionary<string, string> { ["id"] = "1001", ["status"] = "10" };
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.NoContent, await PostAsync(Secret, new FormUrlEncodedContent(form)));
        var message = await MessageAsync(id);
        Assert.Equal((MessageState.Sent, Receipt.Delivered), (message.State, message.Receipt));
        Assert.Null(message.AskAt);
        Assert.Null(message.SealedAddress);
        var figures = (await Davoud().GetAsync("/notify/providers"))
            .Page.QuerySelectorAll("table")[0]
            .QuerySelectorAll("tbody tr")[0]
            .QuerySelectorAll("td");
        Assert.Equal("۱", figures[3].TextContent.Trim());
    }

    [Fact]
    public async Task Json_is_read_too_and_two_at_once_are_one()
    {
        var id = await HandedAsync();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => PostAsync(Secret, JsonContent.Create(new { id = 1001, status = 11 })))
        );
        Assert.All(answers, code => Assert.Equal(HttpStatusCode.NoContent, code));
        Assert.Equal(Receipt.Undelivered, (await MessageAsync(id)).Receipt);
    }

    [Fact]
    public async Task Without_the_secret_nobody_is_heard()
    {
        var id = await HandedAsync();
        var receipt = new { id = 1001, status = 10 };
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("guess", JsonContent.Create(receipt)));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(Secret, JsonContent.Create(receipt), provider: "second"));
        Assert.Equal(MessageState.Given, (await MessageAsync(id)).State);
    }

    [Fact]
    public async Task What_is_no_receipt_of_ours_changes_nothing()
    {
        var id = await HandedAsync();
        Assert.Equal(
            HttpStatusCode.NoContent,
            await PostAsync(Secret, JsonContent.Create(new { id = 7, status = 10 }))
        );
        Assert.Equal(
            HttpStatusCode.NoContent,
            await PostAsync(Secret, JsonContent.Create(new { id = 1001, status = 5 }))
        );
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(Secret, JsonContent.Create(new[] { 1001 })));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(Secret, new StringContent("{\"id\":")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(Secret, new StringContent(new string('1', 20_000))));
        Assert.Equal(MessageState.Given, (await MessageAsync(id)).State);
    }

    private async Task<HttpStatusCode> PostAsync(string secret, HttpContent content, string provider = "first")
    {
        using var outside = City.Visitor();
        await content.LoadIntoBufferAsync();
        using var answer = await outside.Http.PostAsync(
            new Uri($"/notify/receipts/{provider}/{secret}", UriKind.Relative),
            content
        );
        return answer.StatusCode;
    }
}
