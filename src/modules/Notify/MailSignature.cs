using System.Security.Cryptography;
using MimeKit;
using MimeKit.Cryptography;
using Shahr.Kit.Keys;

namespace Shahr.Notify;

/// <summary>
/// The DKIM signature of the city's mail (RFC 6376; RSA of 2048 bits and SHA-256, RFC 8301), so that a mail server can
/// tell our letters from those of somebody who writes our name. The key lies in <c>keys/mail/SELECTOR.pem</c>; a new
/// selector makes a new key, so that an operator changes keys by publishing the next record first.
/// </summary>
public sealed class MailSignature : IDisposable
{
    private const int Bits = 2048;

    // Signed also where a letter has none of them: nobody adds a second subject on the way.
    private static readonly HeaderId[] Signed =
    [
        HeaderId.From,
        HeaderId.To,
        HeaderId.Subject,
        HeaderId.Date,
        HeaderId.MessageId,
        HeaderId.MimeVersion,
        HeaderId.ContentType,
        HeaderId.ContentTransferEncoding,
        HeaderId.ListUnsubscribe,
        HeaderId.ListUnsubscribePost,
    ];

    /// <summary>The selector where an operator names none.</summary>
    public const string UsualSelector = "shahr";

    private readonly RSA _key;
    private readonly string _file;

    /// <summary>The key of a selector, made if there is none yet.</summary>
    public MailSignature(ICityKeys keys, string domain, string selector)
    {
        (Domain, Selector) = (domain, selector);
        _file = Path.Join(keys.Folder("mail"), selector + ".pem");
        _key = RSA.Create(Bits);
        if (!TakeNew())
            _key.ImportFromPem(File.ReadAllText(_file));
    }

    /// <summary>The domain that signs: that of the sender's address.</summary>
    public string Domain { get; }

    /// <summary>Which of the domain's keys.</summary>
    public string Selector { get; }

    /// <summary>The name under which the public key stands in the domain's DNS.</summary>
    public string RecordName => $"{Selector}._domainkey.{Domain}";

    /// <summary>The text of that record (TXT).</summary>
    public string Record => "v=DKIM1; k=rsa; p=" + Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>The domain of an address; false for what is no address.</summary>
    public static bool TryDomain(string? address, out string domain)
    {
        domain = MailboxAddress.TryParse(address ?? "", out var mailbox) ? mailbox.Domain : "";
        return domain.Length > 0;
    }

    /// <summary>One label of DNS, as it also names a file.</summary>
    public static bool IsSelector(string name) =>
        name.Length is > 0 and <= 63 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    internal void Sign(MimeMessage mail)
    {
        // What is signed must be what travels: no server on the way has to rewrite seven-bit text.
        mail.Prepare(EncodingConstraint.SevenBit);
        using var key = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(_key.ExportRSAPrivateKeyPem()));
        var signer = new DkimSigner(key, Domain, Selector, DkimSignatureAlgorithm.RsaSha256)
        {
            HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
            BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        };
        signer.Sign(mail, Signed);
    }

    // Whole under its name or not there: two processes that open the city at once agree on one key.
    private bool TakeNew()
    {
        if (File.Exists(_file))
            return false;
        var made = _file + "." + Guid.CreateVersion7().ToString("N");
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var pem = new StreamWriter(made, how))
            pem.Write(_key.ExportPkcs8PrivateKeyPem());
        try
        {
            File.Move(made, _file, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(_file))
        {
            File.Delete(made);
            return false;
        }
    }
}
