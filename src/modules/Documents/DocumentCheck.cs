using System.Security.Cryptography.X509Certificates;
using Shahr.Paper;

namespace Shahr.Documents;

/// <summary>
/// The check that needs no server: only the file, the city's roots and a clock. It cannot know of revocations.
/// </summary>
public static class DocumentCheck
{
    /// <summary>The finding; never an exception, whatever the bytes are.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="roots">The only roots that are trusted.</param>
    /// <param name="now">The moment of checking.</param>
    public static DocumentVerdict Offline(byte[] pdf, IReadOnlyCollection<X509Certificate2> roots, DateTimeOffset now)
    {
        var paper = PaperVerifier.Verify(pdf, roots, now);
        var statement = paper.Data is { } data ? DocumentStatement.Read(data.Span) : null;
        var finding = Finding(paper.Outcome);
        if (finding == DocumentFinding.Valid)
        {
            // Signed by a city's signer but without the city's data: not a document of this module.
            if (statement is null)
                finding = DocumentFinding.NotOurs;
            else if (statement.ValidUntil is { } last && CityDay.Of(now.UtcDateTime) > last)
                finding = DocumentFinding.Expired;
        }

        return new DocumentVerdict(
            finding,
            statement,
            paper.SignerName,
            paper.SigningTime?.UtcDateTime,
            Detail: paper.Reason
        );
    }

    private static DocumentFinding Finding(PaperOutcome outcome) =>
        outcome switch
        {
            PaperOutcome.Valid => DocumentFinding.Valid,
            PaperOutcome.ChangedAfterSigning => DocumentFinding.Changed,
            PaperOutcome.UnknownSigner or PaperOutcome.AlgorithmRefused or PaperOutcome.SeveralSignatures =>
                DocumentFinding.NotOurs,
            PaperOutcome.Expired or PaperOutcome.NotYetValid => DocumentFinding.SignerOver,
            PaperOutcome.NotSigned => DocumentFinding.NotSigned,
            _ => DocumentFinding.Unreadable,
        };
}
