using Shahr.Kit.Values;

namespace Shahr.Kit.Tests.Values;

public class TypedIdTests
{
    private readonly record struct SampleId(Guid Value) : ITypedId<SampleId>
    {
        public static SampleId From(Guid value) => new(value);

        public static SampleId New() => TypedId.New<SampleId>();

        public static bool TryParse(string? text, out SampleId id) => TypedId.TryParse(text, out id);

        public override string ToString() => TypedId.Format(Value);
    }

    private static T Through<T>(string text)
        where T : IParsable<T> => T.Parse(text, null);

    [Fact]
    public void An_id_reads_back_from_its_text_also_through_the_interface()
    {
        var id = SampleId.New();
        Assert.Equal(7, id.Value.Version);
        Assert.Equal(id, Through<SampleId>(id.ToString()));
        Assert.True(SampleId.TryParse(" " + id.ToString().ToUpperInvariant(), out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("{0193a5f0-0000-7000-8000-000000000000}")]
    [InlineData("0193a5f0000070008000000000000000")]
    public void What_is_no_id_is_refused(string? text)
    {
        Assert.False(SampleId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Through<SampleId>(text ?? ""));
    }

    [Fact]
    public void Ids_of_later_milliseconds_sort_later_as_text()
    {
        var at = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
        var ids = Enumerable
            .Range(0, 200)
            .Select(i => TypedId.New<SampleId>(at.AddMilliseconds(i)).ToString())
            .ToList();
        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Text_values_read_through_the_interface_too() =>
        Assert.Equal("0077611616", Through<NationalCode>("۰۰۷۷۶۱۱۶۱۶").Value);
}
