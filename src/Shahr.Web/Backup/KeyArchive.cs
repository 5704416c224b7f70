using System.Buffers.Binary;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Shahr.Web.Cli;

namespace Shahr.Web.Backup;

/// <summary>
/// The keys folder as one file under a password: <c>SHAHR-KEYS-1 LF</c>, salt (16), rounds (4, big-endian), nonce (12),
/// tag (16), then a tar encrypted with AES-256-GCM (NIST SP 800-38D) under a key by PBKDF2-HMAC-SHA-256 (RFC 8018).
/// What stands before the nonce is authenticated too.
/// </summary>
internal static partial class KeyArchive
{
    public const int ShortestPassword = 12;

    // OWASP Password Storage Cheat Sheet, 2023, for PBKDF2-HMAC-SHA-256.
    private const int Rounds = 600_000;
    private const int MostRounds = 10_000_000;
    private const int SaltBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int MostBytes = 50_000_000;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static ReadOnlySpan<byte> Magic => "SHAHR-KEYS-1\n"u8;

    /// <summary>Packs and seals a keys folder. Answers how many files it held.</summary>
    public static int Write(string folder, string file, string password)
    {
        var names = Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f))
                .Where(KeyNames.IsKey)
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];
        if (names.Count == 0)
            throw new StartException($"در «{folder}» کلیدی نیست.", $"There is no key in '{folder}'.");
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var content = new MemoryStream(File.ReadAllBytes(Path.Join(folder, name)), writable: false);
                writer.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = OwnerFile }
                );
            }
        }

        Keep(Path.GetFullPath(file), Seal(tar.ToArray(), password));
        return names.Count;
    }

    /// <summary>Opens an archive into an empty folder. Answers how many files it held.</summary>
    /// <exception cref="StartException">Wrong password, or no sound archive; nothing was written.</exception>
    public static int Read(string file, string folder, string password)
    {
        if (!File.Exists(file))
            throw new StartException($"پروندهٔ «{file}» پیدا نشد.", $"The file '{file}' was not found.");
        if (new FileInfo(file).Length > MostBytes)
            throw NoArchive(file);
        using var plain = new MemoryStream(Open(File.ReadAllBytes(file), password, file), writable: false);
        using var reader = new TarReader(plain);
        var count = 0;
        for (; reader.GetNextEntry() is { } entry; count++)
        {
            if (!Name().IsMatch(entry.Name) || entry.EntryType != TarEntryType.RegularFile)
                throw NoArchive(file);
            var target = Path.Join(folder, entry.Name);
            MakeFolder(Path.GetDirectoryName(target) ?? folder);
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            Keep(target, content.ToArray());
        }

        return count > 0 ? count : throw NoArchive(file);
    }

    private static byte[] Seal(byte[] plain, string password)
    {
        var head = new byte[Magic.Length + SaltBytes + sizeof(int)];
        Magic.CopyTo(head);
        RandomNumberGenerator.Fill(head.AsSpan(Magic.Length, SaltBytes));
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(Magic.Length + SaltBytes), Rounds);
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var (tag, cipher) = (new byte[TagBytes], new byte[plain.Length]);
        using var aes = new AesGcm(Key(password, head.AsSpan(Magic.Length, SaltBytes), Rounds), TagBytes);
        aes.Encrypt(nonce, plain, cipher, tag, head);
        return [.. head, .. nonce, .. tag, .. cipher];
    }

    private static byte[] Open(byte[] whole, string password, string file)
    {
        var headLength = Magic.Length + SaltBytes + sizeof(int);
        if (whole.Length < headLength + NonceBytes + TagBytes || !whole.AsSpan().StartsWith(Magic))
            throw NoArchive(file);
        var rounds = BinaryPrimitives.ReadInt32BigEndian(whole.AsSpan(Magic.Length + SaltBytes));
        // A forged count must not keep the machine busy for a day.
        if (rounds is < 1 or > MostRounds)
            throw NoArchive(file);
        var rest = whole.AsSpan(headLength);
        var plain = new byte[rest.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(Key(password, whole.AsSpan(Magic.Length, SaltBytes), rounds), TagBytes);
        try
        {
            aes.Decrypt(
                rest[..NonceBytes],
                rest[(NonceBytes + TagBytes)..],
                rest[NonceBytes..(NonceBytes + TagBytes)],
                plain,
                whole.AsSpan(0, headLength)
            );
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new StartException(
                "گذرواژه درست نیست یا بایگانی دست خورده است؛ هیچ کلیدی عوض نشد.",
                "The password is wrong or the archive was changed; no key was touched."
            );
        }
    }

    private static byte[] Key(string password, ReadOnlySpan<byte> salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, 32);

    private static void Keep(string file, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        using var stream = new FileStream(file, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFile | UnixFileMode.UserExecute);
    }

    private static StartException NoArchive(string file) =>
        new($"«{file}» بایگانی کلیدهای شهر نیست.", $"'{file}' is no archive of a city's keys.");

    [GeneratedRegex(@"\A(?!\.)[A-Za-z0-9._-]+(/(?!\.)[A-Za-z0-9._-]+)*\z")]
    private static partial Regex Name();
}
