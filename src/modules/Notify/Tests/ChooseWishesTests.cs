using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>Maryam says how she wants to be told, and the city heeds it.</summary>
public sealed class ChooseWishesTests : IAsyncLifetime
{
    private readonly StubbornProvider _operator = new();
    private readonly Actor _maryam = NotifyCity.Citizen("مریم احمدی");
    private readonly OneReachablePerson _people = new() { Email = "maryam@example.ir" };
    private CityHost? _city;

    private CityHost City => _city ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        _city = await CityHost.StartAsync(services =>
        {
            services.Replace(ServiceDescriptor.Scoped<IPeople>(_ => _people));
            services.Replace(ServiceDescriptor.Singleton(new SmsLines([new SmsLine("only", _operator, 1000)])));
        });
        // Tomorrow at noon in Tehran, so that no test begins in the night by chance.
        City.Clock.Set(Tehran(12, days: 1));
    }

    public async ValueTask DisposeAsync() => await City.DisposeAsync();

    [Fact]
    public async Task Who_said_nothing_is_told_every_way_at_any_hour()
    {
        City.Clock.Set(Tehran(23, days: 1));
        var now = City.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal("Email Inbox Sms", await WaysAsync());
        Assert.All(await MessagesAsync(), m => Assert.True(m.NextAt - now < TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData("first", "never", "Inbox Sms")]
    [InlineData("second", "first", "Email Inbox")]
    [InlineData("first", "second", "Inbox Sms")]
    [InlineData("never", "never", "Inbox")]
    [InlineData("never", "second", "Email Inbox")]
    public async Task A_message_goes_the_first_way_that_reaches_her_and_never_one_she_refused(
        string sms,
        string email,
        string ways
    )
    {
        var page = await KeepAsync(sms, email);
        Assert.Contains("خواست شما نگه داشته شد", page.Text, StringComparison.Ordinal);
        Assert.Equal(sms, page.Page.QuerySelector("[name=sms][checked]")?.GetAttribute("value"));
        Assert.Equal(email, page.Page.QuerySelector("[name=email][checked]")?.GetAttribute("value"));
        Assert.Equal(ways, await WaysAsync());
    }

    [Fact]
    public async Task Where_the_first_way_leads_nowhere_the_second_is_taken()
    {
        _people.Email = null;
        await KeepAsync("second", "first");
        Assert.Equal("Inbox Sms", await WaysAsync());
    }

    [Fact]
    public async Task Who_has_no_confirmed_address_reads_how_to_get_one_and_who_has_one_does_not()
    {
        const string HowTo = "#wishes-form a[href='/me/email']";
        Assert.Null((await City.As(_maryam).GetAsync("/me/messages")).Page.QuerySelector(HowTo));
        _people.Email = null;
        var page = await City.As(_maryam).GetAsync("/me/messages");
        Assert.NotNull(page.Page.QuerySelector(HowTo));
        Assert.Contains("رایانامهٔ تأییدشده‌ای از شما ندارد", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_her_quiet_hours_a_message_waits_in_the_inbox_and_rings_when_they_end()
    {
        await KeepAsync("first", "never", "22", "7");
        City.Clock.Set(Tehran(23, days: 1));
        Assert.Equal("Inbox Sms", await WaysAsync());
        var waiting = Assert.Single(await MessagesAsync(), m => m.Channel == Channel.Sms);
        Assert.Equal(Tehran(7, days: 2).UtcDateTime, waiting.NextAt);
        City.Clock.Set(Tehran(6, days: 2));
        await SendAsync();
        Assert.Empty(_operator.Given);
        City.Clock.Set(Tehran(7, days: 2));
        await SentAsync(1);
    }

    [Fact]
    public async Task Codes_and_what_is_urgent_ring_at_once_and_by_SMS_even_where_she_wants_none()
    {
        await KeepAsync("never", "never", "22", "7");
        City.Clock.Set(Tehran(23, days: 1));
        await TellAsync(
            "new_device",
            new()
            {
                ["city"] = "شهر",
                ["device"] = "گوشی",
                ["time"] = "امشب",
            }
        );
        await InTransactionAsync(notify =>
            notify.SendCodeAsync("k", "+989121112233", "sign_in_code", new Dictionary<string, string>())
        );
        await SentAsync(2);
    }

    [Fact]
    public async Task What_was_planned_by_day_and_refused_does_not_come_in_the_night_after_all()
    {
        _operator.Manner = Manner.Refuses;
        await KeepAsync("first", "never", "22", "7");
        City.Clock.Set(Tehran(22, days: 1).AddSeconds(-2));
        await TellAsync("case_opened", About);
        await CityHost.EventuallyAsync(
            async () => (await MessagesAsync()).Any(m => m.Attempts == 1),
            "the first refusal"
        );
        _operator.Manner = Manner.Works;
        City.Clock.Set(Tehran(23, days: 1));
        await SendAsync();
        Assert.Single(_operator.Given);
        Assert.Contains(await MessagesAsync(), m => m.NextAt == Tehran(7, days: 2).UtcDateTime);
    }

    [Fact]
    public async Task When_she_wants_no_quiet_hours_any_more_what_waited_comes_at_once()
    {
        await KeepAsync("first", "never", "22", "7");
        City.Clock.Set(Tehran(23, days: 1));
        await TellAsync("case_opened", About);
        await KeepAsync("first", "never");
        await SentAsync(1);
    }

    [Fact]
    public async Task Her_wishes_are_in_the_history_and_in_what_the_city_holds_of_her()
    {
        await KeepAsync("second", "first", "22", "7");
        await KeepAsync("first", "never");
        var held = await City.InScopeAsync(s =>
            s.GetServices<IHoldData>().OfType<HeldMessages>().Single().OfAsync(_maryam.Person)
        );
        var row = Assert.Single(held.Single(h => h.Name == "message_wishes").Rows);
        Assert.Equal(["First", "Never", null, null], row.Take(4));
        var zahra = await City.As(NotifyCity.Citizen("زهرا کریمی")).GetAsync("/me/messages");
        Assert.Equal("first", zahra.Page.QuerySelector("[name=email][checked]")?.GetAttribute("value"));
    }

    [Theory]
    [InlineData("sometimes", "first", "", "", "sms")]
    [InlineData("first", null, "", "", "email")]
    [InlineData("first", "first", "22", "", "quietTo")]
    [InlineData("first", "first", "", "7", "quietFrom")]
    [InlineData("first", "first", "24", "7", "quietFrom")]
    [InlineData("first", "first", "7", "noon", "quietTo")]
    [InlineData("first", "first", "۷", "7", "quietTo")]
    public async Task What_makes_no_sense_is_refused_at_its_field_and_nothing_changes(
        string? sms,
        string? email,
        string from,
        string to,
        string field
    )
    {
        var maryam = City.As(_maryam);
        var page = await maryam.GetAsync("/me/messages");
        var refused = await maryam.SubmitAsync(
            page,
            "#wishes-form",
            ("sms", sms ?? ""),
            ("email", email ?? ""),
            ("quietFrom", from),
            ("quietTo", to)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        // A radio's problem stands at its group.
        var group = refused.Page.QuerySelector($"[name='{field}']")?.Closest("fieldset");
        Assert.True((refused.ProblemAt(field) ?? group?.QuerySelector(".problem")?.TextContent)?.Length > 10);
        Assert.False(await City.InScopeAsync(s => s.GetRequiredService<NotifyDb>().Wishes.AnyAsync()));
    }

    [Fact]
    public async Task Only_who_is_signed_in_has_wishes()
    {
        var guest = await City.Visitor(followRedirects: false).GetAsync("/me/messages");
        Assert.StartsWith("/sign-in", guest.Location, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> About => new() { ["service"] = "گواهی", ["number"] = "472918305" };

    // An hour in Tehran, so many days from today.
    private static DateTimeOffset Tehran(int hour, int days)
    {
        var today = PersianTime.ToTehran(TimeProvider.System.GetUtcNow().UtcDateTime).Date;
        return PersianTime.FromTehran(today.AddDays(days).AddHours(hour));
    }

    private async Task<Seen> KeepAsync(string sms, string email, string from = "", string to = "")
    {
        var maryam = City.As(_maryam);
        var page = await maryam.GetAsync("/me/messages");
        return await maryam.SubmitAsync(
            page,
            "#wishes-form",
            ("sms", sms),
            ("email", email),
            ("quietFrom", from),
            ("quietTo", to)
        );
    }

    private async Task<string> WaysAsync()
    {
        await TellAsync("case_opened", About);
        return string.Join(' ', (await MessagesAsync()).Select(m => m.Channel.ToString()).Order());
    }

    private Task TellAsync(string template, Dictionary<string, string> values) =>
        InTransactionAsync(notify =>
            notify.SendAsync(new Message(template, _maryam.Person, template, values, "/cases/472918305"))
        );

    private Task InTransactionAsync(Func<INotify, Task> tell) =>
        City.InTransactionAsync(async scope =>
        {
            await tell(scope.GetRequiredService<INotify>());
            return true;
        });

    private Task<bool> SendAsync() => City.InScopeAsync(s => SendDueMessages.SmsAsync(s, default));

    private Task SentAsync(int count) =>
        CityHost.EventuallyAsync(() => Task.FromResult(_operator.Given.Count == count), $"{count} SMS");

    private Task<List<QueuedMessage>> MessagesAsync() =>
        City.InScopeAsync(s =>
            s.GetRequiredService<NotifyDb>()
                .Messages.AsNoTracking()
                .Where(m => m.PersonId == _maryam.Person)
                .ToListAsync()
        );
}
