using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Shahr.Kit;

namespace Shahr.Identity.Tests;

/// <summary>A directory with its people, once for all tests of a class.</summary>
public sealed class StaffRoom : IAsyncLifetime
{
    internal StaffServer Server { get; } = new();

    internal Citizen Maryam { get; } = Citizen.New();

    public async ValueTask InitializeAsync()
    {
        Server.Add("maryam", Maryam.NationalCode);
        Server.Add("leaver", Citizen.New().NationalCode, control: 514);
        Server.Add("nocode", null);
        Server.Add("wrongcode", "1234567890");
        Server.Add("twice", Citizen.New().NationalCode);
        Server.Add("twice", Citizen.New().NationalCode, branch: "2");
        Server.Add("st*r", Maryam.NationalCode);
        if (StaffServer.IsHere)
            await Server.StartAsync();
    }

    public ValueTask DisposeAsync()
    {
        Server.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The city speaks with a real directory, and with servers that are none.</summary>
public sealed class LdapDirectoryTests : IClassFixture<StaffRoom>
{
    private readonly StaffServer _server;
    private readonly Citizen _maryam;

    public LdapDirectoryTests(StaffRoom room)
    {
        StaffServer.SkipWhereAbsent();
        (_server, _maryam) = (room.Server, room.Maryam);
    }

    [Fact]
    public async Task Name_and_password_prove_who_it_is_by_ldaps_by_StartTLS_and_plain_on_this_machine()
    {
        foreach (var security in Enum.GetValues<DirectorySecurity>())
        {
            using var directory = At(_server.Settings(security));
            var found = await directory.FindAsync("maryam", Stop);
            Assert.Equal(_maryam.NationalCode, found.Value.Code.Value);
            Assert.Null(await directory.ProveAsync(found.Value, StaffServer.Password, Stop));
            Assert.Equal(DirectoryProblems.Wrong, await directory.ProveAsync(found.Value, "نادرست", Stop));
        }
    }

    [Fact]
    public async Task Without_a_password_nobody_is_proved_though_the_server_would_let_them_in()
    {
        using var directory = At(_server.Settings());
        var found = await directory.FindAsync("maryam", Stop);
        Assert.Equal(DirectoryProblems.Wrong, await directory.ProveAsync(found.Value, "", Stop));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("leaver")]
    [InlineData("nocode")]
    [InlineData("wrongcode")]
    [InlineData("twice")]
    [InlineData("*")]
    [InlineData("mar*")]
    [InlineData("*)(uid=*")]
    [InlineData("maryam)(|(uid=*")]
    [InlineData("maryam)(userPassword=*")]
    [InlineData("\\6daryam")]
    [InlineData("maryam\0")]
    public async Task What_is_not_exactly_one_persons_name_finds_nobody(string name)
    {
        using var directory = At(_server.Settings());
        Assert.Equal(DirectoryProblems.Wrong, (await directory.FindAsync(name, Stop)).Problem);
    }

    [Fact]
    public async Task A_star_in_a_name_is_a_letter()
    {
        using var directory = At(_server.Settings());
        Assert.Equal(_maryam.NationalCode, (await directory.FindAsync("st*r", Stop)).Value.Code.Value);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_or_another_name_is_not_spoken_with()
    {
        foreach (var security in new[] { DirectorySecurity.Ldaps, DirectorySecurity.StartTls })
        {
            await IsAwayAsync(_server.Settings(security) with { Authorities = null });
            await IsAwayAsync(_server.Settings(security, host: "127.0.0.1"));
        }
    }

    [Fact]
    public async Task A_wrong_service_account_and_a_wrong_base_are_no_directory()
    {
        await IsAwayAsync(_server.Settings() with { BindPassword = "wrong" });
        await IsAwayAsync(_server.Settings() with { BaseDn = "dc=other,dc=example" });
        await IsAwayAsync(_server.Settings() with { Port = StaffServer.FreePort() });
    }

    [Theory]
    [InlineData("")]
    [InlineData("30840000")]
    [InlineData("3084FFFFFFFF")]
    [InlineData("3080")]
    [InlineData("30050201017800")]
    [InlineData("300C02010161070A010004000400")]
    [InlineData("300C02010961070A010004000400")]
    [InlineData("485454502F312E3120343030")]
    public async Task A_server_that_hangs_or_says_something_else_is_away_within_the_patience(string says)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var talking = SayAsync(listener, Convert.FromHexString(says), Stop);
        foreach (var security in Enum.GetValues<DirectorySecurity>())
            await IsAwayAsync(
                _server.Settings(security) with
                {
                    Port = ((IPEndPoint)listener.LocalEndpoint).Port,
                    Patience = TimeSpan.FromMilliseconds(400),
                }
            );
        Assert.False(talking.IsFaulted);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static LdapDirectory At(DirectorySettings settings) => new(settings, NullLogger<LdapDirectory>.Instance);

    private static async Task IsAwayAsync(DirectorySettings settings)
    {
        using var directory = At(settings);
        Problem? problem = (await directory.FindAsync("maryam", Stop)).Problem;
        Assert.Equal(DirectoryProblems.Away, problem);
        Assert.False(await directory.WorksAsync(Stop));
    }

    // Says the same to everybody and then nothing more.
    private static async Task SayAsync(TcpListener listener, byte[] words, CancellationToken ct)
    {
        var kept = new List<TcpClient>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ct);
                kept.Add(client);
                await client.GetStream().WriteAsync(words, ct);
            }
        }
        catch (Exception over) when (over is SocketException or OperationCanceledException or IOException)
        {
            kept.ForEach(c => c.Dispose());
        }
    }
}
