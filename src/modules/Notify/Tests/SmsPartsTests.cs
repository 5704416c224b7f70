namespace Shahr.Notify.Tests;

public sealed class SmsPartsTests
{
    [Theory]
    [InlineData('آ', 70, 1)]
    [InlineData('آ', 71, 2)]
    [InlineData('آ', 134, 2)]
    [InlineData('آ', 135, 3)]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('€', 80, 1)]
    [InlineData('€', 81, 2)]
    public void A_text_is_charged_by_its_letters(char letter, int length, int parts) =>
        Assert.Equal(parts, SmsParts.Of(new string(letter, length)));

    [Fact]
    public void One_Persian_letter_makes_the_whole_text_UCS_2() =>
        Assert.Equal(2, SmsParts.Of(new string('a', 70) + "آ"));

    [Fact]
    public void A_face_counts_as_two() => Assert.Equal(2, SmsParts.Of(new string('آ', 69) + "😀"));
}
