using System.Text;
using CsCheck;
using Shahr.Kit.Files;
using Shahr.Kit.Tests.Values;

namespace Shahr.Kit.Tests.Files;

public sealed class FileIntakeTests
{
    [Fact]
    public void Place_time_and_device_are_stripped_and_the_orientation_stays()
    {
        var place = "GPS-35.6892N"u8.ToArray();
        byte[][] sent =
        [
            Pictures.Jpeg(Pictures.PhoneExif()),
            Pictures.Webp(Pictures.PhoneExif()),
            Pictures.Png(extra: Pictures.Chunk("eXIf", Pictures.PhoneExif())),
        ];
        foreach (var file in sent)
        {
            Assert.True(file.AsSpan().IndexOf(place) >= 0);
            var kept = Kept(file);
            Assert.True(kept.AsSpan().IndexOf(place) < 0);
            Assert.True(kept.AsSpan().IndexOf(Exif.Minimal(6)) > 0);
            // What the city wrote is itself a whole file, and nothing more is taken from it.
            Assert.Equal(kept, Kept(kept));
        }
    }

    [Fact]
    public void Comments_and_text_are_stripped_and_the_picture_itself_is_untouched()
    {
        var plain = Pictures.Png();
        Assert.Equal(plain, Kept(Pictures.Png(extra: Pictures.Chunk("tEXt", [.. "Comment\0my house"u8]))));
        Assert.Equal(plain, Kept(plain));
        Assert.Equal(Pictures.Jpeg(), Kept(Pictures.Jpeg(exif: [])));
    }

    [Theory]
    [InlineData("1-childhood-320.jpg")]
    [InlineData("2-youth-1024.jpg")]
    [InlineData("portrait.jpg")]
    public void Real_photographs_pass_and_lose_nothing_of_the_picture(string name)
    {
        var file = File.ReadAllBytes(SharedData.Path("museum/cole-voyage-of-life/" + name));
        var kept = Kept(file);
        var scan = file.AsSpan(file.AsSpan().IndexOf<byte>([0xFF, 0xDA]));
        Assert.True(kept.AsSpan().EndsWith(scan));
        Assert.Equal(kept, Kept(kept));
    }

    [Fact]
    public void What_a_phone_appends_is_cut_off()
    {
        var plain = Pictures.Jpeg();
        Assert.Equal(plain, Kept(Pictures.Jpeg(after: Pictures.Jpeg())));
        Assert.Equal(plain, Kept(Pictures.Jpeg(after: new byte[100])));
        Assert.Equal(plain, Kept(Pictures.Jpeg(after: [0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[12]])));
    }

