namespace Shahr.Notify;

/// <summary>
/// How many parts an SMS is sent and charged as. 3GPP TS 23.038 and 23.040: 160 characters of the 7-bit alphabet, or 70
/// of UCS-2 as soon as one character is outside it, which every Persian one is; in a longer message each part gives
/// some room to its header, and holds 153 or 67.
/// </summary>
internal static class SmsParts
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    // These take the room of two.
    private const string Extended = "\f^{}\\[~]|€";

    public static int Of(string text)
    {
        var sevenBit = 0;
        foreach (var letter in text)
        {
            if (Basic.Contains(letter))
                sevenBit++;
            else if (Extended.Contains(letter))
                sevenBit += 2;
            else
                return Parts(text.Length, 70, 67);
        }

        return Parts(sevenBit, 160, 153);
    }

    private static int Parts(int length, int alone, int each) => length <= alone ? 1 : (length + each - 1) / each;
}
