using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>Letters that come back into a mailbox, over a real conversation.</summary>
public sealed class ReadBouncesTests : IAsyncLifetime
{
    private readonly ImapServer _mailbox = new();
    private readonly Lost _lost = new();
    private CityHost? _city;

    private CityHost City => _city ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() =>
        _city = await CityHost.StartAsync(services =>
        {
            services.Replace(
                ServiceDescriptor.Scoped<IPeople>(_ => new OneReachablePerson { Email = "maryam@home.example" })
            );
            services.AddSingleton(_mailbox.Settings);
            services.AddSingleton<ReturnAddress>();
            services.AddScoped<ReadBounces>();
            services.AddSingleton(_lost);
            services.AddHandler<LetterReturned, HearLost>("test.letter_returned");
        });

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        _mailbox.Dispose();
    }

    [Fact]
    public async Task A_letter_without_a_mailbox_is_told_once_however_often_it_is_reported_and_operators_see_it()
    {
        var maryam = PersonId.New();
        var letter = await SentAsync(maryam);
        for (var i = 0; i < 3; i++)
            _mailbox.Add(Reports.Postfix(Back(letter).ToUpperInvariant(), "5.1.1"));
        await ReadAsync();
        _mailbox.Add(Reports.Exchange(Back(letter)));
        await ReadAsync();
        Assert.Empty(_mailbox.Letters);
        Assert.Equal((Receipt.Undelivered, "5.1.1"), await ReceiptAsync(letter));
        await CityHost.EventuallyAsync(() => Task.FromResult(!_lost.People.IsEmpty), "the event");
        Assert.Equal([maryam], _lost.People);

        var davoud = City.SignedIn("داوود رضایی", new Grant(NotifyModule.Operate, OfficeId.New()));
        var page = await davoud.GetAsync(ListProviders.Address);
        Assert.Contains("رایانامه‌هایی که برگشت", page.Text, StringComparison.Ordinal);
        Assert.Contains("5.1.1", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("maryam@home.example", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_late_is_noted_and_one_given_up_for_another_reason_does_not_touch_the_address()
    {
        var (late, refused, both) = (await SentAsync(), await SentAsync(), await SentAsync());
        _mailbox.Add(Reports.Postfix(Back(late), "4.4.1", "delayed"));
        _mailbox.Add(Reports.Postfix(Back(refused), "5.7.26"));
        _mailbox.Add(Reports.Postfix(Back(both), "4.4.1", "delayed"));
        _mailbox.Add(Reports.Postfix(Back(both), "4.4.7"));
        _mailbox.Add(Reports.Postfix(Back(both), "4.4.1", "delayed"));
        await ReadAsync();
        Assert.Equal((Receipt.Waiting, "4.4.1"), await ReceiptAsync(late));
        Assert.Equal((Receipt.Undelivered, "5.7.26"), await ReceiptAsync(refused));
        Assert.Equal((Receipt.Undelivered, "4.4.7"), await ReceiptAsync(both));
        Assert.Equal(0, await EventsAsync());
    }

    [Fact]
    public async Task An_answer_a_forged_mark_one_of_nothing_and_one_of_fifty_megabytes_change_nothing_and_stay()
    {
        var letter = await SentAsync();
        var mine = Back(letter);
        var another = Back(Guid.CreateVersion7());
        _mailbox.Add(Reports.Away(mine));
        _mailbox.Add(Reports.WasRead(mine));
        _mailbox.Add(Reports.Forwarded(mine));
        _mailbox.Add(Reports.Nested(mine, 3000));
        _mailbox.Add("this is no letter at all");
        // The id of one, the seal of another; a wrong seal; none; another domain.
        _mailbox.Add(Reports.Postfix(mine[..39] + another[39..], "5.1.1"));
        _mailbox.Add(
            Reports.Postfix(mine.Replace("@city.example", "0@city.example", StringComparison.Ordinal), "5.1.1")
        );
        _mailbox.Add(Reports.Postfix($"bounce+{letter:N}@city.example", "5.1.1"));
        _mailbox.Add(Reports.Postfix(mine.Replace("city.example", "evil.example", StringComparison.Ordinal), "5.1.1"));
        _mailbox.Add(Reports.Postfix("bounce@city.example", "5.1.1"));
        var big = _mailbox.Add(Reports.Postfix(mine, "5.1.1"), 50_000_000);
        var count = _mailbox.Letters.Count;
        await ReadAsync();
        Assert.Equal((null, null), await ReceiptAsync(letter));
        Assert.Equal(0, await EventsAsync());
        Assert.Equal(count, _mailbox.Letters.Count);
        Assert.All(_mailbox.Letters.Values, l => Assert.True(l is { IsSeen: true, IsDeleted: false }));
        Assert.DoesNotContain(big, _mailbox.Fetched);
        // Sealed by the city, but its row is long gone: understood, and nothing is left to do.
        _mailbox.Add(Reports.Postfix(another, "5.1.1"));
        await ReadAsync();
        Assert.Equal(count, _mailbox.Letters.Count);
    }

    [Fact]
    public async Task A_crash_between_the_citys_row_and_the_mailbox_reads_again_and_counts_once()
    {
        var letter = await SentAsync(PersonId.New());
        _mailbox.Add(Reports.Postfix(Back(letter), "5.1.1"));
        _mailbox.Breaks = true;
        await Assert.ThrowsAnyAsync<Exception>(ReadAsync);
        Assert.Single(_mailbox.Letters);
        _mailbox.Breaks = false;
        await ReadAsync();
        Assert.Empty(_mailbox.Letters);
        Assert.Equal(1, await EventsAsync());
    }

    [Fact]
    public async Task A_wrong_key_opens_nothing_and_is_in_no_error()
    {
        using var mailbox = new BounceMailbox(_mailbox.Settings with { Key = "another key" });
        var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
            mailbox.OpenAsync(TestContext.Current.CancellationToken)
        );
        Assert.DoesNotContain("another key", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ImapServer.Password, _mailbox.Settings.ToString(), StringComparison.Ordinal);
    }

    private string Back(Guid letter) => City.Services.GetRequiredService<ReturnAddress>().For(letter);

    private Task<bool> ReadAsync() =>
        City.InScopeAsync(scope => ReadBounces.RunAsync(scope, TestContext.Current.CancellationToken));

    /// <summary>A letter that the mail server took.</summary>
    private async Task<Guid> SentAsync(PersonId? to = null)
    {
        var key = Guid.CreateVersion7().ToString("N");
        var values = new Dictionary<string, string> { ["service"] = "گواهی", ["number"] = "472918305" };
        var message = new Message(key, to ?? PersonId.New(), "case_opened", values, "/cases/1");
        await City.InTransactionAsync(async scope =>
        {
            await scope.GetRequiredService<INotify>().SendAsync(message);
            return true;
        });
        QueuedMessage? sent = null;
        await CityHost.EventuallyAsync(
            async () =>
                (
                    sent = await City.InScopeAsync(scope =>
                        scope
                            .GetRequiredService<NotifyDb>()
                            .Messages.AsNoTracking()
                            .SingleAsync(m => m.MessageKey == key && m.Channel == Channel.Email)
                    )
                ).State == MessageState.Sent,
            "the letter"
        );
        return sent?.Id ?? default;
    }

    private Task<(Receipt?, string?)> ReceiptAsync(Guid letter) =>
        City.InScopeAsync(async scope =>
        {
            var row = await scope
                .GetRequiredService<NotifyDb>()
                .Messages.AsNoTracking()
                .SingleAsync(m => m.Id == letter);
            return (row.Receipt, row.ReceiptCode);
        });

    private Task<long> EventsAsync() =>
        City.InScopeAsync(async scope =>
        {
            await using var connection = await scope.GetRequiredService<CityDatabase>().OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "select count(*) from kit_outbox_events where type like '%LetterReturned%'";
            return Convert.ToInt64(
                await command.ExecuteScalarAsync(),
                System.Globalization.CultureInfo.InvariantCulture
            );
        });

    private sealed class Lost
    {
        public System.Collections.Concurrent.ConcurrentQueue<PersonId> People { get; } = [];
    }

    private sealed class HearLost(Lost lost) : IHandle<LetterReturned>
    {
        public Task HandleAsync(LetterReturned happened, Delivery delivery, CancellationToken ct)
        {
            lost.People.Enqueue(happened.Person);
            return Task.CompletedTask;
        }
    }
}
