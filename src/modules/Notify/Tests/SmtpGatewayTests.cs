using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;
using Shahr.Kit.Data;
using Shahr.Kit.Keys;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>Mail as a server on the other side sees it: signed, once, and whatever that server does.</summary>
public sealed class SmtpGatewayTests : IDisposable
{
    private const string Text = "سلام مریم،\nدرخواست شما به ادارهٔ روشنایی رسید.\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shahr-mail-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_arrives_is_signed_under_the_published_key_and_a_changed_letter_is_not()
    {
        using var server = new SmtpServer();
        using var signature = Signature("shahr");
        await Gateway(server, signature).SendAsync(Letter("maryam@home.example"), Ct);

        var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(server.Letters.Single())), Ct);
        Assert.Equal(Text.TrimEnd(), mail.TextBody?.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("شهر", mail.Subject);
        Assert.EndsWith("@city.example", mail.MessageId);
        Assert.True(await IsSignedAsync(mail, signature));

        mail.Subject = "رمز خود را بفرستید";
        Assert.False(await IsSignedAsync(mail, signature));
    }

    [Fact]
    public async Task Each_letter_has_a_return_address_of_its_own_where_returned_ones_are_read()
    {
        using var server = new SmtpServer();
        using var signature = Signature("shahr");
        var letter = Letter("maryam@home.example");
        await Gateway(server, signature).SendAsync(letter, Ct);
        Assert.Equal("<city@city.example>", server.Senders.Single());

        var back = new ReturnAddress(
            new CityKeyFiles(new DataFolder(_folder.FullName), TimeProvider.System),
            new BounceSettings("imap.city.example", 993, "bounce", "key", "bounce", "city.example")
        );
        await Gateway(server, signature, back).SendAsync(letter, Ct);
        await Gateway(server, signature, back).SendAsync(letter with { Id = Guid.CreateVersion7() }, Ct);
        var senders = server.Senders.Skip(1).Select(s => s.Trim('<', '>')).ToList();
        Assert.Equal(letter.Id, back.Read(senders[0].ToUpperInvariant()));
        Assert.NotEqual(senders[0], senders[1]);
        Assert.All(senders, s => Assert.InRange(s.IndexOf('@', StringComparison.Ordinal), 1, 64));
        Assert.All(server.Letters, l => Assert.Contains("From: city@city.example", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_says_in_its_signed_head_how_a_mail_program_ends_them()
    {
        using var server = new SmtpServer();
        using var signature = Signature("shahr");
        var notice = Letter("maryam@home.example") with { LeaveUrl = "https://city.example/n/abc" };
        await Gateway(server, signature).SendAsync(notice, Ct);
        var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(server.Letters.Single())), Ct);
        Assert.Equal("<https://city.example/n/abc>", mail.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
        Assert.True(await IsSignedAsync(mail, signature));
        mail.Headers[HeaderId.ListUnsubscribe] = "<https://evil.example/n/abc>";
        Assert.False(await IsSignedAsync(mail, signature));
    }

    [Fact]
    public void Both_processes_have_one_key_another_selector_another_and_only_the_owner_reads_it()
    {
        using var one = Signature("shahr");
        using var same = Signature("shahr");
        using var next = Signature("k1406");
        Assert.Equal(one.Record, same.Record);
        Assert.NotEqual(one.Record, next.Record);
        Assert.Equal("k1406._domainkey.city.example", next.RecordName);
        var file = Path.Join(_folder.FullName, "keys", "mail", "shahr.pem");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Many_that_open_at_once_agree_on_one_key()
    {
        var records = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        () =>
                        {
                            using var signature = Signature("race");
                            return signature.Record;
                        },
                        Ct
                    )
                )
        );
        Assert.Single(records.Distinct());
    }

    [Theory]
    [InlineData("550 no such person")]
    [InlineData("451 come again")]
    [InlineData("hello?")]
    [InlineData(null)]
    public async Task A_server_that_refuses_babbles_or_hangs_up_is_a_gateway_that_did_not_take_it(string? answer)
    {
        using var server = new SmtpServer { ToRecipient = answer };
        using var signature = Signature("shahr");
        await Assert.ThrowsAsync<GatewayException>(() =>
            Gateway(server, signature).SendAsync(Letter("maryam@home.example"), Ct)
        );
        Assert.Empty(server.Letters);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("a@b.example\r\nBcc: all@b.example")]
    [InlineData("")]
    public async Task What_is_no_address_is_not_sent(string address)
    {
        using var server = new SmtpServer();
        using var signature = Signature("shahr");
        await Assert.ThrowsAsync<GatewayException>(() => Gateway(server, signature).SendAsync(Letter(address), Ct));
        Assert.Empty(server.Letters);
    }

    [Theory]
    [InlineData("451 come again")]
    [InlineData("421 too many")]
    public async Task Where_the_first_server_takes_nothing_the_second_does_with_the_same_id(string answer)
    {
        using var first = new SmtpServer { ToRecipient = answer };
        using var second = new SmtpServer();
        using var signature = Signature("shahr");
        var letter = Letter("maryam@home.example");
        await Gateway([first.Port, second.Port], signature).SendAsync(letter, Ct);
        Assert.Empty(first.Letters);
        Assert.Contains($"Message-Id: <{letter.Id:N}@city.example>", second.Letters.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_comes_after_the_others_for_a_minute_and_is_then_tried_again()
    {
        var gone = new SmtpServer();
        var port = gone.Port;
        gone.Dispose();
        using var second = new SmtpServer();
        using var signature = Signature("shahr");
        var clock = new TestClock();
        var gateway = Gateway([port, second.Port], signature, clock: clock);
        await gateway.SendAsync(Letter("maryam@home.example"), Ct);
        using var back = new SmtpServer(port);
        await gateway.SendAsync(Letter("maryam@home.example"), Ct);
        Assert.Equal((0, 2), (back.Letters.Count, second.Letters.Count));
        clock.Advance(SmtpGateway.Rest);
        await gateway.SendAsync(Letter("maryam@home.example"), Ct);
        Assert.Equal((1, 2), (back.Letters.Count, second.Letters.Count));
    }

    [Fact]
    public async Task What_broke_off_half_way_is_not_given_to_another_at_once_but_goes_there_when_it_is_tried_again()
    {
        using var cuts = new SmtpServer { ToRecipient = null };
        using var second = new SmtpServer();
        using var signature = Signature("shahr");
        var gateway = Gateway([cuts.Port, second.Port], signature);
        var letter = Letter("maryam@home.example");
        await Assert.ThrowsAsync<GatewayException>(() => gateway.SendAsync(letter, Ct));
        Assert.Empty(second.Letters);
        await gateway.SendAsync(letter, Ct);
        Assert.Single(second.Letters);
    }

    [Fact]
    public async Task A_reader_who_is_not_there_is_not_asked_for_at_the_next_server_and_with_none_left_it_waits()
    {
        using var first = new SmtpServer { ToRecipient = "550 no such person" };
        using var second = new SmtpServer();
        using var signature = Signature("shahr");
        var gateway = Gateway([first.Port, second.Port], signature);
        await Assert.ThrowsAsync<GatewayException>(() => gateway.SendAsync(Letter("maryam@home.example"), Ct));
        Assert.Empty(second.Letters);

        using var busy = new SmtpServer { ToRecipient = "451 come again" };
        var both = Gateway([busy.Port, busy.Port], signature);
        await Assert.ThrowsAsync<GatewayException>(() => both.SendAsync(Letter("maryam@home.example"), Ct));
    }

    private static OutgoingMessage Letter(string address) => new(Guid.CreateVersion7(), address, "شهر", Text);

    private static SmtpGateway Gateway(SmtpServer server, MailSignature signature, ReturnAddress? back = null) =>
        Gateway([server.Port], signature, back);

    private static SmtpGateway Gateway(
        IEnumerable<int> ports,
        MailSignature signature,
        ReturnAddress? back = null,
        TimeProvider? clock = null
    ) =>
        new(
            new SmtpSettings(
                [.. ports.Select(port => new MailServer("127.0.0.1", port, null, null))],
                "city@city.example",
                "shahr"
            ),
            signature,
            back,
            clock ?? TimeProvider.System
        );

    private MailSignature Signature(string selector) =>
        new(new CityKeyFiles(new DataFolder(_folder.FullName), TimeProvider.System), "city.example", selector);

    private static async Task<bool> IsSignedAsync(MimeMessage mail, MailSignature signature)
    {
        var header = mail.Headers[mail.Headers.IndexOf(HeaderId.DkimSignature)];
        return await new DkimVerifier(new Published(signature)).VerifyAsync(mail, header, Ct);
    }

    /// <summary>DNS with the one record that <c>shahr mail record</c> prints.</summary>
    private sealed class Published(MailSignature signature) : DkimPublicKeyLocatorBase
    {
        public override AsymmetricKeyParameter LocatePublicKey(
            string methods,
            string domain,
            string selector,
            CancellationToken cancellationToken = default
        )
        {
            Assert.Equal(signature.RecordName, $"{selector}._domainkey.{domain}");
            return GetPublicKey(signature.Record);
        }

        public override Task<AsymmetricKeyParameter> LocatePublicKeyAsync(
            string methods,
            string domain,
            string selector,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
    }
}
