using System.CommandLine;
using System.Text.Json;
using Shahr.Kit.Data;
using Shahr.Kit.Keys;
using Shahr.Notify;

namespace Shahr.Web.Cli;

/// <summary>
/// <c>shahr mail record</c>: the line that the sender's domain publishes, so that others can check the city's mail.
/// </summary>
internal static class MailCommand
{
    public static Command Make()
    {
        var from = new Option<string?>("--from")
        {
            Description = "The sender's address (default: Notify__Smtp__From of the environment).",
        };
        var selector = new Option<string?>("--selector")
        {
            Description = "Which key (default: Notify__Smtp__DkimSelector, else shahr); a new name makes a new key.",
        };
        var record = new Command("record", "Prints the DNS record of the key that signs the city's mail.")
        {
            from,
            selector,
        };
        record.SetAction(parsed =>
        {
            var options = CommonOptions.Read(parsed);
            FolderCheck.MustBeWritable(options.Data);
            var smtp = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("Notify:Smtp");
            var address = parsed.GetValue(from) ?? SmtpSettings.Read(smtp)?.From;
            var name = parsed.GetValue(selector) ?? smtp["DkimSelector"] ?? MailSignature.UsualSelector;
            if (!MailSignature.TryDomain(address, out var domain) || !MailSignature.IsSelector(name))
            {
                throw new StartException(
                    "معلوم نیست نامه‌ها از چه نشانی و با چه کلیدی می‌روند.",
                    "It is not clear from which address and with which key mail leaves.",
                    "shahr mail record --from city@city.example --selector shahr"
                );
            }

            using var signature = new MailSignature(
                new CityKeyFiles(new DataFolder(options.Data), TimeProvider.System),
                domain,
                name
            );
            Tell(signature, parsed);
            return 0;
        });
        return new Command("mail", "The city's e-mail.") { record };
    }

    private static void Tell(MailSignature signature, ParseResult parsed)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            var said = new
            {
                name = signature.RecordName,
                type = "TXT",
                text = signature.Record,
            };
            Console.WriteLine(JsonSerializer.Serialize(said, StartProblem.Readable));
            return;
        }

        BackupCommand.Say(
            parsed,
            "این سطر را در دی‌ان‌اس دامنه بگذارید؛ تا نگذاشته‌اید، دیگران نمی‌دانند نامه از شهر است:",
            "Put this line into the domain's DNS; until then nobody can tell that a letter is the city's:"
        );
        Console.WriteLine($"{signature.RecordName}. IN TXT {InQuotes(signature.Record)}");
    }

    // A text of DNS is at most 255 bytes long; a longer one is several (RFC 1035, section 3.3.14).
    private static string InQuotes(string text) =>
        string.Join(' ', text.Chunk(255).Select(part => '"' + new string(part) + '"'));
}
