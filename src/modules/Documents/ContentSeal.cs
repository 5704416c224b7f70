using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Shahr.Contracts;

namespace Shahr.Documents;

/// <summary>
/// What a document says, as it is kept: the order, the owner's name on that day, and the printed check code.
/// </summary>
internal sealed record DocumentContent(DocumentOrder Order, string OwnerName, string CheckCode);

/// <summary>
/// Encrypts what a document says with the city's rotating keys, which live outside database and backup. The number is
/// part of the purpose: a sealed text moved to another row does not open there.
/// </summary>
internal sealed class ContentSeal(IDataProtectionProvider provider)
{
    private const string Purpose = "shahr.documents.v1";

    public string Seal(string number, DocumentContent content) =>
        For(number, "content").Protect(JsonSerializer.Serialize(content, JsonSerializerOptions.Web));

    public DocumentContent Open(string number, string text) =>
        JsonSerializer.Deserialize<DocumentContent>(For(number, "content").Unprotect(text), JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException($"Document {number} has no content.");

    public string SealReason(string number, string reason) => For(number, "reason").Protect(reason);

    public string OpenReason(string number, string text) => For(number, "reason").Unprotect(text);

    public byte[] SealFile(string number, byte[] pdf) => For(number, "file").Protect(pdf);

    public byte[] OpenFile(string number, byte[] bytes) => For(number, "file").Unprotect(bytes);

    private IDataProtector For(string number, string what) => provider.CreateProtector(Purpose, what, number);
}