    public static TheoryData<string, byte[], string> Hostile =>
        new()
        {
            { "JPEG with a ZIP behind", Pictures.Jpeg(after: Pictures.Zip()), "files.mixed" },
            {
                "JPEG with a JAR behind a second picture",
                Pictures.Jpeg(after: [.. Pictures.Jpeg(), .. Pictures.Zip()]),
                "files.mixed"
            },
            { "JPEG with words behind", Pictures.Jpeg(after: [.. "hello"u8]), "files.mixed" },
            {
                "JPEG comment with a page",
                [0xFF, 0xD8, .. Pictures.Segment(0xFE, [.. "<ScRipt>"u8]), .. Pictures.Jpeg()[2..]],
                "files.mixed"
            },
            { "JPEG without an image", [0xFF, 0xD8, 0xFF, 0xD9], "files.broken" },
            { "JPEG cut short", Pictures.Jpeg()[..^6], "files.broken" },
            { "JPEG of 3.6 gigapixels", Pictures.Jpeg(width: 60000, height: 60000), "files.too_many_pixels" },
            {
                "PNG with a page in its text",
                Pictures.Png(extra: Pictures.Chunk("tEXt", [.. "Comment\0<html><script>"u8])),
                "files.mixed"
            },
            { "PNG with a page behind the end", Pictures.Png(after: [.. "<html>"u8]), "files.mixed" },
            { "PNG with a ZIP behind the end", Pictures.Png(after: Pictures.Zip()), "files.mixed" },
            {
                "PNG with a payload behind the image",
                Pictures.Png(20, 10, coded: [.. Pictures.Coded(20, 10), .. "payload"u8]),
                "files.mixed"
            },
            {
                "PNG that unpacks to more than it says",
                Pictures.Png(2, 2, coded: Pictures.Deflated(new byte[5_000_000])),
                "files.too_dense"
            },
            {
                "PNG that unpacks to less than it says",
                Pictures.Png(2000, 2000, coded: Pictures.Coded(2, 2)),
                "files.broken"
            },
            { "PNG of 10 gigapixels", Pictures.Png(100_000, 100_000), "files.too_many_pixels" },
            { "PNG that moves", Pictures.Png(extra: Pictures.Chunk("acTL", new byte[8])), "files.animated" },
            { "PNG with a wrong checksum", Flip(Pictures.Png(), 20), "files.broken" },
            { "WebP with a tail", [.. Pictures.Webp(), .. Pictures.Zip()], "files.mixed" },
            { "GIF with a JAR", [.. "GIF89a"u8, .. new byte[30], .. Pictures.Zip()], "files.wrong_kind" },
            { "A page", [.. "<!doctype html><script>alert(1)</script>"u8], "files.wrong_kind" },
            { "A programme", [.. "MZ"u8, .. new byte[100]], "files.wrong_kind" },
            { "PDF behind a script", [.. "<script>1</script>"u8, .. Pictures.Pdf()], "files.wrong_kind" },
            { "PDF with a page in its head", [.. "%PDF-1.7\n%<html>\n"u8, .. Pictures.Pdf()], "files.mixed" },
            { "PDF with a ZIP behind", [.. Pictures.Pdf(), .. Pictures.Zip()], "files.mixed" },
            {
                "PDF that runs on opening",
                Pictures.Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
                "files.active_pdf"
            },
            {
                "PDF that hides the word",
                Pictures.Pdf("/OpenAction << /S /J#61vaScr#69pt /JS (1) >>"),
                "files.active_pdf"
            },
            { "PDF that launches", Pictures.Pdf("/OpenAction << /S /Launch /F (x.exe) >>"), "files.active_pdf" },
            { "PDF that carries a file", Pictures.Pdf("/Names << /EmbeddedFiles 9 0 R >>"), "files.active_pdf" },
            { "PDF with a lock", Pictures.Pdf(trailer: "/Encrypt 5 0 R"), "files.locked_pdf" },
            { "PDF without an end", [.. "%PDF-1.7\nhello"u8], "files.broken" },
            {
                "PDF that hides it in an object stream",
                Pictures.Pdf(
                    more: Pictures.PdfStream(
                        "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
                        Pictures.Deflated([.. "5 0 << /S /JavaScript /JS (1) >>"u8])
                    )
                ),
                "files.active_pdf"
            },
            {
                "PDF that hides it twice",
                Pictures.Pdf(more: Pictures.PdfStream("/N 1 /First 4 /Filter [/A85 /Fl]", [.. "abc~>"u8])),
                "files.active_pdf"
            },
            {
                "PDF object stream that is a bomb",
                Pictures.Pdf(
                    more: Pictures.PdfStream(
                        "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
                        Pictures.Deflated(new byte[8_000_000])
                    )
                ),
                "files.too_dense"
            },
            { "Nothing", [], "files.empty" },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_or_broken_file_is_refused_by_its_own_name(string what, byte[] file, string code)
    {
        var answer = Read(file);
        Assert.True(answer.Problem is not null, what);
        Assert.Equal(code, answer.Problem?.Code);
    }

    [Fact]
    public void Plain_documents_pass_unchanged()
    {
        var content = Pictures.PdfStream(
            "/Filter /FlateDecode",
            Pictures.Deflated(Encoding.ASCII.GetBytes("BT (salam) Tj ET"))
        );
        var file = Pictures.Pdf("/OpenAction [3 0 R /Fit]", content);
        Assert.Equal(file, Kept(file));
    }

    [Fact]
    public async Task A_file_that_never_ends_is_refused_at_the_limit_and_not_one_buffer_later()
    {
        var endless = new Endless();
        var answer = await FileIntake.ReadAsync(endless, FileRules.Photo, TestContext.Current.CancellationToken);
        Assert.Equal("files.too_large", answer.Problem?.Code);
        Assert.Contains("۱۰ مگابایت", answer.Problem?.Fa, StringComparison.Ordinal);
        Assert.InRange(endless.Given, 10_000_000, 10_000_000 + 100_000);
    }

    [Fact]
    public async Task A_kind_the_slice_does_not_list_is_refused()
    {
        var photo = await FileIntake.ReadAsync(
            new MemoryStream(Pictures.Pdf()),
            FileRules.Photo,
            TestContext.Current.CancellationToken
        );
        Assert.Equal("files.wrong_kind", photo.Problem?.Code);
    }

    [Fact]
    public void No_mutation_of_a_real_file_makes_the_intake_throw_and_what_it_keeps_it_takes_again()
    {
        byte[][] seeds =
        [
            Pictures.Jpeg(Pictures.PhoneExif()),
            Pictures.Webp(Pictures.PhoneExif()),
            Pictures.Pdf(
                "/Lang (fa)",
                Pictures.PdfStream("/N 1 /First 4 /Filter /FlateDecode", Pictures.Deflated([.. "5 0 << /A 1 >>"u8]))
            ),
            Pictures.Png(
                extra:
                [
                    .. Pictures.Chunk("eXIf", Pictures.PhoneExif()),
                    .. Pictures.Chunk("iCCP", [.. "a\0\0"u8, .. Pictures.Deflated(new byte[200])]),
                ]
            ),
        ];
        var edit = Gen.Select(Gen.Int[0, 100_000], Gen.Byte, Gen.Int[0, 3]);
        Gen.Select(Gen.Int[0, seeds.Length - 1], edit.Array[1, 6])
            .Sample(
                (seed, edits) =>
                {
                    var file = new List<byte>(seeds[seed]);
                    foreach (var (place, value, kind) in edits)
                    {
                        var at = place % file.Count;
                        if (kind == 0)
                            file[at] = value;
                        else if (kind == 1)
                            file.Insert(at, value);
                        else if (kind == 2 && file.Count > 20)
                            file.RemoveAt(at);
                        else if (file.Count > 40)
                            file.RemoveRange(at, Math.Min(value, file.Count - at) / 2);
                    }

                    var answer = Read([.. file]);
                    if (answer.IsOk && !Read(answer.Value.Bytes.ToArray()).IsOk)
                        throw new InvalidOperationException("Kept what it refuses.");
                },
                iter: 20_000
            );
    }

    internal static Result<TakenFile> Read(byte[] file) =>
        FileIntake.ReadAsync(new MemoryStream(file), FileRules.Document).GetAwaiter().GetResult();

    private static byte[] Kept(byte[] file)
    {
        var answer = Read(file);
        Assert.Null(answer.Problem);
        return answer.Value.Bytes.ToArray();
    }

    private static byte[] Flip(byte[] file, int at)
    {
        file[at] ^= 1;
        return file;
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill(0xFF);
            if (Given == 0)
                new byte[] { 0xFF, 0xD8, 0xFF }.CopyTo(buffer);
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
