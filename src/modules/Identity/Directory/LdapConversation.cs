using System.Formats.Asn1;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Shahr.Identity;

/// <summary>An entry of the directory: its name there, and what was asked of it.</summary>
internal sealed record LdapEntry(string Dn, ILookup<string, string> Attributes);

/// <summary>
/// One connection to a directory (LDAP v3, RFC 4511): the three things that signing in needs, one after another. What
/// is unexpected is an <see cref="IOException"/> or an <see cref="AsnContentException"/>. Written by ourselves over the
/// framework's BER and TLS; docs/adr/0012 says why.
/// </summary>
internal sealed class LdapConversation : IAsyncDisposable
{
    /// <summary>The server's word that name and password do not fit.</summary>
    public const int WrongPassword = 49;

    private const int Good = 0;
    private const int TooMany = 4;
    private const int BindAnswer = 1;
    private const int SearchEntry = 4;
    private const int SearchDone = 5;
    private const int SearchReference = 19;
    private const int ExtendedAnswer = 24;
    private const int LongestMessage = 256 * 1024;
    private const string StartTlsName = "1.3.6.1.4.1.1466.20037";

    private readonly TcpClient _socket = new();
    private Stream _stream = Stream.Null;
    private int _id;

    private enum Scope
    {
        Subtree = 2,
    }

    private enum Aliases
    {
        Never = 0,
    }

    /// <summary>Connects, by TLS unless it is this machine.</summary>
    public static async Task<LdapConversation> OpenAsync(DirectorySettings to, CancellationToken ct)
    {
        var conversation = new LdapConversation();
        try
        {
            await conversation._socket.ConnectAsync(to.Host, to.Port, ct);
            conversation._stream = conversation._socket.GetStream();
            if (to.Security == DirectorySecurity.StartTls)
                await conversation.AskForTlsAsync(ct);
            if (to.Security != DirectorySecurity.None)
                await conversation.SecureAsync(to, ct);
            return conversation;
        }
        catch
        {
            await conversation.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _socket.Dispose();
    }

    /// <summary>Shows a name and its password; answers the server's result code, 0 when they fit.</summary>
    public async Task<int> BindAsync(string dn, string password, CancellationToken ct)
    {
        // A bind without a password is one as nobody, and succeeds (RFC 4513, 5.1.2).
        if (dn.Length == 0 || password.Length == 0)
            return WrongPassword;
        await SendAsync(
            writer =>
            {
                using var bind = writer.PushSequence(Operation(0));
                writer.WriteInteger(3);
                writer.WriteOctetString(Encoding.UTF8.GetBytes(dn));
                writer.WriteOctetString(Encoding.UTF8.GetBytes(password), new(TagClass.ContextSpecific, 0));
            },
            ct
        );
        return CodeOf(await HearAsync(ct), BindAnswer);
    }

    /// <summary>The entries that fit, two at most: whoever is found twice is nobody.</summary>
    public async Task<List<LdapEntry>> SearchAsync(
        DirectorySettings where,
        string name,
        string[] attributes,
        CancellationToken ct
    )
    {
        await SendAsync(
            writer =>
            {
                using var search = writer.PushSequence(Operation(3));
                writer.WriteOctetString(Encoding.UTF8.GetBytes(where.BaseDn));
                writer.WriteEnumeratedValue(Scope.Subtree);
                writer.WriteEnumeratedValue(Aliases.Never);
                writer.WriteInteger(2);
                writer.WriteInteger((int)Math.Ceiling(where.Patience.TotalSeconds));
                writer.WriteBoolean(false);
                where.Filter.Write(writer, name);
                using var list = writer.PushSequence();
                foreach (var attribute in attributes)
                    writer.WriteOctetString(Encoding.UTF8.GetBytes(attribute));
            },
            ct
        );
        var found = new List<LdapEntry>();
        while (true)
        {
            var answer = await HearAsync(ct);
            var kind = answer.PeekTag().TagValue;
            if (kind == SearchEntry && found.Count < 2)
                found.Add(EntryOf(answer));
            else if (kind == SearchDone)
                return CodeOf(answer, SearchDone) is Good or TooMany
                    ? found
                    : throw new IOException("The directory refused the search; see the base DN.");
            // Active Directory names other domains beside its own; nobody goes there.
            else if (kind != SearchReference)
                throw new IOException("The directory answered something else.");
        }
    }

    private async Task AskForTlsAsync(CancellationToken ct)
    {
        await SendAsync(
            writer =>
            {
                using var asked = writer.PushSequence(Operation(23));
                writer.WriteOctetString(Encoding.ASCII.GetBytes(StartTlsName), new(TagClass.ContextSpecific, 0));
            },
            ct
        );
        if (CodeOf(await HearAsync(ct), ExtendedAnswer) != Good)
            throw new IOException("The directory speaks no StartTLS.");
    }

    private async Task SecureAsync(DirectorySettings to, CancellationToken ct)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = to.Host };
        if (to.Authorities is { } own)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(own);
        }

        var secured = new SslStream(_stream);
        _stream = secured;
        await secured.AuthenticateAsClientAsync(options, ct);
    }

    private static Asn1Tag Operation(int number) => new(TagClass.Application, number);

    private async Task SendAsync(Action<AsnWriter> write, CancellationToken ct)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(++_id);
            write(writer);
        }

        await _stream.WriteAsync(writer.Encode(), ct);
        await _stream.FlushAsync(ct);
    }

    // What the server says to the question asked last; it stands at the operation's tag.
    private async Task<AsnReader> HearAsync(CancellationToken ct)
    {
        var head = new byte[2];
        await _stream.ReadExactlyAsync(head, ct);
        var more = head[1] < 0x80 ? 0 : head[1] & 0x7f;
        if (head[0] != 0x30 || head[1] == 0x80 || more > 4)
            throw new IOException("The directory does not speak LDAP.");
        var size = new byte[more];
        await _stream.ReadExactlyAsync(size, ct);
        var length = more == 0 ? head[1] : size.Aggregate(0L, (sum, b) => (sum << 8) | b);
        if (length > LongestMessage)
            throw new IOException("The directory's answer is too long.");
        var whole = new byte[2 + more + length];
        head.CopyTo(whole, 0);
        size.CopyTo(whole, 2);
        await _stream.ReadExactlyAsync(whole.AsMemory(2 + more), ct);
        var message = new AsnReader(whole, AsnEncodingRules.BER).ReadSequence();
        return message.TryReadInt32(out var id) && id == _id
            ? message
            : throw new IOException("The directory ended the conversation.");
    }

    // All that sign-in knows are of one byte; of a longer one no part may be taken for "good".
    private static int CodeOf(AsnReader answer, int operation) =>
        answer.ReadSequence(Operation(operation)).ReadEnumeratedBytes().Span is [var code]
            ? code
            : throw new IOException("The directory answered with a code nobody knows.");

    private static LdapEntry EntryOf(AsnReader answer)
    {
        var entry = answer.ReadSequence(Operation(SearchEntry));
        var dn = TextOf(entry);
        var attributes = new List<KeyValuePair<string, string>>();
        for (var list = entry.ReadSequence(); list.HasData; )
        {
            var one = list.ReadSequence();
            var name = TextOf(one);
            for (var values = one.ReadSetOf(skipSortOrderValidation: true); values.HasData; )
                attributes.Add(new(name, TextOf(values)));
        }

        return new(dn, attributes.ToLookup(a => a.Key, a => a.Value, StringComparer.OrdinalIgnoreCase));
    }

    private static string TextOf(AsnReader at) => Encoding.UTF8.GetString(at.ReadOctetString());
}
