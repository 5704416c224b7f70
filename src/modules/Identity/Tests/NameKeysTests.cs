namespace Shahr.Identity.Tests;

public sealed class NameKeysTests
{
    [Fact]
    public void A_name_of_two_parts_stands_under_its_words_together_and_apart_and_under_each_two_of_them()
    {
        var words = NameKeys.WordsOf("عبد الله", "رضایی");
        Assert.Equal(["الله", "رضایی", "عبد", "عبدالله"], words.Order());
        Assert.Equal(4 + 6, NameKeys.Of(words).Distinct().Count());
        Assert.Contains(NameKeys.Of("رضایی", "عبدالله"), NameKeys.Of(words));
        Assert.Equal(NameKeys.Of("رضایی", "عبدالله"), NameKeys.Of("عبدالله", "رضایی"));
    }

    [Fact]
    public void However_long_a_name_is_its_keys_are_some_hundreds_at_most()
    {
        var longest = string.Join(' ', Enumerable.Range(0, 27).Select(i => $"{(char)('آ' + i)}{(char)('ب' + i)}"));
        Assert.InRange(NameKeys.Of(NameKeys.WordsOf(longest, longest[1..])).Count(), 1, 210);
        Assert.Empty(NameKeys.WordsOf("", " ‌"));
    }
}
