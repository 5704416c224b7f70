using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Shahr.Identity.Tests;

/// <summary>
/// A directory as a municipality has one: OpenLDAP's <c>slapd</c> on a port of its own, with people of its own. It lets
/// in whoever shows no password (<c>bind_anon_cred</c>), as careless servers do.
/// </summary>
internal sealed class StaffServer : IDisposable
{
    public const string Password = "رمز شبکه ۱۲۳";
    public const string BaseDn = "dc=city,dc=example";
    public const string ServiceDn = "cn=shahr," + BaseDn;
    public const string ServicePassword = "only-for-tests";

    private const string Modules = "/usr/lib/ldap";
    private const string Schema = "/etc/ldap/schema";

    private readonly string _folder = Directory.CreateTempSubdirectory("shahr-ldap-").FullName;
    private readonly List<string> _people = [];
    private Process? _running;

    /// <summary>Where the programs of Debian's slapd are; null where it is absent.</summary>
    public static bool IsHere =>
        File.Exists("/usr/sbin/slapd") && Directory.Exists(Modules) && File.Exists(Schema + "/core.schema");

    public int Port { get; private set; }

    public int TlsPort { get; private set; }

    public X509Certificate2Collection Authorities { get; } = [];

    public static void SkipWhereAbsent() =>
        Assert.SkipUnless(IsHere, "skipped: install Debian's slapd to ask a real directory.");

    /// <summary>Somebody of the staff, before it starts.</summary>
    public void Add(string uid, string? nationalCode, int control = 512, string branch = "")
    {
        _people.Add(
            $"""
            dn: cn={uid.Replace("*", "star", StringComparison.Ordinal)}{branch},{BaseDn}
            objectClass: inetOrgPerson
            objectClass: cityAccount
            cn: {uid.Replace("*", "star", StringComparison.Ordinal)}{branch}
            sn: Test
            uid: {uid}
            userAccountControl: {control}
            userPassword:: {Convert.ToBase64String(Encoding.UTF8.GetBytes(Password))}
            {(nationalCode is null ? "description: none" : "employeeNumber: " + nationalCode)}
            """
        );
    }

    public async Task StartAsync()
    {
        WriteCertificates();
        Directory.CreateDirectory(_folder + "/db");
        await File.WriteAllTextAsync(_folder + "/slapd.conf", Settings());
        var top = $"dn: {BaseDn}\nobjectClass: dcObject\nobjectClass: organization\no: City\ndc: city";
        await File.WriteAllTextAsync(_folder + "/people.ldif", string.Join("\n\n", [top, .. _people]) + "\n");
        using (var add = Run("-T", "add", "-f", _folder + "/slapd.conf", "-l", _folder + "/people.ldif"))
        {
            await add.WaitForExitAsync();
            if (add.ExitCode != 0)
                throw new InvalidOperationException("slapadd: " + await add.StandardError.ReadToEndAsync());
        }

        (Port, TlsPort) = (FreePort(), FreePort());
        var at = $"ldap://127.0.0.1:{Port}/ ldaps://127.0.0.1:{TlsPort}/";
        _running = Run("-d", "0", "-h", at, "-f", _folder + "/slapd.conf");
        await Shahr.Testing.CityHost.EventuallyAsync(() => AnswersAsync(TlsPort), "slapd answers");
    }

    /// <summary>How the city reaches it.</summary>
    public DirectorySettings Settings(DirectorySecurity security = DirectorySecurity.None, string host = "localhost") =>
        new(host, security == DirectorySecurity.Ldaps ? TlsPort : Port, security, BaseDn)
        {
            BindDn = ServiceDn,
            BindPassword = ServicePassword,
            Filter = DirectoryFilter.Parse("(&(objectClass=inetOrgPerson)(uid={0}))"),
            Authorities = Authorities,
            Pace = TimeSpan.FromMilliseconds(100),
        };

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (_running is { HasExited: false })
        {
            _running.Kill();
            _running.WaitForExit();
        }

        _running?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Run(params string[] words) =>
        Process.Start(new ProcessStartInfo("/usr/sbin/slapd", words) { RedirectStandardError = true })
        ?? throw new InvalidOperationException("slapd does not start.");

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string Settings() =>
        $"""
            include {Schema}/core.schema
            include {Schema}/cosine.schema
            include {Schema}/inetorgperson.schema
            attributetype ( 1.2.840.113556.1.4.8 NAME 'userAccountControl' EQUALITY integerMatch
              SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
            objectclass ( 1.3.6.1.4.1.4203.666.1 NAME 'cityAccount' SUP top AUXILIARY MAY userAccountControl )
            pidfile {_folder}/pid
            modulepath {Modules}
            moduleload back_mdb
            allow bind_anon_cred
            TLSCACertificateFile {_folder}/ca.pem
            TLSCertificateFile {_folder}/server.pem
            TLSCertificateKeyFile {_folder}/server.key
            database mdb
            maxsize 10485760
            suffix "{BaseDn}"
            rootdn "{ServiceDn}"
            rootpw {ServicePassword}
            directory {_folder}/db
            access to attrs=userPassword by anonymous auth by * none
            access to * by users read by * none

            """;

    private void WriteCertificates()
    {
        using var authorityKey = RSA.Create(2048);
        using var key = RSA.Create(2048);
        var (from, to) = (DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(90));
        var authority = Asked("CN=City Domain CA", authorityKey);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var ca = authority.CreateSelfSigned(from, to);
        var server = Asked("CN=localhost", key);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        server.CertificateExtensions.Add(names.Build());
        using var signed = server.Create(ca, from, to, [1, 2, 3]);
        File.WriteAllText(_folder + "/ca.pem", ca.ExportCertificatePem());
        File.WriteAllText(_folder + "/server.pem", signed.ExportCertificatePem());
        File.WriteAllText(_folder + "/server.key", key.ExportPkcs8PrivateKeyPem());
        Authorities.Add(ca);
    }

    private static CertificateRequest Asked(string name, RSA key) =>
        new(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
