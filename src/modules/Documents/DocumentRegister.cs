using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Values;

namespace Shahr.Documents;

/// <summary>The public face of one document: enough to see that a paper is real, never what it says.</summary>
public sealed record PublicFace(
    string Number,
    string TitleFa,
    string TitleEn,
    DateOnly IssuedOn,
    DateOnly? ValidUntil,
    DocumentFinding Finding,
    DateOnly? RevokedOn,
    string MaskedOwner
);

/// <summary>Asks the city's register: by the file itself, or by number and printed code.</summary>
internal sealed class DocumentRegister(DocumentsDb db, ContentSeal seal, SigningKeys keys, TimeProvider clock)
{
    public async Task<DocumentVerdict> CheckAsync(byte[] pdf, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var roots = keys.TrustedRoots();
        var offline = DocumentCheck.Offline(pdf, roots, now);
        foreach (var root in roots)
            root.Dispose();
        if (offline.Finding is not (DocumentFinding.Valid or DocumentFinding.Expired or DocumentFinding.SignerOver))
            return offline;

        // The register knows the exact bytes it gave out: that also answers when the signer's certificate is over, and
        // it refuses what a stolen signing key would make.
        var hash = Convert.ToHexStringLower(SHA256.HashData(pdf));
        var known = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.FileHash == hash, ct);
        return known is null
            ? offline with
            {
                Finding = DocumentFinding.NotInRegister,
                Statement = null,
            }
            : offline with
            {
                Finding = Stand(known, now.UtcDateTime),
                RevokedOn = Day(known.RevokedAt),
            };
    }

    /// <summary>Null unless both number and code are right: a stranger who tries numbers learns nothing.</summary>
    public async Task<PublicFace?> LookUpAsync(PublicNumber number, string code, CancellationToken ct)
    {
        var known = await FindAsync(number, ct);
        if (known?.SignedAt is not { } signedAt)
            return null;
        var content = seal.Open(known.Number, known.SealedContent);
        var same = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(content.CheckCode),
            Encoding.ASCII.GetBytes(code)
        );
        return same ? Face(known, content, signedAt) : null;
    }

    /// <summary>The same for an officer who revokes: they need not read the document either.</summary>
    public async Task<PublicFace?> FaceAsync(PublicNumber number, CancellationToken ct)
    {
        var known = await FindAsync(number, ct);
        return known is null
            ? null
            : Face(known, seal.Open(known.Number, known.SealedContent), known.SignedAt ?? known.OrderedAt);
    }

    private Task<Document?> FindAsync(PublicNumber number, CancellationToken ct) =>
        db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Number == number.Value, ct);

    private PublicFace Face(Document document, DocumentContent content, DateTime issuedAt) =>
        new(
            document.PublicNumber.Grouped,
            document.TitleFa,
            document.TitleEn,
            CityDay.Of(issuedAt),
            document.ValidUntil,
            Stand(document, clock.GetUtcNow().UtcDateTime),
            Day(document.RevokedAt),
            Mask(content.OwnerName)
        );

    private static DocumentFinding Stand(Document document, DateTime now) =>
        document.State == DocumentState.Revoked ? DocumentFinding.Revoked
        : document.IsOver(now) ? DocumentFinding.Expired
        : DocumentFinding.Valid;

    private static DateOnly? Day(DateTime? at) => at is { } moment ? CityDay.Of(moment) : null;

    /// <summary>«م••• ر•••»: enough to compare with an identity card in the hand, too little to learn a name.</summary>
    internal static string Mask(string name) =>
        string.Join(
            ' ',
            name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => StringInfo.GetNextTextElement(word) + "•••")
        );
}
