using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Shahr.Notify.Tests;

public sealed class PushLetterTests
{
    [Fact]
    public void The_example_of_RFC_8291_comes_out_to_the_last_byte()
    {
        var mine = Base64Url.DecodeFromChars(
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"
        );
        using var pair = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                D = Base64Url.DecodeFromChars("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
                Q = new ECPoint { X = mine[1..33], Y = mine[33..] },
            }
        );
        var body = PushLetter.Seal(
            "When I grow up, I want to be a watermelon"u8,
            Base64Url.DecodeFromChars(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
            ),
            Base64Url.DecodeFromChars("BTBZMqHH6r4Tts7J_aSIgg"),
            pair,
            Base64Url.DecodeFromChars("DGv6ra1nlYgDCS1FRnbzlw")
        );
        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w"
                + "EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(body)
        );
    }

    [Fact]
    public void Only_the_browser_it_was_sealed_for_reads_it_and_no_two_are_alike()
    {
        using var browser = new SoftBrowser();
        using var other = new SoftBrowser();
        var text = Encoding.UTF8.GetBytes("""{"title":"درخواست شما ثبت شد"}""");
        byte[] Sealed() =>
            PushLetter.Seal(text, Base64Url.DecodeFromChars(browser.Key), Base64Url.DecodeFromChars(browser.Secret));
        var body = Sealed();
        Assert.Equal("درخواست شما ثبت شد", browser.Read(body).GetProperty("title").GetString());
        Assert.NotEqual(body, Sealed());
        Assert.ThrowsAny<CryptographicException>(() => other.Read(body));
        body[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => browser.Read(body));
    }

    [Fact]
    public void What_is_longer_than_push_services_take_is_not_sealed()
    {
        using var browser = new SoftBrowser();
        var (key, secret) = (Base64Url.DecodeFromChars(browser.Key), Base64Url.DecodeFromChars(browser.Secret));
        Assert.Equal(4096, PushLetter.Seal(new byte[PushLetter.MostBytes], key, secret).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            PushLetter.Seal(new byte[PushLetter.MostBytes + 1], key, secret)
        );
    }
}
