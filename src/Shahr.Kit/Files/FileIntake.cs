using System.Globalization;
using Shahr.Kit.Values;

namespace Shahr.Kit.Files;

/// <summary>A file that came through the intake.</summary>
/// <param name="Bytes">What is kept: the picture without metadata, or the document as sent.</param>
/// <param name="MediaType">What the bytes were found to be.</param>
public sealed record TakenFile(ReadOnlyMemory<byte> Bytes, string MediaType);

/// <summary>
/// The city's door for files: limits before anything is held, the kind by its first bytes, the structure read to its
/// last, and pictures written anew without place, time or device. What the sender calls the file is never believed.
/// </summary>
public static class FileIntake
{
    /// <summary>Reads at most the allowed length and answers what may be kept, or why nothing may.</summary>
    public static async Task<Result<TakenFile>> ReadAsync(
        Stream content,
        FileRules rules,
        CancellationToken ct = default
    )
    {
        using var held = new MemoryStream();
        var buffer = new byte[81_920];
        for (var read = await content.ReadAsync(buffer, ct); read > 0; read = await content.ReadAsync(buffer, ct))
        {
            if (held.Length + read > rules.MaxBytes)
                return TooLarge(rules);
            held.Write(buffer, 0, read);
            // A wrong kind is refused by its first bytes, before megabytes of it are held.
            if (held.Length is >= 16 && held.Length == read && !Accepts(rules, held.GetBuffer().AsSpan(0, read)))
                return Wrong(rules);
        }

        return held.Length == 0 ? FileProblems.Empty : Check(held.ToArray(), rules);
    }

    /// <summary>The media type the first bytes promise, or null for a kind the city does not know.</summary>
    public static string? Sniff(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (head.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8))
            return "image/webp";
        return head.StartsWith("%PDF-"u8) ? "application/pdf" : null;
    }

    private static Result<TakenFile> Check(byte[] file, FileRules rules)
    {
        if (!Accepts(rules, file))
            return Wrong(rules);
        var type = Sniff(file) ?? "";
        Result<byte[]> cleaned = type switch
        {
            "image/jpeg" => JpegIntake.Clean(file),
            "image/png" => PngIntake.Clean(file),
            "image/webp" => WebpIntake.Clean(file),
            _ => PdfIntake.Check(file) is { } problem ? problem : file,
        };
        if (cleaned.Problem is { } refused)
            return refused;
        return Hidden.HasZip(cleaned.Value) ? FileProblems.Mixed : new TakenFile(cleaned.Value, type);
    }

    private static bool Accepts(FileRules rules, ReadOnlySpan<byte> head) =>
        Sniff(head) is { } type && rules.MediaTypes.Contains(type);

    private static Problem TooLarge(FileRules rules)
    {
        var megabytes = (rules.MaxBytes / 1_000_000).ToString(CultureInfo.InvariantCulture);
        return FileProblems.TooLarge with
        {
            Fa = FileProblems.TooLarge.With(PersianText.ToPersianDigits(megabytes)).Fa,
            En = FileProblems.TooLarge.With(megabytes).En,
        };
    }

    private static Problem Wrong(FileRules rules)
    {
        var names = rules
            .MediaTypes.Select(type =>
                type switch
                {
                    "image/jpeg" => "JPEG",
                    "image/png" => "PNG",
                    "image/webp" => "WebP",
                    "application/pdf" => "PDF",
                    _ => type,
                }
            )
            .ToList();
        return FileProblems.WrongKind with
        {
            Fa = FileProblems.WrongKind.With(string.Join("، ", names)).Fa,
            En = FileProblems.WrongKind.With(string.Join(", ", names)).En,
        };
    }
}
