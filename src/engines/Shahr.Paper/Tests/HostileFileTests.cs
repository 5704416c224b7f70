using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using CsCheck;

namespace Shahr.Paper.Tests;

public sealed class HostileFileTests
{
    private static readonly byte[] _signed = City.Signed;
    private static readonly int _hole = _signed.AsSpan().IndexOf("/Contents <"u8) + 10;

    [Fact]
    public void No_flipped_bit_anywhere_leaves_a_valid_document() =>
        Gen.Select(Gen.Int[0, _signed.Length - 1], Gen.Int[0, 7])
            .Sample(
                (at, bit) => Assert.NotEqual(PaperOutcome.Valid, City.Verify(Flip(at, (byte)(1 << bit))).Outcome),
                iter: 1500
            );

    [Fact]
    public void No_changed_digit_of_the_signature_itself_leaves_a_valid_document()
    {
        var end = _hole + _signed.AsSpan(_hole).IndexOf((byte)'>');
        for (var at = _hole; at <= end; at++)
        {
            // 0x20 turns «A» into «a»: the same number, but another file.
            foreach (var mask in (byte[])[0x01, 0x20])
                Assert.True(!City.Verify(Flip(at, mask)).IsValid, $"byte {at} xor {mask}");
        }
    }

    [Fact]
    public void No_changed_byte_behind_the_signature_leaves_a_valid_document()
    {
        var end = _hole + _signed.AsSpan(_hole).IndexOf((byte)'>');
        for (var at = end + 1; at < _signed.Length; at++)
            Assert.True(!City.Verify(Flip(at, 0x01)).IsValid, $"byte {at}");
    }

    [Fact]
    public void Truncated_files_are_never_valid_and_never_throw() =>
        Gen.Int[0, _signed.Length - 1]
            .Sample(length => Assert.False(City.Verify(_signed[..length]).IsValid), iter: 400);

    [Fact]
    public void Random_bytes_put_in_place_of_others_never_throw_and_are_never_valid() =>
        Gen.Select(Gen.Int[0, _signed.Length - 1], Gen.Byte.Array[1, 40])
            .Sample(
                (at, junk) =>
                {
                    var changed = _signed.ToArray();
                    var length = Math.Min(junk.Length, changed.Length - at);
                    junk.AsSpan(0, length).CopyTo(changed.AsSpan(at));
                    Assert.True(changed.AsSpan().SequenceEqual(_signed) || !City.Verify(changed).IsValid);
                },
                iter: 600
            );

    [Fact]
    public void Appended_bytes_are_refused_and_the_signed_part_is_told()
    {
        byte[] later = [.. _signed, .. "\n% a comment\n"u8];
        var verdict = City.Verify(later);
        Assert.Equal(PaperOutcome.ChangedAfterSigning, verdict.Outcome);
        Assert.Equal(_signed.Length, verdict.UnchangedLength);
        Assert.Null(verdict.Data);
        byte[] far = [.. _signed, .. new byte[5000]];
        Assert.Equal(PaperOutcome.ChangedAfterSigning, City.Verify(far).Outcome);
    }

    [Fact]
    public void A_later_revision_that_shows_another_page_is_refused_as_changed()
    {
        var file = Shahr.Paper.Pdf.PdfFile.Open(_signed);
        var update = new Shahr.Paper.Pdf.PdfUpdate(file);
        update.Put(file.Root, file.Catalog.With(("Lang", Shahr.Paper.Pdf.PdfNode.Hex("en"))));
        var shadow = update.Write();
        Assert.Equal(PaperOutcome.ChangedAfterSigning, City.Verify(shadow).Outcome);
        update.Put(file.Root, file.Catalog.With(("AcroForm", new Shahr.Paper.Pdf.PdfRaw("null"))));
        Assert.Equal(PaperOutcome.ChangedAfterSigning, City.Verify(update.Write()).Outcome);
    }

    [Theory]
    [InlineData("[0 -1 5 6]")]
    [InlineData("[0 10 5 6]")]
    [InlineData("[0 0 0 0]")]
    [InlineData("[5 10 20 30]")]
    [InlineData("[0 99999999999999999 1 1]")]
    [InlineData("[0 1 9223372036854775807 9]")]
    [InlineData("[0 1 2]")]
    [InlineData("[]")]
    [InlineData("[0 1 2 3 4 5]")]
    [InlineData("[0 /A (b) 1]")]
    public void Crafted_byte_ranges_are_refused(string range)
    {
        var verdict = City.Verify(WithRange(range));
        Assert.Equal(PaperOutcome.ChangedAfterSigning, verdict.Outcome);
    }

