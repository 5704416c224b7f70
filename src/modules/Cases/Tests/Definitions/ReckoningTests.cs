using Shahr.Cases.Definitions;

namespace Shahr.Cases.Tests;

/// <summary>Computed fields, operator by operator, and what a broken one is told.</summary>
public sealed class ReckoningTests
{
    private const string Words = "question: { fa: چه؟, en: What? }, label: { fa: چه, en: What }";

    private const string Form = """
        code: form
        version: 1
        title: { fa: فرم, en: Form }
        about: { fa: نمونه, en: Sample }
        group: Administrative
        stage: Interaction
        outcomes: { granted: { fa: شد, en: Done }, refused: { fa: نشد, en: Not done } }
        fields:
          - { name: price, type: Rial, required: false, WORDS }
          - { name: paid, type: Rial, required: false, WORDS }
          - { name: many, type: Number, required: false, WORDS }
          - { name: born, type: Date, required: false, WORDS }
          - { name: until, type: Date, required: false, WORDS }
          - { name: rows, type: Group, required: false, WORDS, fields: [
              { name: item, type: Rial, WORDS },
              { name: pieces, type: Number, WORDS },
              { name: worth, type: Computed, compute: { product: [item, pieces] }, WORDS } ] }
          - { name: result, type: Computed, compute: { COMPUTE }, WORDS }
          - { name: more, type: Text, when: [{ field: result, atLeast: 100 }], WORDS }
        steps:
          - { code: end, title: { fa: پایان, en: End }, kind: Decide, office: roads, minutes: 60 }
        """;

    private static readonly DateOnly _today = new(2026, 11, 27); // 6 Azar 1405

    private static readonly Answers _answers = Answers
        .None.With("price", new RialAnswer(1_000))
        .With("paid", new RialAnswer(1_200))
        .With("many", new NumberAnswer(7))
        .With("born", new DayAnswer(new DateOnly(1990, 11, 28)))
        .With("until", new DayAnswer(new DateOnly(2026, 12, 1)))
        .With("rows", new GroupAnswer([Row("a", 10, 3), Row("b", 20, 4)]));

    [Theory]
    [InlineData("sum: [price, paid]", 2_200, true)]
    [InlineData("sum: [pieces, many]", 14, false)]
    [InlineData("sum: [worth]", 110, true)]
    [InlineData("sum: [item, price]", 1_030, true)]
    [InlineData("difference: [price, paid]", -200, true)]
    [InlineData("product: [price, many]", 7_000, true)]
    [InlineData("product: [many, many]", 49, false)]
    [InlineData("count: rows", 2, false)]
    [InlineData("age: born", 35, false)]
    [InlineData("days: [born, until]", 13_152, false)]
    public void Each_operator_works_out_whole_numbers(string compute, long expected, bool rials)
    {
        Answer worth = rials ? new RialAnswer(expected) : new NumberAnswer(expected);
        Assert.Equal(worth, Read(compute).Reckoned(_answers, _today).Value["result"]);
    }

    [Theory]
    [InlineData("sum: [price, paid]")]
    [InlineData("difference: [price, paid]")]
    [InlineData("product: [price, many]")]
    [InlineData("age: born")]
    [InlineData("days: [born, until]")]
    public void Without_anything_to_work_with_there_is_no_result(string compute) =>
        Assert.Null(Read(compute).Reckoned(Answers.None, _today).Value["result"]);

    [Fact]
    public void A_birthday_counts_from_its_day_on_and_a_condition_sees_the_result()
    {
        var age = Read("age: born");
        Assert.Equal(new NumberAnswer(36), age.Reckoned(_answers, new DateOnly(2026, 11, 28)).Value["result"]);
        var sum = Read("sum: [worth]");
        Assert.Contains(sum.Asked(sum.Reckoned(_answers, _today).Value), f => f.Name == "more");
        var none = sum.Reckoned(_answers.With("rows", null), _today).Value;
        Assert.DoesNotContain(sum.Asked(none), f => f.Name == "more");
    }

    [Fact]
    public void What_was_sent_under_its_name_counts_for_nothing_and_too_much_is_refused()
    {
        var sum = Read("sum: [price, paid]");
        var forged = _answers.With("result", new RialAnswer(1)).With("rows", new GroupAnswer([Row("a", 10, 3, 99)]));
        var reckoned = sum.Reckoned(forged, _today).Value;
        Assert.Equal(new RialAnswer(2_200), reckoned["result"]);
        Assert.Equal(new RialAnswer(30), Assert.IsType<GroupAnswer>(reckoned["rows"]).Entries[0]["worth"]);

        var large = new RialAnswer(Reckoning.Most);
        var two = _answers.With("price", large).With("paid", large);
        Assert.Equal("cases.too_large_to_reckon", sum.Reckoned(two, _today).Problem?.Code);
        var huge = two.With("many", new NumberAnswer(int.MaxValue));
        Assert.Equal(
            "cases.too_large_to_reckon",
            Read("product: [price, many, many, many, many, many]").Reckoned(huge, _today).Problem?.Code
        );
    }

    [Theory]
    [InlineData("sum: [result]", "'result', which is no field before it")]
    [InlineData("sum: [more]", "'more', which is no field before it")]
    [InlineData("sum: [nothing]", "form.yaml:18: 'result' is computed from 'nothing'")]
    [InlineData("product: [pieces, many]", "'pieces', which is no field before it")]
    [InlineData("sum: [price, many]", "mixes rials and numbers")]
    [InlineData("product: [price, paid]", "mixes rials and numbers")]
    [InlineData("difference: [price]", "takes 2 to 2 fields")]
    [InlineData("product: [many]", "takes 2 to 50 fields")]
    [InlineData("age: many", "takes the age of 'many', which is a Number")]
    [InlineData("count: price", "takes the count of 'price', which is a Rial")]
    [InlineData("sum: [price], count: rows", "needs one of")]
    [InlineData("sum: []", "needs one of")]
    [InlineData("script: x", "script")]
    public void A_broken_computation_is_refused_with_its_reason(string compute, string reason) =>
        Assert.Contains(reason, Assert.Throws<DefinitionException>(() => Read(compute)).Message);

    [Fact]
    public void It_is_written_as_yaml_and_read_back_the_same()
    {
        var yaml = DefinitionWriter.Write(Read("difference: [price, paid]"));
        Assert.Equal(yaml, DefinitionWriter.Write(DefinitionReader.Read(yaml, "again")));
        Assert.DoesNotContain("sum:", yaml);
    }

    private static GroupEntry Row(string key, long item, long pieces, long? worth = null)
    {
        var answers = new Dictionary<string, Answer>
        {
            ["item"] = new RialAnswer(item),
            ["pieces"] = new NumberAnswer(pieces),
        };
        if (worth is { } forged)
            answers["worth"] = new RialAnswer(forged);
        return new GroupEntry(key, answers);
    }

    private static ServiceDefinition Read(string compute) =>
        DefinitionReader.Read(Form.Replace("COMPUTE", compute).Replace("WORDS", Words), "form.yaml");
}
