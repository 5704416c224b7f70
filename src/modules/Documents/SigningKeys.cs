using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shahr.Paper;

namespace Shahr.Documents;

/// <summary>
/// The city cannot sign: its signer's life is over and the root's private key is not here to issue another.
/// </summary>
public sealed class SigningKeysException(string message) : Exception(message);

/// <summary>
/// The city's own certificate authority in <c>keys/documents</c> of the data folder, outside database and backup:
/// <c>root/</c>, <c>signer-…/</c> and <c>trusted/*.pem</c>. Made at first need. The root's private key may be taken
/// away:
/// signing goes on until the signer's end.
/// </summary>
public sealed class SigningKeys
{
    private const string CertificateFile = "certificate.pem";
    private const string KeyFile = "private-key.pem";
    private const int RootYears = 30;
    private const int SignerYears = 10;

    // A fresh signer every year: whatever is signed can be checked without the city for nine years at least.
    private static readonly TimeSpan SignerUse = TimeSpan.FromDays(365);
    private readonly string _folder;
    private readonly string _city;
    private readonly TimeProvider _clock;

    private SigningKeys(string folder, string city, TimeProvider clock) =>
        (_folder, _city, _clock) = (folder, city, clock);

    /// <summary>True when the root exists.</summary>
    public bool HasRoot => File.Exists(Path.Join(_folder, "root", CertificateFile));

    /// <summary>True when the root's private key is here, so that signers can be issued.</summary>
    public bool HasRootKey => File.Exists(Path.Join(_folder, "root", KeyFile));

    /// <summary>The keys under a data folder. Touches nothing yet.</summary>
    /// <param name="dataFolder">The city's data folder.</param>
    /// <param name="cityFa">The city's Persian name, written into certificates.</param>
    /// <param name="clock">Tells the certificates' lives.</param>
    public static SigningKeys In(string dataFolder, string cityFa, TimeProvider clock) =>
        new(Path.Join(Path.GetFullPath(dataFolder), "keys", "documents"), cityFa, clock);

    /// <summary>The root's certificate, made with its key if this city has none yet. Dispose it.</summary>
    public X509Certificate2 Root()
    {
        if (!HasRoot)
            Keep("root", () => CityRoot.Create("مرجع گواهی " + _city, RootYears, _clock.GetUtcNow()));
        return Certificate("root");
    }

    /// <summary>The root and whatever older or neighbouring roots lie in <c>trusted/</c>.</summary>
    public IReadOnlyList<X509Certificate2> TrustedRoots()
    {
        var roots = new List<X509Certificate2> { Root() };
        var trusted = Path.Join(_folder, "trusted");
        if (!Directory.Exists(trusted))
            return roots;
        foreach (var file in Directory.EnumerateFiles(trusted, "*.pem").Order(StringComparer.Ordinal))
        {
            roots.Add(CityRoot.FromPem(File.ReadAllText(file)));
        }

        return roots;
    }

    /// <summary>
    /// A signer in its life with its private key; issued anew once a year while the root's key is here. Dispose it.
    /// </summary>
    /// <exception cref="SigningKeysException">There is no signer, and no root key to issue one.</exception>
    public X509Certificate2 Signer()
    {
        using var root = Root();
        var now = _clock.GetUtcNow().UtcDateTime;
        var newest = Newest(root, now);
        if (newest is not null && (!HasRootKey || now - newest.NotBefore.ToUniversalTime() < SignerUse))
            return newest;
        if (!HasRootKey)
        {
            throw new SigningKeysException(
                "The signer's life is over and the root's private key is not in keys/documents/root. "
                    + "Bring it back to issue a new signer."
            );
        }

        newest?.Dispose();
        using var authority = WithKey("root");
        var name = "signer-" + now.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        Keep(name, () => CityRoot.IssueSigner(authority, "شهرداری " + _city, SignerYears, _clock.GetUtcNow()));
        return WithKey(name);
    }

    private X509Certificate2? Newest(X509Certificate2 root, DateTime now)
    {
        if (!Directory.Exists(_folder))
            return null;
        foreach (
            var folder in Directory.EnumerateDirectories(_folder, "signer-*").OrderDescending(StringComparer.Ordinal)
        )
        {
            var name = Path.GetFileName(folder);
            if (name.Contains('.', StringComparison.Ordinal) || !File.Exists(Path.Join(folder, KeyFile)))
                continue;
            var signer = WithKey(name);
            var inLife = signer.NotBefore.ToUniversalTime() <= now && now < signer.NotAfter.ToUniversalTime();
            if (inLife && signer.IssuerName.RawData.AsSpan().SequenceEqual(root.SubjectName.RawData))
                return signer;
            signer.Dispose();
        }

        return null;
    }

    /// <summary>
    /// Written beside and moved into place whole: two processes may try, the first wins, and a crash leaves nothing
    /// half.
    /// </summary>
    private void Keep(string name, Func<X509Certificate2> make)
    {
        using var made = make();
        var target = Path.Join(_folder, name);
        var aside = target + "." + Guid.CreateVersion7().ToString("N");
        MakeFolder(aside);
        Write(Path.Join(aside, CertificateFile), CityRoot.CertificatePem(made));
        using (
            var key = made.GetECDsaPrivateKey() ?? throw new CryptographicException("The new certificate has no key.")
        )
        {
            Write(Path.Join(aside, KeyFile), key.ExportPkcs8PrivateKeyPem() + "\n");
        }

        try
        {
            Directory.Move(aside, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    private X509Certificate2 Certificate(string name) =>
        CityRoot.FromPem(File.ReadAllText(Path.Join(_folder, name, CertificateFile)));

    private X509Certificate2 WithKey(string name) =>
        X509Certificate2.CreateFromPem(
            File.ReadAllText(Path.Join(_folder, name, CertificateFile)),
            File.ReadAllText(Path.Join(_folder, name, KeyFile))
        );

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
