using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

public sealed class SendDueMessagesTests : IAsyncLifetime
{
    private readonly StubbornProvider _operator = new();
    private CityHost? _city;

    private CityHost City => _city ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() =>
        _city = await CityHost.StartAsync(services =>
        {
            services.Replace(ServiceDescriptor.Scoped<IPeople>(_ => new OneReachablePerson()));
            services.Replace(ServiceDescriptor.Singleton(new SmsLines([new SmsLine("only", _operator, 1000)])));
        });

    public async ValueTask DisposeAsync() => await City.DisposeAsync();

    [Fact]
    public async Task A_message_goes_out_once_however_often_it_is_asked()
    {
        var message = new Message("k1", PersonId.New(), "case_opened", About("گواهی سکونت", "472918305"), "/cases/1");
        await SendAsync(message);
        await SendAsync(message);
        await CityHost.EventuallyAsync(() => Task.FromResult(_operator.Taken.Count > 0), "the SMS");
        Assert.Single(_operator.Taken);
        Assert.Contains("گواهی سکونت با شمارهٔ ۴۷۲۹۱۸۳۰۵", _operator.Taken.First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_inbox_message_is_there_at_once_and_waits_for_no_gateway()
    {
        var maryam = PersonId.New();
        await SendAsync(new Message("k2", maryam, "welcome", new Dictionary<string, string>(), "/"));
        var inbox = await MessagesAsync(m => m.PersonId == maryam);
        Assert.Equal(MessageState.Sent, Assert.Single(inbox).State);
    }

    [Fact]
    public async Task A_refused_message_is_tried_again_later_and_in_the_end_is_dead_until_an_operator_retries()
    {
        _operator.Manner = Manner.Refuses;
        await SendCodeAsync("k3", "+989120000003", "111111");
        for (var attempt = 1; attempt <= QueuedMessage.MaxAttempts; attempt++)
        {
            var wanted = attempt;
            await CityHost.EventuallyAsync(
                async () => (await MessagesAsync(m => m.MessageKey == "k3"))[0].Attempts >= wanted,
                $"attempt {attempt}"
            );
            City.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(MessageState.Dead, (await MessagesAsync(m => m.MessageKey == "k3"))[0].State);
        _operator.Manner = Manner.Works;
        await City.InTransactionAsync(async scope =>
        {
            var dead = await scope.GetRequiredService<NotifyDb>().Messages.SingleAsync(m => m.MessageKey == "k3");
            return dead.Retry(City.Clock.GetUtcNow().UtcDateTime);
        });
        await SentAsync("k3");
    }

    [Fact]
    public async Task A_codes_address_and_text_are_never_plain_in_the_database_and_are_gone_once_sent()
    {
        _operator.Manner = Manner.Refuses;
        await SendCodeAsync("k4", "+989351234567", "246813");
        var waiting = (await MessagesAsync(m => m.MessageKey == "k4"))[0];
        Assert.DoesNotContain("9351234567", waiting.SealedAddress, StringComparison.Ordinal);
        Assert.DoesNotContain("246813", waiting.SealedBody, StringComparison.Ordinal);

        _operator.Manner = Manner.Works;
        City.Clock.Advance(TimeSpan.FromMinutes(1));
        await SentAsync("k4");
        var sent = (await MessagesAsync(m => m.MessageKey == "k4"))[0];
        Assert.Null(sent.SealedAddress);
        Assert.Null(sent.SealedBody);
    }

    [Fact]
    public void Every_template_fills_all_its_places_in_both_languages()
    {
        const string Places =
            "city code minutes service number question message reason title device time what name digits office until "
            + "count season who days other amount whole leaves due purpose day";
        var values = Places.Split(' ').ToDictionary(k => k, k => "مقدار");
        foreach (var code in Templates.Codes)
        {
            foreach (var language in new[] { "fa", "en" })
            {
                var words = Templates.Find(code).Fill(values, language);
                Assert.DoesNotContain('{', words.Text + words.Subject);
            }
        }
    }

    // A message is gone when the provider, asked about it a little later, knows it.
    private async Task SentAsync(string key)
    {
        async Task<bool> Is(MessageState state) => (await MessagesAsync(m => m.MessageKey == key))[0].State == state;
        await CityHost.EventuallyAsync(() => Is(MessageState.Given), "handing over");
        City.Clock.Advance(QueuedMessage.FirstAsk);
        await CityHost.EventuallyAsync(() => Is(MessageState.Sent), "the provider's word");
    }

    private Task<bool> SendAsync(Message message) =>
        City.InTransactionAsync(async scope =>
        {
            await scope.GetRequiredService<INotify>().SendAsync(message);
            return true;
        });

    private Task<bool> SendCodeAsync(string key, string mobile, string code) =>
        City.InTransactionAsync(async scope =>
        {
            await scope
                .GetRequiredService<INotify>()
                .SendCodeAsync(
                    key,
                    mobile,
                    "sign_in_code",
                    new Dictionary<string, string>
                    {
                        ["city"] = "شهر",
                        ["code"] = code,
                        ["minutes"] = "3",
                    }
                );
            return true;
        });

    private Task<List<QueuedMessage>> MessagesAsync(
        System.Linq.Expressions.Expression<Func<QueuedMessage, bool>> which
    ) =>
        City.InScopeAsync(scope =>
            scope.GetRequiredService<NotifyDb>().Messages.AsNoTracking().Where(which).ToListAsync()
        );

    private static Dictionary<string, string> About(string service, string number) =>
        new() { ["service"] = service, ["number"] = number };
}
