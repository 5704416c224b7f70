using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Shahr.Documents;
using Shahr.Kit.Values;
using Shahr.Paper;

namespace Shahr.Web.Cli;

/// <summary>
/// <c>shahr verify-document FILE</c>: checks a signed document without server, database or network.
/// <c>shahr documents root</c>: the certificate that others need for it.
/// </summary>
internal static class DocumentsCommands
{
    private const long MaxBytes = 64 << 20;

    public static Command MakeVerify()
    {
        var file = new Argument<string>("FILE") { Description = "The signed PDF." };
        var root = new Option<string?>("--root")
        {
            Description = "The city's root certificate as PEM (default: the one in the data folder).",
        };
        var command = new Command(
            "verify-document",
            "Checks a signed document offline. Revocations are known only to the city's /verify page."
        )
        {
            file,
            root,
        };
        command.SetAction(parsed =>
        {
            var pdf = Read(parsed.GetRequiredValue(file));
            var roots = Roots(parsed, parsed.GetValue(root));
            var verdict = DocumentCheck.Offline(pdf, roots, TimeProvider.System.GetUtcNow());
            foreach (var certificate in roots)
                certificate.Dispose();
            Print(verdict, parsed);
            return verdict.IsValid ? 0 : 1;
        });
        return command;
    }

    public static Command MakeDocuments()
    {
        var to = new Option<string?>("--out") { Description = "Writes the PEM to this file instead of printing it." };
        var root = new Command("root", "Prints the city's root certificate as PEM; made now if this city has none yet.")
        {
            to,
        };
        root.SetAction(parsed =>
        {
            var keys = Keys(parsed);
            FolderCheck.MustBeWritable(CommonOptions.Read(parsed).Data);
            using var certificate = keys.Root();
            var pem = CityRoot.CertificatePem(certificate);
            if (parsed.GetValue(to) is { } path)
                File.WriteAllText(path, pem);
            if (parsed.GetValue(CommonOptions.Json))
                Console.WriteLine(Describe(certificate, keys, pem));
            else if (parsed.GetValue(to) is null)
                Console.Write(pem);
            return 0;
        });
        return new Command("documents", "Signed documents.") { root };
    }

    private static string Describe(X509Certificate2 certificate, SigningKeys keys, string pem) =>
        JsonSerializer.Serialize(
            new
            {
                pem,
                sha256 = Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256)),
                notAfter = certificate.NotAfter.ToUniversalTime(),
                privateKeyIsHere = keys.HasRootKey,
            },
            StartProblem.Readable
        );

    private static SigningKeys Keys(ParseResult parsed)
    {
        var options = CommonOptions.Read(parsed);
        return SigningKeys.In(options.Data, options.NameFa, TimeProvider.System);
    }

    private static byte[] Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length <= MaxBytes)
                return File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"فایل «{path}» خوانده نشد.",
                $"The file '{path}' cannot be read.",
                "ls -l " + path
            );
        }

        throw new StartException(
            $"فایل «{path}» از ۶۴ مگابایت بزرگ‌تر است و سند شهر نیست.",
            $"The file '{path}' is larger than 64 MB and no document of a city."
        );
    }

    private static IReadOnlyList<X509Certificate2> Roots(ParseResult parsed, string? path)
    {
        if (path is null)
        {
            var keys = Keys(parsed);
            // A root made this moment would have signed nothing: asking for one is more honest than «not ours».
            return keys.HasRoot
                ? keys.TrustedRoots()
                : throw new StartException(
                    "گواهی ریشهٔ شهر این‌جا نیست؛ آن را از نشانی /verify/root.pem شهر بگیرید و با --root بدهید.",
                    "The city's root certificate is not here; get it from the city's /verify/root.pem and give it "
                        + "with --root.",
                    "shahr verify-document FILE --root city-root.pem"
                );
        }

        try
        {
            return [CityRoot.FromPem(File.ReadAllText(path))];
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"«{path}» گواهی ریشه به شکل PEM نیست.",
                $"'{path}' is no root certificate in PEM form.",
                "shahr documents root --out city-root.pem"
            );
        }
    }

    private static void Print(DocumentVerdict verdict, ParseResult parsed)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            Console.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        valid = verdict.IsValid,
                        verdict = JsonNamingPolicy.CamelCase.ConvertName(verdict.Finding.ToString()),
                        messageFa = verdict.Sentence("fa"),
                        messageEn = verdict.Sentence("en"),
                        verdict.SignerName,
                        verdict.SignedAt,
                        document = verdict.Statement,
                        verdict.Detail,
                        revocationChecked = false,
                    },
                    StartProblem.Readable
                )
            );
            return;
        }

        var english = parsed.English();
        var language = english ? "en" : "fa";
        Console.WriteLine($"{verdict.Title(language)}. {verdict.Sentence(language)}");
        if (verdict.Statement is { } says)
        {
            Console.WriteLine(
                $"  {(english ? says.TitleEn : says.TitleFa)} — "
                    + $"{(english ? says.Number : PersianText.ToPersianDigits(says.Number))}"
            );
            Console.WriteLine($"  {says.Owner}");
            foreach (var field in says.Fields)
                Console.WriteLine($"  {(english ? field.LabelEn : field.LabelFa)}: {field.Value}");
        }

        if (!verdict.IsValid)
            Console.WriteLine("  " + verdict.Detail);
        Console.WriteLine(
            english
                ? "  Revocation was not checked; only the city's /verify page knows of it."
                : "  ابطال سنجیده نشد؛ آن را فقط صفحهٔ /verify شهر می‌داند."
        );
    }
}
