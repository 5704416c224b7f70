using Shahr.Cases.Definitions;

namespace Shahr.Cases.Tests;

/// <summary>What a group may hold, how conditions see it, and what a broken one is told.</summary>
public sealed class GroupRulesTests
{
    private const string Form = """
        code: form
        version: 1
        title: { fa: فرم, en: Form }
        about: { fa: نمونه, en: Sample }
        group: Administrative
        stage: Interaction
        outcomes: { granted: { fa: شد, en: Done }, refused: { fa: نشد, en: Not done } }
        fields:
          - { name: money, type: Rial, required: false,
              question: { fa: پول؟, en: Money? }, label: { fa: پول, en: Money } }
          - name: members
            type: Group
            LIMITS
            question: { fa: چه کسانی؟, en: Who? }
            label: { fa: اعضا, en: Members }
            fields: [INNER]
          - { name: last, type: Text, question: { fa: باز؟, en: Again? }, label: { fa: باز, en: Again },
              when: [WHEN] }
        steps:
          - { code: end, title: { fa: پایان, en: End }, kind: Decide, office: roads, minutes: 60 }
        """;

    private const string Age =
        "{ name: age, type: Number, question: { fa: سن؟, en: Age? }, label: { fa: سن, en: Age } MORE }";

    [Theory]
    [InlineData("", "", "", "needs 1 to 20 fields")]
    [InlineData("min: 0", "AGE", "", "1 to 1,000 entries")]
    [InlineData("max: 1001", "AGE", "", "1 to 1,000 entries")]
    [InlineData("", "AGE, AGE", "", "'age' is there twice")]
    [InlineData("", "MONEY", "", "'money' is there twice")]
    [InlineData("", "PHOTO", "", "'photo' takes files, which a group cannot")]
    [InlineData("", "AGE { field: last, answered: true }", "", "'last', which is no field before it")]
    [InlineData("", "AGE", "{ field: age, atLeast: 1 }", "'age', which is no field before it")]
    [InlineData("known: FullName", "AGE", "", "is filled with")]
    [InlineData("", "NESTED", "", "is a group within the group")]
    [InlineData("max: 1000", "STORY", "", "more than 5,000,000 characters")]
    public void A_broken_group_is_refused_with_its_place_and_reason(
        string limits,
        string inner,
        string when,
        string told
    )
    {
        var wrong = Assert.Throws<DefinitionException>(() => Read(limits, inner, when));
        Assert.Contains(told, wrong.Message);
    }

    [Fact]
    public void A_fault_names_the_line_of_its_field() =>
        Assert.StartsWith(
            "form.yaml:16:",
            Assert.Throws<DefinitionException>(() => Read("", "AGE { field: no, answered: true }", "")).Message
        );

    [Fact]
    public void Lists_within_lists_without_end_are_refused_before_they_take_the_stack()
    {
        var deep = string.Concat(Enumerable.Repeat("fields: [{", 90_000));
        var wrong = Assert.Throws<DefinitionException>(() => DefinitionReader.Parse(deep, "form.yaml"));
        Assert.Contains("deeper", wrong.Message);
    }

    [Fact]
    public void Conditions_count_entries_and_look_within_the_same_entry()
    {
        var form = Read("min: 2", "AGE, SCHOOL { field: age, atMost: 18 }", "{ field: members, atLeast: 3 }");
        var members = form.Fields[1];
        GroupEntry Of(string key, long age) =>
            new(
                key,
                new Dictionary<string, Answer> { ["age"] = new NumberAnswer(age), ["school"] = new TextAnswer("م") }
            );
        var two = Answers.None.With("members", new GroupAnswer([Of("a", 10), Of("b", 40)]));
        Assert.Equal(["money", "members"], form.Asked(two).Select(f => f.Name));
        Assert.Null(form.FirstMissing(two));
        var kept = Assert.IsType<GroupAnswer>(form.Kept(two)["members"]);
        Assert.Equal([2, 1], kept.Entries.Select(e => e.Answers.Count));

        var one = Answers.None.With("members", new GroupAnswer([Of("a", 10)]));
        Assert.Equal(members, form.FirstMissing(one));
        var three = two.With("members", kept.With(Of("c", 3)));
        Assert.Equal("last", form.FirstMissing(three)?.Name);
        Assert.Equal(
            members,
            form.FirstMissing(two.With("members", kept.With(new GroupEntry("b", new Dictionary<string, Answer>()))))
        );
    }

    [Fact]
    public void A_group_written_as_yaml_is_read_back_the_same_and_its_answer_as_json()
    {
        var form = Read("min: 2", "AGE, SCHOOL { field: age, atMost: 18 }", "");
        var yaml = DefinitionWriter.Write(form);
        Assert.Equal(yaml, DefinitionWriter.Write(DefinitionReader.Read(yaml, "again")));
        Assert.DoesNotContain("fields: []", yaml);
        var entry = new GroupEntry("k1", new Dictionary<string, Answer> { ["age"] = new NumberAnswer(3) });
        var json = Answers.None.With("members", new GroupAnswer([entry])).ToJson();
        Assert.Equal(json, Answers.FromJson(json).ToJson());
        Assert.Equal(
            new NumberAnswer(3),
            Assert.IsType<GroupAnswer>(Answers.FromJson(json)["members"]).Entries[0]["age"]
        );
    }

    private static ServiceDefinition Read(string limits, string inner, string when)
    {
        // "AGE { row }" is the field with a condition.
        var parts = inner.Split(", ").Select(part => Field(part)).Where(f => f.Length > 0);
        var fields = inner.StartsWith("AGE {", StringComparison.Ordinal) ? [Field(inner)] : parts;
        if (inner.Contains("SCHOOL", StringComparison.Ordinal))
            fields = [Field("AGE"), Field(inner[inner.IndexOf("SCHOOL", StringComparison.Ordinal)..])];
        var yaml = Form.Replace("LIMITS", limits)
            .Replace("INNER", string.Join(",\n      ", fields))
            .Replace("WHEN", when);
        return DefinitionReader.Read(yaml, "form.yaml");
    }

    private static string Field(string part)
    {
        var row = part.Contains('{') ? $", when: [{part[part.IndexOf('{')..]}]" : "";
        return part.Split(' ')[0] switch
        {
            "AGE" => Age.Replace("MORE", row),
            "SCHOOL" => Age.Replace("name: age, type: Number", "name: school, type: Text").Replace("MORE", row),
            "MONEY" => Age.Replace("name: age", "name: money").Replace("MORE", ""),
            "PHOTO" => Age.Replace("name: age, type: Number", "name: photo, type: Photo").Replace("MORE", ""),
            "STORY" => Age.Replace("name: age, type: Number", "name: story, type: LongText, maxLength: 20000")
                .Replace("MORE", ""),
            "NESTED" => Age.Replace("name: age, type: Number", "name: nested, type: Group")
                .Replace("MORE", $", fields: [{Age.Replace("MORE", "")}]"),
            _ => "",
        };
    }
}
