using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>Maryam gets the e-mails of a day as one letter, at eight in the morning.</summary>
public sealed class GatherDigestsTests : IAsyncLifetime
{
    private readonly Actor _maryam = NotifyCity.Citizen("مریم احمدی");
    private readonly PeopleWithMail _people = new();
    private CityHost? _city;
    private int _told;

    private CityHost City => _city ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        _city = await CityHost.StartAsync(services =>
            services.Replace(ServiceDescriptor.Scoped<IPeople>(_ => _people))
        );
        City.Clock.Set(Tehran(12, days: 1));
    }

    public async ValueTask DisposeAsync() => await City.DisposeAsync();

    [Fact]
    public async Task What_came_in_a_day_is_in_the_inbox_at_once_and_in_one_letter_at_her_hour()
    {
        var page = await KeepAsync("8");
        Assert.Equal("8", page.Page.QuerySelector("[name=digestAt] option[selected]")?.GetAttribute("value"));
        await TellAsync("گواهی سکونت", "472918305");
        await TellAsync("پروانهٔ کسب", "472918313");
        Assert.Equal(2, (await MessagesAsync(Channel.Inbox)).Count);
        City.Clock.Set(Tehran(7, days: 2).AddMinutes(59));
        await GatherAsync();
        Assert.Empty(Letters);

        City.Clock.Set(Tehran(8, days: 2));
        var letter = await LetterAsync(1);
        Assert.Equal("۲ پیام تازه از شهر", letter.Subject);
        Assert.Contains("گواهی سکونت با شمارهٔ ۴۷۲۹۱۸۳۰۵ ثبت شد", letter.Text, StringComparison.Ordinal);
        // An address keeps its digits.
        Assert.Contains("/cases/472918313\n", letter.Text, StringComparison.Ordinal);
        Assert.Contains("/me/messages", letter.Text, StringComparison.Ordinal);
        var rows = await MessagesAsync(Channel.Email);
        var gathered = rows.Where(m => m.Template == "case_opened").ToList();
        Assert.All(
            gathered,
            m => Assert.Equal((MessageState.Sent, null, null), (m.State, m.SealedAddress, m.SealedBody))
        );
        Assert.Equal(
            rows.Single(m => m.Template == DigestLetter.Code).Id,
            gathered.Select(m => m.DigestId).Distinct().Single()
        );

        // A day without anything is a day without a letter.
        City.Clock.Set(Tehran(8, days: 3));
        await GatherAsync();
        City.Clock.Set(Tehran(9, days: 3));
        await GatherAsync();
        Assert.Single(Letters);
    }

    [Fact]
    public async Task Codes_do_not_wait_and_who_wished_nothing_gets_each_by_itself()
    {
        await TellAsync("گواهی سکونت", "472918305");
        Assert.Equal("درخواست شما ثبت شد", (await LetterAsync(1)).Subject);
        await KeepAsync("8");
        await City.InTransactionAsync(async scope =>
        {
            var values = new Dictionary<string, string> { ["code"] = "246813", ["minutes"] = "60" };
            await scope.GetRequiredService<INotify>().MailAsync("code", "maryam@home.example", "email_code", values);
            return true;
        });
        Assert.Contains("۲۴۶۸۱۳", (await LetterAsync(2)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_she_wants_each_by_itself_again_what_waited_comes_at_once()
    {
        await KeepAsync("8");
        await TellAsync("گواهی سکونت", "472918305");
        await KeepAsync("");
        Assert.Equal("درخواست شما ثبت شد", (await LetterAsync(1)).Subject);
        City.Clock.Set(Tehran(8, days: 2));
        await GatherAsync();
        Assert.Single(Letters);
    }

    [Fact]
    public async Task Turned_off_in_the_very_moment_of_the_letter_nothing_comes_twice_and_nothing_is_lost()
    {
        for (var round = 0; round < 5; round++)
        {
            City.Clock.Set(Tehran(12, days: 1 + round));
            await KeepAsync("8");
            await TellAsync("گواهی سکونت", "472918305");
            await TellAsync("پروانهٔ کسب", "472918313");
            City.Clock.Set(Tehran(8, days: 2 + round));
            await Task.WhenAll(Task.Run(GatherAsync), Task.Run(() => KeepAsync("")), Task.Run(GatherAsync));
        }

        await CityHost.EventuallyAsync(
            async () => (await MessagesAsync(Channel.Email)).All(m => m.State == MessageState.Sent),
            "all letters"
        );
        // Each of the ten stands in one letter of a day or went by itself.
        var texts = Letters.Select(l => l.Text).ToList();
        Assert.Equal(
            10,
            texts.Sum(t => t.Split("472918305").Length + t.Split("472918313").Length - 2)
                + Letters.Count(l => l.Subject == "درخواست شما ثبت شد")
        );
    }

    [Fact]
    public async Task Another_hour_after_todays_letter_is_tomorrows()
    {
        await KeepAsync("8");
        await TellAsync("گواهی سکونت", "472918305");
        City.Clock.Set(Tehran(8, days: 2));
        await LetterAsync(1);
        await KeepAsync("20");
        await TellAsync("پروانهٔ کسب", "472918313");
        City.Clock.Set(Tehran(20, days: 2));
        await GatherAsync();
        Assert.Single(Letters);
        City.Clock.Set(Tehran(20, days: 3));
        Assert.Contains("472918313", (await LetterAsync(2)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_breaks_off_half_way_is_as_if_it_had_not_begun()
    {
        await KeepAsync("8");
        await TellAsync("گواهی سکونت", "472918305");
        _people.Breaks = true;
        City.Clock.Set(Tehran(8, days: 2));
        await Assert.ThrowsAsync<IOException>(GatherAsync);
        Assert.All(await MessagesAsync(Channel.Email), m => Assert.Equal(MessageState.Gathered, m.State));
        _people.Breaks = false;
        City.Clock.Advance(TimeSpan.FromMinutes(10));
        await LetterAsync(1);
        await GatherAsync();
        Assert.Equal(2, (await MessagesAsync(Channel.Email)).Count);
    }

    [Fact]
    public async Task In_quiet_hours_the_letter_waits_for_their_end()
    {
        await KeepAsync("6", "22", "7");
        await TellAsync("گواهی سکونت", "472918305");
        City.Clock.Set(Tehran(6, days: 2));
        await CityHost.EventuallyAsync(
            async () => (await MessagesAsync(Channel.Email)).Any(m => m.Template == DigestLetter.Code),
            "the letter"
        );
        Assert.Empty(Letters);
        City.Clock.Set(Tehran(7, days: 2));
        await LetterAsync(1);
    }

    [Fact]
    public async Task Where_the_address_is_gone_nothing_is_sent_and_the_inbox_has_it()
    {
        await KeepAsync("8");
        await TellAsync("گواهی سکونت", "472918305");
        _people.Email = null;
        City.Clock.Set(Tehran(8, days: 2));
        await CityHost.EventuallyAsync(
            async () => (await MessagesAsync(Channel.Email)).All(m => m.State == MessageState.Discarded),
            "letting go"
        );
        Assert.Empty(Letters);
        Assert.Single(await MessagesAsync(Channel.Inbox));
    }

    [Fact]
    public void A_letter_lists_fifty_and_counts_the_rest_and_one_is_one_in_English()
    {
        var one = DigestLetter.Write([new("Granted", new string('x', 900), null)], 1, "en", "https://city.example");
        Assert.Equal("1 new message from the city", one.Subject);
        Assert.Contains("…", one.Text, StringComparison.Ordinal);
        Assert.InRange(one.Text.Length, 400, 700);
        var many = DigestLetter.Write([new("Granted", "", null)], 70, "en", "https://city.example");
        Assert.Equal("70 new messages from the city", many.Subject);
    }

    [Fact]
    public async Task What_is_no_hour_is_refused_at_its_field()
    {
        var refused = await KeepAsync("25");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.ProblemAt("digestAt")?.Length > 10);
    }

    private IReadOnlyList<DeliveredMessage> Letters =>
        [.. City.Services.GetRequiredService<GatewaySimulator>().Delivered.Where(d => d.Channel == Channel.Email)];

    private static DateTimeOffset Tehran(int hour, int days)
    {
        var today = PersianTime.ToTehran(TimeProvider.System.GetUtcNow().UtcDateTime).Date;
        return PersianTime.FromTehran(today.AddDays(days).AddHours(hour));
    }

    private async Task<Seen> KeepAsync(string digestAt, string from = "", string to = "")
    {
        var maryam = City.As(_maryam);
        return await maryam.SubmitAsync(
            await maryam.GetAsync("/me/messages"),
            "#wishes-form",
            ("sms", "never"),
            ("email", "first"),
            ("digestAt", digestAt),
            ("quietFrom", from),
            ("quietTo", to)
        );
    }

    private Task<bool> TellAsync(string service, string number) =>
        City.InTransactionAsync(async scope =>
        {
            var values = new Dictionary<string, string> { ["service"] = service, ["number"] = number };
            var message = new Message($"k{++_told}", _maryam.Person, "case_opened", values, "/cases/" + number);
            await scope.GetRequiredService<INotify>().SendAsync(message);
            return true;
        });

    private Task<bool> GatherAsync() => City.InTransactionAsync(s => GatherDigests.RunAsync(s, default));

    /// <summary>Waits for so many letters; the newest.</summary>
    private async Task<DeliveredMessage> LetterAsync(int count)
    {
        await CityHost.EventuallyAsync(() => Task.FromResult(Letters.Count >= count), $"{count} letters");
        Assert.Equal(count, Letters.Count);
        return Letters[0];
    }

    private Task<List<QueuedMessage>> MessagesAsync(Channel channel) =>
        City.InScopeAsync(s =>
            s.GetRequiredService<NotifyDb>()
                .Messages.AsNoTracking()
                .Where(m => m.PersonId == _maryam.Person && m.Channel == channel)
                .ToListAsync()
        );

    /// <summary>Everybody has an address, or a question about it breaks off.</summary>
    private sealed class PeopleWithMail : IPeople
    {
        private readonly OneReachablePerson _one = new();

        public string? Email { get; set; } = "maryam@home.example";

        public volatile bool Breaks;

        public Task<IReadOnlyDictionary<PersonId, PersonName>> NamesAsync(
            IReadOnlyCollection<PersonId> people,
            CancellationToken ct = default
        ) => _one.NamesAsync(people, ct);

        public Task<PersonRecord?> RecordAsync(PersonId person, string reason, CancellationToken ct = default) =>
            _one.RecordAsync(person, reason, ct);

        public Task<Reach?> ReachAsync(PersonId person, CancellationToken ct = default) =>
            Breaks ? throw new IOException("Cut.") : Task.FromResult<Reach?>(new Reach(null, Email, "fa"));

        public Task<IReadOnlyList<PersonId>> ReadersOfAsync(
            PersonId applicant,
            string service,
            CancellationToken ct = default
        ) => _one.ReadersOfAsync(applicant, service, ct);

        public Task<bool> AreCloseAsync(PersonId one, PersonId other, CancellationToken ct = default) =>
            _one.AreCloseAsync(one, other, ct);
    }
}
