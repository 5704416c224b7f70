using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Shahr.Cases;

/// <summary>What an officer who asks another office chose of the request for it.</summary>
/// <param name="Names">Questions by name, and <see cref="Definitions.ShownAnswers.Person"/>.</param>
/// <param name="Files">Files, each by itself.</param>
internal sealed record ShownToOffice(IReadOnlyList<string> Names, IReadOnlyList<AttachmentId> Files)
{
    // No question is named so, because of the hyphen.
    private const string File = "file-";

    /// <summary>How a form names a file.</summary>
    public static string WordOf(AttachmentId file) => File + file;

    /// <summary>What was ticked, or what is kept.</summary>
    public static ShownToOffice Of(IEnumerable<string> words)
    {
        var (names, files) = (new List<string>(), new List<AttachmentId>());
        foreach (var word in words)
        {
            if (!word.StartsWith(File, StringComparison.Ordinal))
                names.Add(word);
            else if (AttachmentId.TryParse(word[File.Length..], out var file))
                files.Add(file);
        }

        return new ShownToOffice(names, files);
    }

    public override string ToString() => string.Join(' ', Names.Concat(Files.Select(WordOf)));

    /// <summary>As it is kept.</summary>
    internal sealed class Converter()
        : ValueConverter<ShownToOffice, string>(
            shown => shown.ToString(),
            text => Of(text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );

    // Chosen once with the question, and never changed.
    internal sealed class Comparer()
        : ValueComparer<ShownToOffice>((a, b) => ReferenceEquals(a, b), a => a.GetHashCode(), a => a);
}
