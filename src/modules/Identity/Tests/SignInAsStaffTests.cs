using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed partial class SignInAsStaffTests : IClassFixture<StaffCity>
{
    private readonly StaffCity _house;

    public SignInAsStaffTests(StaffCity house)
    {
        StaffServer.SkipWhereAbsent();
        _house = house;
    }

    [Fact]
    public async Task Maryam_comes_in_by_the_directory_without_an_office_until_she_shows_a_second_factor()
    {
        var visitor = _house.City.Visitor();
        var door = await visitor.GetAsync("/sign-in?next=%2Fme%2Flooks");
        Assert.NotNull(door.Page.QuerySelector("a[href='/sign-in/staff?next=%2Fme%2Flooks']"));
        var there = await StaffCity.TryAsync(visitor, " Maryam ", StaffServer.Password, "?next=%2Foffices");
        Assert.StartsWith("/me/second-factor?next=", there.Address, StringComparison.Ordinal);
        Assert.Equal("/me", (await visitor.GetAsync("/me")).Address);
        Assert.StartsWith("/me/second-factor", (await visitor.GetAsync("/offices")).Address, StringComparison.Ordinal);
        Assert.Equal(1, await ProvedAsync("maryam"));
    }

    [Fact]
    public async Task Whoever_has_an_authenticator_is_asked_for_it_and_has_no_session_until_then()
    {
        var person = await _house.FindAsync(_house["davoud"]) ?? throw new InvalidOperationException("Nobody.");
        await _house.Seed.AddAuthenticatorAsync(person);
        var visitor = _house.City.Visitor();
        var second = await StaffCity.TryAsync(visitor, "davoud", StaffServer.Password, "?next=%2Foffices");
        Assert.Equal("/sign-in/second", second.Address);
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/me")).Address, StringComparison.Ordinal);
        second = await visitor.GetAsync("/sign-in/second");
        var inside = await visitor.SubmitAsync(
            second,
            Forms.Second,
            ("Code", await _house.CodeOfAsync(_house["davoud"]))
        );
        Assert.Equal("/offices", inside.Address);
        Assert.Equal(HttpStatusCode.OK, inside.Status);
    }

    [Fact]
    public async Task A_leaver_no_account_no_office_a_closed_one_and_a_wrong_password_are_alike_to_the_last_byte()
    {
        var closed = await _house.FindAsync(_house["closed"]) ?? throw new InvalidOperationException("Nobody.");
        await FinishTrustedRecoveriesTests.CloseAsync(_house, closed);
        var expected = await TraceAsync("trace", "نادرست است");
        Assert.Contains("429", expected[^1], StringComparison.Ordinal);
        foreach (var name in new[] { "leaver", "sara", "reza", "closed", "nobody", "*)(uid=*" })
            Assert.Equal(expected, await TraceAsync(name, StaffServer.Password));
        Assert.Null(await _house.FindAsync(_house["sara"]));
    }

    [Fact]
    public async Task Refusals_leave_at_a_whole_multiple_of_the_pace_whatever_was_wrong()
    {
        foreach (var name in new[] { "wait", "nobody at all" })
        {
            var started = TimeProvider.System.GetTimestamp();
            await StaffCity.TryAsync(_house.City.Visitor(), name, "نادرست است");
            Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(100));
        }
    }

    [Theory]
    [InlineData("maryam", "")]
    [InlineData("", StaffServer.Password)]
    [InlineData("   ", StaffServer.Password)]
    public async Task Without_name_or_password_nothing_is_asked_of_the_directory(string name, string password)
    {
        var seen = await StaffCity.TryAsync(_house.City.Visitor(), name, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(DirectoryProblems.BothNeeded.Fa, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_name_or_password_is_refused_and_not_repeated()
    {
        var much = new string('ﷺ', 20_000);
        foreach (var (name, password) in new[] { (much, "x"), ("maryam", much), ("mar\u0001yam", "x") })
        {
            var seen = await StaffCity.TryAsync(_house.City.Visitor(), name, password);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
            Assert.DoesNotContain("ﷺﷺ", seen.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ten_wrong_tries_lock_the_password_of_the_city_too_and_the_other_way_round()
    {
        for (var i = 0; i < PasswordDesk.MostTries; i++)
            await StaffCity.TryAsync(_house.City.Visitor(), "lock", "نادرست است");
        var here = await StaffCity.TryAsync(_house.City.Visitor(), "lock", StaffServer.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, here.Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await PasswordAsync("lock")).Status);

        for (var i = 0; i < PasswordDesk.MostTries; i++)
            await PasswordAsync("lockbycode");
        // The lock by the national code is not told, for it would tie the name to it.
        var there = await StaffCity.TryAsync(_house.City.Visitor(), "lockbycode", StaffServer.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, there.Status);
        Assert.Contains(DirectoryProblems.Wrong.Fa, there.Text, StringComparison.Ordinal);
        _house.City.Clock.Advance(PasswordDesk.Window);
        there = await StaffCity.TryAsync(_house.City.Visitor(), "lockbycode", StaffServer.Password);
        Assert.StartsWith("/me/second-factor", there.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_tries_at_once_ask_the_directory_ten_times()
    {
        var visitors = Enumerable.Range(0, 20).Select(_ => _house.City.Visitor()).ToList();
        var answers = await Task.WhenAll(
            visitors.Select(v => Task.Run(() => StaffCity.TryAsync(v, "raced", "نادرست است")))
        );
        var asked = answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Equal(PasswordDesk.MostTries, asked);
    }

    [Fact]
    public async Task A_directory_that_is_gone_or_hangs_leads_to_the_code_by_message_which_works()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var usual = _house.Directory.Now;
        try
        {
            foreach (var port in new[] { StaffServer.FreePort(), ((IPEndPoint)silent.LocalEndpoint).Port })
            {
                using var away = StaffCity.At(
                    _house.Server.Settings(DirectorySecurity.Ldaps) with
                    {
                        Port = port,
                        Patience = TimeSpan.FromMilliseconds(300),
                    }
                );
                _house.Directory.Now = away;
                var seen = await StaffCity.TryAsync(_house.City.Visitor(), "away", StaffServer.Password);
                Assert.Equal(HttpStatusCode.Conflict, seen.Status);
                Assert.Contains(DirectoryProblems.Away.Fa, seen.Text, StringComparison.Ordinal);
                Assert.NotNull(seen.Page.QuerySelector("a[href='/sign-in']"));
            }
        }
        finally
        {
            _house.Directory.Now = usual;
        }

        Assert.Equal("/me", (await (await _house.SignInAsync(_house["reza"])).GetAsync("/me")).Address);
    }

    private Task<Seen> PasswordAsync(string name) =>
        PasswordSteps.TryAsync(_house.City.Visitor(), _house[name].NationalCode, "نادرست است");

    private async Task<long> ProvedAsync(string name) =>
        await Database.CountAsync(
            _house.City,
            "select count(*) from kit_audit_entries where action = 'identity.directory_proved' and subject_id = @v",
            $"{await _house.FindAsync(_house[name])}"
        );

    private async Task<List<string>> TraceAsync(string name, string password)
    {
        var visitor = _house.City.Visitor(followRedirects: false);
        var trace = new List<string>();
        for (var i = 0; i <= PasswordDesk.MostTries; i++)
        {
            var seen = await StaffCity.TryAsync(visitor, name, password);
            var typed = WebUtility.HtmlEncode(name);
            trace.Add(
                $"{(int)seen.Status} "
                    + string.Join(' ', seen.Response.Headers.Select(h => h.Key))
                    + Typed().Replace(Token().Replace(seen.Body, ""), "")
            );
            Assert.Contains(typed, seen.Body, StringComparison.Ordinal);
        }

        return trace;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"Name\"[^>]*>")]
    private static partial Regex Typed();
}
