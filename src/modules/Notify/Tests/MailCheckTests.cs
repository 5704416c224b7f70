using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Shahr.Notify.Tests;

/// <summary>Wrong settings of e-mail stop the start, and the doctor says what does not answer.</summary>
public sealed class MailCheckTests
{
    private static readonly KeyValuePair<string, string?>[] _bounces =
    [
        new("Notify:Smtp:Host", "127.0.0.1"),
        new("Notify:Smtp:From", "city@city.example"),
        new("Notify:Smtp:Bounces:Host", "127.0.0.1"),
        new("Notify:Smtp:Bounces:User", "bounce"),
        new("Notify:Smtp:Bounces:Key", ImapServer.Password),
    ];

    [Fact]
    public void What_is_set_is_read_and_what_is_not_is_the_senders_domain()
    {
        var bounces = SmtpSettings.Read(Section(_bounces))?.Bounces;
        Assert.Equal(("bounce", "city.example", 993), (bounces?.Name, bounces?.Domain, bounces?.Port));
        Assert.Null(SmtpSettings.Read(Section(_bounces[..2]))?.Bounces);
        Assert.DoesNotContain(ImapServer.Password, $"{bounces}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "", "Bounces:Host")]
    [InlineData("Port", "0", "Bounces:Port")]
    [InlineData("Port", "143x", "Bounces:Port")]
    [InlineData("User", "", "Bounces:User")]
    [InlineData("Key", "", "Bounces:Key")]
    [InlineData("KeyFile", "/no/such/file", "Bounces:KeyFile")]
    [InlineData("Address", "bounce", "Bounces:Address")]
    [InlineData("Address", "a+b@city.example", "Bounces:Address")]
    [InlineData("Address", "letters-that-came-back@city.example", "Bounces:Address")]
    public async Task A_wrong_one_is_named_without_the_key(string name, string value, string says)
    {
        var section = Section([.. _bounces, new("Notify:Smtp:Bounces:" + name, value)]);
        var wrong = Assert.Throws<InvalidOperationException>(() => SmtpSettings.Read(section));
        Assert.Contains(says, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ImapServer.Password, wrong.Message, StringComparison.Ordinal);
        var told = await MailCheck.LookAsync(section, TestContext.Current.CancellationToken);
        Assert.Contains(says, told?.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_servers_are_read_in_their_order_and_one_without_a_name_or_port_is_none()
    {
        KeyValuePair<string, string?> other = new("Notify:Smtp:Others:0:Host", "mail2.city.example");
        var settings = SmtpSettings.Read(Section([.. _bounces, other, new("Notify:Smtp:Others:0:Port", "25")]));
        Assert.Equal(["127.0.0.1:587", "mail2.city.example:25"], settings?.InOrder.Select(s => $"{s}"));
        foreach (var wrong in new[] { "Notify:Smtp:Others:0:Port", "Notify:Smtp:Others:1:User" })
        {
            var section = Section([.. _bounces, other, new(wrong, "x")]);
            var said = Assert.Throws<InvalidOperationException>(() => SmtpSettings.Read(section));
            Assert.Contains(wrong[..^5], said.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_doctor_says_which_of_both_servers_does_not_answer_or_does_not_open()
    {
        var ct = TestContext.Current.CancellationToken;
        using var smtp = new SmtpServer();
        using var imap = new ImapServer();
        async Task<string?> SaidAsync(int mail, int mailbox, string key = ImapServer.Password)
        {
            KeyValuePair<string, string?>[] settings =
            [
                .. _bounces,
                new("Notify:Smtp:Port", $"{mail}"),
                new("Notify:Smtp:Bounces:Port", $"{mailbox}"),
                new("Notify:Smtp:Bounces:Key", key),
            ];
            return (await MailCheck.LookAsync(Section(settings), ct))?.En;
        }

        Assert.Null(await SaidAsync(smtp.Port, imap.Port));
        var nobody = FreePort();
        var silent = await SaidAsync(nobody, imap.Port);
        Assert.Contains($"mail server 127.0.0.1:{nobody}", silent, StringComparison.Ordinal);
        Assert.Contains("mailbox", await SaidAsync(smtp.Port, nobody), StringComparison.Ordinal);
        Assert.Contains("key", await SaidAsync(smtp.Port, imap.Port, "wrong"), StringComparison.Ordinal);
        Assert.Contains("no mail server", (await MailCheck.LookAsync(Section([]), ct))?.En, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // What is said twice counts as said last.
    private static IConfigurationSection Section(IEnumerable<KeyValuePair<string, string?>> settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(g => g.Last()))
            .Build()
            .GetSection("Notify:Smtp");
}
