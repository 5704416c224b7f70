using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Shahr.Notify;

/// <summary>
/// The city's account at one provider: the shape of its interface, our line, and the two secrets, which come from the
/// environment or from files and go nowhere else.
/// </summary>
internal sealed record SmsAccount(SmsShape Shape, string Line, string Key, string? ReceiptSecret)
{
    private const int ShortestSecret = 24;

    /// <summary>The account that these settings describe.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message names it, and no secret.</exception>
    public static SmsAccount Read(IConfigurationSection plan)
    {
        var file = plan["File"] ?? throw Wrong(plan, "File", "name the file that describes the provider's interface");
        SmsShape shape;
        try
        {
            shape = SmsShape.Read(File.ReadAllText(file));
        }
        catch (Exception broken)
            when (broken is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw Wrong(plan, "File", $"{file}: {broken.Message}");
        }

        var key =
            Secrets.Read(plan, "Key") ?? throw Wrong(plan, "Key", "the secret key is missing; set Key or KeyFile");
        var secret = Secrets.Read(plan, "ReceiptSecret");
        if (shape.Receipts is null && secret is not null)
            throw Wrong(plan, "ReceiptSecret", "its file says nothing of receipts");
        return secret is { Length: < ShortestSecret }
            ? throw Wrong(plan, "ReceiptSecret", $"at least {ShortestSecret} letters, for anybody may try it")
            : new SmsAccount(shape, plan["Line"] ?? "", key, secret);
    }

    /// <summary>True for the secret in the address that the provider was given for receipts.</summary>
    public bool IsReceiptSecret(string typed) =>
        ReceiptSecret is not null
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(typed)),
            SHA256.HashData(Encoding.UTF8.GetBytes(ReceiptSecret))
        );

    /// <summary>Says nothing of the secrets, wherever it is written.</summary>
    public override string ToString() => Shape.Address.Host;

    private static InvalidOperationException Wrong(IConfigurationSection plan, string name, string why) =>
        new($"{plan.Path}:{name}: {why}");
}
