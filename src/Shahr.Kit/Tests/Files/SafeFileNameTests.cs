using CsCheck;
using Microsoft.AspNetCore.Http;
using Shahr.Kit.Files;

namespace Shahr.Kit.Tests.Files;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("قرارداد اجاره.pdf", "قرارداد اجاره.pdf")]
    [InlineData("نامه\u200Cها.pdf", "نامه\u200Cها.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\fakepath\photo.jpg", "photo.jpg")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("a\0b.png", "b.png")]
    [InlineData("a\r\nSet-Cookie: x.png", "a Set-Cookie x.png")]
    [InlineData("con.txt", "پرونده-con.txt")]
    [InlineData("...", "پرونده")]
    [InlineData("", "پرونده")]
    [InlineData(null, "پرونده")]
    public void A_claimed_name_becomes_one_that_can_be_shown(string? claimed, string shown) =>
        Assert.Equal(shown, SafeFileName.Clean(claimed));

    [Fact]
    public void A_very_long_name_keeps_its_ending()
    {
        var name = SafeFileName.Clean(new string('ا', 10_000) + ".jpeg");
        Assert.Equal(100, name.Length);
        Assert.EndsWith(".jpeg", name, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ending_follows_the_bytes_and_not_the_claim()
    {
        Assert.Equal("photo.exe.jpg", SafeFileName.Clean("photo.exe", "image/jpeg"));
        Assert.Equal("photo.JPEG", SafeFileName.Clean("photo.JPEG", "image/jpeg"));
    }

    [Fact]
    public void Any_text_at_all_becomes_a_short_visible_name_that_stays_as_it_is() =>
        Gen.String.Sample(text =>
        {
            var name = SafeFileName.Clean(text);
            return name.Length is > 0 and <= 110
                && name.IndexOfAny(['/', '\\', '\0', '\n', '\u202E']) < 0
                && SafeFileName.Clean(name) == name;
        });

    [Fact]
    public void A_file_leaves_with_headers_that_let_nothing_run()
    {
        var response = new DefaultHttpContext().Response;
        FileServing.Apply(response, new StoredFile(new string('a', 64), "application/pdf", 12), "قرارداد\r\n.pdf");
        Assert.Equal("nosniff", response.Headers.XContentTypeOptions);
        Assert.StartsWith("sandbox;", response.Headers.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.StartsWith("attachment;", response.Headers.ContentDisposition, StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''%D9%82", response.Headers.ContentDisposition, StringComparison.Ordinal);
        FileServing.Apply(response, new StoredFile(new string('a', 64), "image/png", 12), "x");
        Assert.StartsWith("inline;", response.Headers.ContentDisposition, StringComparison.Ordinal);
    }
}
