using Microsoft.AspNetCore.DataProtection;

namespace Shahr.Notify;

/// <summary>
/// Encrypts addresses and texts while they wait in the queue, with the city's rotating data protection keys.
/// </summary>
internal sealed class MessageSeal(IDataProtectionProvider provider)
{
    private readonly IDataProtector _protector = provider.CreateProtector("shahr.notify.v1");

    public string Seal(string text) => _protector.Protect(text);

    /// <summary>The message as it leaves the city.</summary>
    public OutgoingMessage Open(QueuedMessage message) =>
        new(message.Id, Open(message.SealedAddress ?? ""), message.Subject, Open(message.SealedBody ?? ""));

    public string Open(string sealedText) => _protector.Unprotect(sealedText);
}
