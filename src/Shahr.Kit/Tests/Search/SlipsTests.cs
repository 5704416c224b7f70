using Shahr.Kit.Search;

namespace Shahr.Kit.Tests.Search;

public sealed class SlipsTests
{
    [Theory]
    [InlineData("رضایی", "رضایی", 2, 0)]
    [InlineData("رضایی", "رضائی", 2, 1)]
    [InlineData("احمدی", "محمود", 2, null)]
    [InlineData("احمدی", "حامدی", 1, 1)]
    [InlineData("احمدی", "احمید", 1, 1)]
    [InlineData("کریمی", "کریمیان", 2, 2)]
    [InlineData("کریمی", "کریمیان", 1, null)]
    [InlineData("عبدالله", "عبداله", 2, 1)]
    [InlineData("Łukasz", "Lukasz", 1, 1)]
    [InlineData("山田太郎", "山太田郎", 1, 1)]
    [InlineData("abcd", "badc", 2, 2)]
    [InlineData("abcdef", "fedcba", 2, null)]
    public void Slips_are_counted_both_ways(string one, string other, int most, int? slips)
    {
        Assert.Equal(slips, new Slips(one).To(other, most));
        Assert.Equal(slips, new Slips(other).To(one, most));
    }

    [Fact]
    public void Words_put_aside_by_their_letters_alone_are_never_those_that_are_near()
    {
        // Every word that any two slips can make of one is found again, whatever letters come in.
        const string letters = "ابپتجچحخدرزسشعغفقکگلمنوهی";
        var state = 17U;
        int Next(int most) => (int)((state = (state * 1_664_525) + 1_013_904_223) >> 8) % most;
        for (var round = 0; round < 20_000; round++)
        {
            var word = new string([.. Enumerable.Range(0, 6 + Next(5)).Select(_ => letters[Next(letters.Length)])]);
            var slipped = word;
            for (var slip = 0; slip < 2; slip++)
            {
                var at = Next(slipped.Length - 1);
                slipped = Next(4) switch
                {
                    0 => slipped.Remove(at, 1),
                    1 => slipped.Insert(at, letters[Next(letters.Length)].ToString()),
                    2 => slipped.Remove(at, 1).Insert(at, letters[Next(letters.Length)].ToString()),
                    _ => slipped[..at] + slipped[at + 1] + slipped[at] + slipped[(at + 2)..],
                };
            }

            Assert.True(WordBook.MayBeNear(word, slipped, 2), $"{word} {slipped}");
            Assert.Equal(ByTheBook(word, slipped), new Slips(word).To(slipped, 20));
        }
    }

    /// <summary>Optimal string alignment as textbooks write it: one whole table.</summary>
    private static int ByTheBook(string one, string other)
    {
        var least = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        for (var j = 0; j <= other.Length; j++)
        {
            if (i == 0 || j == 0)
            {
                least[i, j] = i + j;
                continue;
            }

            var cost = one[i - 1] == other[j - 1] ? 0 : 1;
            var slips = Math.Min(Math.Min(least[i - 1, j], least[i, j - 1]) + 1, least[i - 1, j - 1] + cost);
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                slips = Math.Min(slips, least[i - 2, j - 2] + 1);
            least[i, j] = slips;
        }

        return least[one.Length, other.Length];
    }
}
