using CsCheck;
using Shahr.Kit.Values;

namespace Shahr.Kit.Tests.Values;

public class PublicNumberTests
{
    private static readonly byte[] _key = [.. Enumerable.Range(1, 32).Select(static i => (byte)i)];

    [Fact]
    public void A_number_is_grouped_and_spoken_in_Persian()
    {
        var number = PublicNumber.Parse("472918307");
        Assert.Equal("۴۷۲-۹۱۸-۳۰۷", number.Display);
        Assert.Equal("472-918-307", number.ToString());
        Assert.Equal("چهار هفت دو، نه یک هشت، سه صفر هفت", number.Spoken);
    }

    [Theory]
    [InlineData("۴۷۲-۹۱۸-۳۰۷")]
    [InlineData(" 472 918 307 ")]
    [InlineData("٤٧٢.٩١٨.٣٠٧")]
    [InlineData("۴۷۲–۹۱۸–۳۰۷\u200f")]
    public void People_type_a_number_in_many_ways(string text)
    {
        Assert.True(PublicNumber.TryParse(text, out var number));
        Assert.Equal("472918307", number.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("472918305")]
    [InlineData("47291830")]
    [InlineData("4729183040")]
    [InlineData("47291830x")]
    public void What_is_no_number_is_refused(string? text) => Assert.False(PublicNumber.TryParse(text, out _));

    [Fact]
    public void Every_wrong_digit_and_every_swap_of_neighbours_is_caught_in_every_state_of_the_check()
    {
        // The check is a walk through ten states. If it catches each error from each state, it catches it in numbers
        // of any length; all six-digit payloads visit every state at every place.
        for (var payload = 0; payload < 1_000_000; payload += 7)
        {
            var text = payload.ToString("D6", null);
            var number = text + Damm.CheckDigit(text);
            Assert.True(Damm.IsValid(number));
            var typed = number.ToCharArray();
            for (var i = 0; i < typed.Length; i++)
            {
                for (var digit = '0'; digit <= '9'; digit++)
                {
                    typed[i] = digit;
                    if (Damm.IsValid(typed) != (digit == number[i]))
                        Assert.Fail($"{number}: digit {i} as {digit}");
                }

                typed[i] = number[i];
                if (i == 0 || number[i] == number[i - 1])
                    continue;
                (typed[i], typed[i - 1]) = (typed[i - 1], typed[i]);
                if (Damm.IsValid(typed))
                    Assert.Fail($"{number}: swap at {i}");
                (typed[i], typed[i - 1]) = (typed[i - 1], typed[i]);
            }
        }
    }

    [Fact]
    public void A_sequence_gives_each_request_its_own_number_and_finds_back()
    {
        var seen = new HashSet<string>();
        for (var sequence = 0L; sequence < 20_000; sequence++)
        {
            var number = PublicNumber.FromSequence(sequence, _key);
            Assert.True(PublicNumber.TryParse(number.Value, out _));
            Assert.True(seen.Add(number.Value));
            Assert.Equal(sequence, number.ToSequence(_key));
        }
    }

    [Fact]
    public void The_permutation_is_undone_over_its_whole_range() =>
        Gen.Long[0, PublicNumber.Capacity - 1]
            .Sample(static sequence =>
            {
                var number = PublicNumber.FromSequence(sequence, _key);
                return number.ToSequence(_key) == sequence
                    && number.Value.Length == (sequence < PublicNumber.ShortCapacity ? 9 : 12);
            });

    [Fact]
    public void A_small_permutation_meets_every_number_exactly_once()
    {
        var images = Enumerable.Range(0, 1_000).Select(i => DigitPermutation.Forward(i, 3, _key)).ToHashSet();
        Assert.Equal(1_000, images.Count);
        Assert.All(images, static image => Assert.InRange(image, 0, 999));
    }

    [Fact]
    public void Neighbours_in_the_sequence_are_strangers_in_their_numbers()
    {
        // If the numbers leaked the order, early ones would cluster. Thousand in a row fall evenly into ten bins
        // (chi-square with nine degrees of freedom stays below 33.7 but once in ten thousand keys; this key is fixed).
        var bins = new int[10];
        for (var i = 0; i < 1_000; i++)
            bins[PublicNumber.FromSequence(i, _key).Value[0] - '0']++;
        Assert.True(bins.Sum(static n => (n - 100.0) * (n - 100.0) / 100.0) < 33.7, string.Join(' ', bins));
        Assert.NotEqual(PublicNumber.FromSequence(1, _key), PublicNumber.FromSequence(1, [.. _key.Reverse()]));
    }

    [Fact]
    public void Random_numbers_are_valid_and_differ() =>
        Assert.True(
            Enumerable
                .Range(0, 500)
                .Select(static _ => PublicNumber.Random())
                .Select(static n => PublicNumber.Parse(n.Display))
                .Distinct()
                .Count() > 490
        );

    [Fact]
    public void Long_random_numbers_are_valid_and_hardly_ever_meet()
    {
        var drawn = Enumerable.Range(0, 10_000).Select(static _ => PublicNumber.RandomLong()).ToList();
        Assert.All(drawn, n => Assert.Equal(12, n.Value.Length));
        Assert.All(drawn, n => Assert.Equal(n, PublicNumber.Parse(n.Display)));
        Assert.InRange(drawn.Distinct().Count(), 9_999, 10_000);
    }
}
