using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>Letters to a bare address: the code that confirms it, and word that it was given up.</summary>
public sealed class EmailTemplatesTests : IAsyncLifetime
{
    private const string Address = "maryam@xn--wgbf1d.example";
    private readonly Outbox _mail = new();
    private CityHost? _city;

    private CityHost City => _city ?? throw new InvalidOperationException();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _city = await CityHost.StartAsync(services =>
            services.Replace(ServiceDescriptor.Singleton<IMailGateway>(_mail))
        );

    public async ValueTask DisposeAsync() => await City.DisposeAsync();

    [Fact]
    public async Task The_code_goes_to_the_address_alone_once_sealed_while_it_waits_and_is_gone_once_sent()
    {
        _mail.Refuses = true;
        for (var i = 0; i < 2; i++)
            await MailAsync("k1", "email_code", ("code", "472918"), ("minutes", "60"));
        var waiting = Assert.Single(await RowsAsync());
        Assert.Equal((Channel.Email, true), (waiting.Channel, waiting.Urgent));
        Assert.DoesNotContain("maryam", waiting.SealedAddress, StringComparison.Ordinal);
        Assert.DoesNotContain("472918", waiting.SealedBody, StringComparison.Ordinal);

        _mail.Refuses = false;
        await CityHost.EventuallyAsync(
            async () =>
            {
                City.Clock.Advance(TimeSpan.FromMinutes(10));
                await City.InScopeAsync(s => SendDueMessages.MailsAsync(s, Ct));
                return _mail.Taken.Count > 0;
            },
            "a letter"
        );
        var letter = _mail.Taken.Single();
        Assert.Equal(Address, letter.Address);
        Assert.Contains("۴۷۲۹۱۸", letter.Text, StringComparison.Ordinal);
        Assert.Contains("۶۰ دقیقه", letter.Text, StringComparison.Ordinal);
        await CityHost.EventuallyAsync(
            async () => (await RowsAsync()) is [{ SealedAddress: null, SealedBody: null }],
            "nothing of it kept"
        );
    }

    [Fact]
    public async Task Who_reads_English_is_told_in_English_and_no_letter_has_an_empty_place()
    {
        await MailAsync("k2", "email_changed", ("language", "en"));
        await MailAsync("k3", "email_removed");
        await CityHost.EventuallyAsync(
            async () =>
            {
                await City.InScopeAsync(s => SendDueMessages.MailsAsync(s, Ct));
                return _mail.Taken.Count == 2;
            },
            "two letters"
        );
        Assert.Contains(_mail.Taken, m => m.Subject == "The e-mail address of your account has changed");
        Assert.Contains(_mail.Taken, m => m.Subject == "رایانامهٔ حساب شما برداشته شد");
        Assert.All(_mail.Taken, m => Assert.DoesNotContain("{", m.Text, StringComparison.Ordinal));
    }

    private Task MailAsync(string key, string template, params (string, string)[] values) =>
        City.InTransactionAsync(async scope =>
        {
            var filled = values.Append(("city", "شهر نمونه")).ToDictionary(v => v.Item1, v => v.Item2);
            await scope.GetRequiredService<INotify>().MailAsync(key, Address, template, filled, Ct);
            return true;
        });

    private Task<List<QueuedMessage>> RowsAsync() =>
        City.InScopeAsync(s =>
            s.GetRequiredService<NotifyDb>().Messages.AsNoTracking().Where(m => m.MessageKey == "k1").ToListAsync()
        );

    /// <summary>A mail server that says no when a test tells it to.</summary>
    private sealed class Outbox : IMailGateway
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, OutgoingMessage> _taken = new();

        public volatile bool Refuses;

        public ICollection<OutgoingMessage> Taken => _taken.Values;

        public Task SendAsync(OutgoingMessage message, CancellationToken ct)
        {
            if (Refuses)
                throw new GatewayException("No.");
            _taken.TryAdd(message.Id, message);
            return Task.CompletedTask;
        }
    }
}
