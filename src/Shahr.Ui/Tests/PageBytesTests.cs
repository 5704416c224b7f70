using System.Text;

namespace Shahr.Ui.Tests;

public sealed class PageBytesTests
{
    [Fact]
    public void What_was_written_in_any_way_is_its_utf8()
    {
        using var page = new PageBytes();
        page.Write("شهر ");
        page.Write('و');
        page.Write([' ', 'x'], 1, 1);
        // A character beyond the first plane, whole and in its halves.
        page.Write("🏙");
        foreach (var half in "🏙")
            page.Write(half);
        Assert.Equal("شهر وx🏙🏙", Encoding.UTF8.GetString(page.Written.Span));
    }

    [Fact]
    public void A_page_may_be_longer_than_the_first_room()
    {
        using var page = new PageBytes();
        var expected = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            page.Write("خیابان ");
            page.Write('ی');
            expected.Append("خیابان ی");
        }

        page.Write(new string('د', 300_000));
        expected.Append('د', 300_000);
        Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(page.Written.Span));
    }

    [Fact]
    public void Half_a_character_alone_breaks_nothing()
    {
        using var page = new PageBytes();
        page.Write('\ud83c');
        page.Write('a');
        page.Write('\udfd9');
        Assert.Equal("a�", Encoding.UTF8.GetString(page.Written.Span));
    }
}