    [Fact]
    public void A_hole_wider_than_the_signature_is_refused()
    {
        var end = _hole + _signed.AsSpan(_hole).IndexOf((byte)'>') + 1;
        foreach (var (from, to) in new[] { (_hole - 1, end), (_hole, end + 1), (_hole + 1, end - 1) })
        {
            var range = string.Create(CultureInfo.InvariantCulture, $"[0 {from} {to} {_signed.Length - to}]");
            Assert.Equal(PaperOutcome.ChangedAfterSigning, City.Verify(WithRange(range)).Outcome);
        }
    }

    [Fact]
    public void Deep_nesting_circles_and_lies_in_tables_are_answered_not_thrown()
    {
        var deep =
            "%PDF-1.7\n1 0 obj\n"
            + new string('[', 200_000)
            + "\nendobj\nxref\n0 2\n0000000000 65535 f \n"
            + "0000000009 00000 n \ntrailer<</Root 1 0 R/Size 2>>\nstartxref\n";
        deep += (deep.IndexOf("xref", StringComparison.Ordinal)).ToString(CultureInfo.InvariantCulture) + "\n%%EOF";
        Assert.False(City.Verify(Encoding.Latin1.GetBytes(deep)).IsValid);
        const string Head = "%PDF-1.7\n";
        foreach (
            var rest in new[]
            {
                "xref\n0 0\ntrailer<</Root 1 0 R/Size 2/Prev 9>>\nstartxref\n9\n%%EOF",
                "xref\n0 99999999999\ntrailer<<>>\nstartxref\n9\n%%EOF",
                "xref\n0 1\n9999999999 00000 n \ntrailer<</Root 0 0 R/Size 2>>\nstartxref\n9\n%%EOF",
                "xref\n0 1\n0000000000 00000 n \ntrailer<</Root 0 0 R/Size 2>>\nstartxref\n9\n%%EOF",
                "startxref\n-5\n%%EOF",
                "startxref\n99999999999999999999\n%%EOF",
                "startxref",
                "/ByteRange",
                "/ByteRange [0 1 2 3]",
            }
        )
        {
            Assert.False(City.Verify(Encoding.Latin1.GetBytes(Head + rest)).IsValid);
        }
    }

    [Fact]
    public void Files_that_are_no_pdf_and_files_without_signature_have_their_own_answers()
    {
        Assert.Equal(PaperOutcome.NotPdf, City.Verify([]).Outcome);
        Assert.Equal(PaperOutcome.NotPdf, City.Verify("سلام"u8.ToArray()).Outcome);
        Assert.Equal(PaperOutcome.NotPdf, City.Verify([0, .. _signed]).Outcome);
        Assert.Equal(PaperOutcome.NotSigned, City.Verify(City.Unsigned).Outcome);
        Assert.Equal(PaperOutcome.Damaged, City.Verify(City.Unsigned[..^200]).Outcome);
    }

    [Fact]
    public void A_second_signature_in_the_bytes_is_refused()
    {
        var data = Encoding.UTF8.GetBytes("{\"x\":\"/ByteRange [0 1 2 3]\"}");
        var twice = City.Sign(PaperPdf.Render(SampleLetters.Residence() with { CanonicalData = data }), City.Signer);
        Assert.Equal(PaperOutcome.SeveralSignatures, City.Verify(twice).Outcome);
    }

    [Fact]
    public void A_message_in_another_form_is_refused_even_when_its_signature_holds()
    {
        var end = _hole + _signed.AsSpan(_hole).IndexOf((byte)'>') + 1;
        byte[] content = [.. _signed.AsSpan(0, _hole), .. _signed.AsSpan(end)];
        Assert.Equal(PaperOutcome.Damaged, City.Verify(WithMessage("2.16.840.1.101.3.4.2.1", content, end)).Outcome);
        Assert.Equal(PaperOutcome.AlgorithmRefused, City.Verify(WithMessage("1.3.14.3.2.26", content, end)).Outcome);
    }

    private static byte[] WithMessage(string digest, byte[] content, int end)
    {
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(new CmsSigner(City.Signer) { DigestAlgorithm = new Oid(digest) });
        var hex = Convert.ToHexString(cms.Encode()).PadRight(end - _hole - 2, '0');
        var changed = _signed.ToArray();
        Encoding.ASCII.GetBytes(hex).CopyTo(changed, _hole + 1);
        return changed;
    }

    private static byte[] Flip(int at, byte mask)
    {
        var changed = _signed.ToArray();
        changed[at] ^= mask;
        return changed;
    }

    private static byte[] WithRange(string range)
    {
        var changed = _signed.ToArray();
        var at = changed.AsSpan().IndexOf("/ByteRange "u8) + 11;
        var width = changed.AsSpan(at).IndexOf((byte)']') + 1;
        Encoding.ASCII.GetBytes(range.PadRight(width)).CopyTo(changed, at);
        return changed;
    }
}
