using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shahr.Contracts;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;
using Shahr.Paper;

namespace Shahr.Documents;

/// <summary>
/// The signing job, in one process at a time: draws, signs, checks what it signed, keeps the file, and in one
/// transaction marks the document signed and tells the city. A crash anywhere before that commit leaves the document
/// ordered, and the next round makes it anew; nobody has seen the first file.
/// </summary>
internal static partial class SignDueDocuments
{
    private const int Batch = 16;

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await scope
            .GetRequiredService<DocumentsDb>()
            .Documents.AsNoTracking()
            .Where(d => d.State == DocumentState.Ordered && d.NextAt <= now)
            .OrderBy(d => d.NextAt)
            .Take(Batch)
            .ToListAsync(ct);
        var scopes = scope.GetRequiredService<IServiceScopeFactory>();
        foreach (var document in due)
        {
            try
            {
                // The scope ends before the catch: a broken one gives its transaction back before the next begins.
                await using var own = scopes.CreateAsyncScope();
                await SignAsync(own.ServiceProvider, document, ct);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                // One document that cannot be made must not hold up the others.
                await PutOffAsync(scopes, document, broken, ct);
            }
        }

        return due.Count == Batch;
    }

    private static async Task SignAsync(IServiceProvider services, Document document, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        // Whole seconds: that is what the signature carries, and both databases give it back unchanged.
        var at = now.UtcDateTime.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerSecond));
        var content = services.GetRequiredService<ContentSeal>().Open(document.Number, document.SealedContent);
        var pdf = Make(services, document, content, at);

        var transaction = services.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var stored = await services.GetRequiredService<DocumentFiles>().KeepAsync(document.Number, pdf, ct);
        var hash = Convert.ToHexStringLower(SHA256.HashData(pdf));
        var marked = await services
            .GetRequiredService<DocumentsDb>()
            .Documents.Where(d => d.Id == document.Id && d.State == DocumentState.Ordered)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.State, DocumentState.Signed)
                        .SetProperty(d => d.SignedAt, at)
                        .SetProperty(d => d.FileHash, hash)
                        .SetProperty(d => d.StoredHash, stored)
                        .SetProperty(d => d.Error, (string?)null),
                ct
            );
        if (marked == 0)
        {
            await transaction.RollbackAsync();
            return;
        }

        services
            .GetRequiredService<AuditTrail>()
            .Record("documents.signed", "document", document.Number, details: new { file = hash });
        services
            .GetRequiredService<CityEvents>()
            .Tell(
                new DocumentSigned(document.PublicNumber.Grouped, document.TitleFa, document.OwnerId, document.OrderKey)
            );
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static byte[] Make(IServiceProvider services, Document document, DocumentContent content, DateTime at)
    {
        var keys = services.GetRequiredService<SigningKeys>();
        var letter = services.GetRequiredService<CityPaper>().Compose(document.PublicNumber, content, at);
        using var signer = keys.Signer();
        var signed = PadesSigner.Sign(
            PaperPdf.Render(letter),
            signer,
            document.TitleFa,
            content.Order.SignedByFa,
            new DateTimeOffset(at, TimeSpan.Zero)
        );
        using var root = keys.Root();
        var verdict = PaperVerifier.Verify(signed, [root], new DateTimeOffset(at, TimeSpan.Zero));
        if (!verdict.IsValid)
            throw new PaperException("The city's own check refuses what it signed: " + verdict.Reason);
        return signed;
    }

    private static async Task PutOffAsync(
        IServiceScopeFactory scopes,
        Document document,
        Exception broken,
        CancellationToken ct
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var pause = TimeSpan.FromSeconds(Math.Min(3600, 2 * Math.Pow(3, Math.Min(document.Attempts, 10))));
        var next = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime + pause;
        // The type only: a message may quote what the document says.
        var error = broken is SigningKeysException ? broken.Message : broken.GetType().Name;
        NotSigned(
            services.GetRequiredService<ILoggerFactory>().CreateLogger("Shahr.Documents"),
            broken,
            document.Number,
            pause
        );

        var transaction = services.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        await services
            .GetRequiredService<DocumentsDb>()
            .Documents.Where(d => d.Id == document.Id && d.State == DocumentState.Ordered)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.Attempts, d => d.Attempts + 1)
                        .SetProperty(d => d.NextAt, next)
                        .SetProperty(d => d.Error, error),
                ct
            );
        await transaction.CommitAsync(CancellationToken.None);
    }

    [LoggerMessage(1, LogLevel.Error, "Document {Number} was not signed; next attempt in {Pause}.")]
    private static partial void NotSigned(ILogger log, Exception broken, string number, TimeSpan pause);
}
