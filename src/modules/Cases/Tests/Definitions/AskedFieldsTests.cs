using Shahr.Cases.Definitions;

namespace Shahr.Cases.Tests;

/// <summary>The table that says when a field is asked, row by row, and what a broken row is told.</summary>
public sealed class AskedFieldsTests
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
          - { name: kind, type: Choice, question: { fa: چه؟, en: What? }, label: { fa: چه, en: What }, options: [
              { value: a, title: { fa: الف, en: A } }, { value: b, title: { fa: ب, en: B } },
              { value: c, title: { fa: پ, en: C } }] }
          - { name: some, type: Many, required: false, max: 2,
              question: { fa: چند؟, en: Some? }, label: { fa: چند, en: Some }, options: [
              { value: x, title: { fa: ایکس, en: X } }, { value: y, title: { fa: ایگرگ, en: Y } },
              { value: z, title: { fa: زد, en: Z } }] }
          - { name: money, type: Rial, required: false,
              question: { fa: پول؟, en: Money? }, label: { fa: پول, en: Money } }
          - { name: more, type: Text, question: { fa: بیشتر؟, en: More? }, label: { fa: بیشتر, en: More },
              when: [WHEN] }
          - { name: last, type: Text, question: { fa: باز؟, en: Again? }, label: { fa: باز, en: Again },
              when: [{ field: more, answered: true }] }
        steps:
          - { code: end, title: { fa: پایان, en: End }, kind: Decide, office: roads, minutes: 60 }
        """;

    private static readonly Answers _answers = Answers
        .None.With("kind", new ChoiceAnswer("b"))
        .With("some", new ManyAnswer(["x", "z"]))
        .With("money", new RialAnswer(1_000));

    [Theory]
    [InlineData("{ field: kind, is: [a, b] }", true)]
    [InlineData("{ field: kind, is: [a, c] }", false)]
    [InlineData("{ field: kind, isNot: [a, c] }", true)]
    [InlineData("{ field: kind, isNot: [b] }", false)]
    [InlineData("{ field: some, is: [z] }", true)]
    [InlineData("{ field: some, is: [y] }", false)]
    [InlineData("{ field: some, isNot: [y] }", true)]
    [InlineData("{ field: some, isNot: [y, z] }", false)]
    [InlineData("{ field: money, atLeast: 1000 }", true)]
    [InlineData("{ field: money, atLeast: 1001 }", false)]
    [InlineData("{ field: money, atMost: 1000 }", true)]
    [InlineData("{ field: money, atMost: 999 }", false)]
    [InlineData("{ field: money, answered: true }", true)]
    [InlineData("{ field: money, answered: false }", false)]
    [InlineData("{ field: kind, is: [b] }, { field: money, atLeast: 1 }", true)]
    [InlineData("{ field: kind, is: [b] }, { field: money, atMost: 1 }", false)]
    public void Every_row_must_hold(string when, bool asked)
    {
        var names = Read(when).Asked(_answers).Select(f => f.Name);
        Assert.Equal(asked ? ["kind", "some", "money", "more"] : ["kind", "some", "money"], names);
    }

    [Theory]
    [InlineData("{ field: kind, is: [a] }", false)]
    [InlineData("{ field: kind, isNot: [a] }", false)]
    [InlineData("{ field: money, atLeast: 0 }", false)]
    [InlineData("{ field: money, atMost: 0 }", false)]
    [InlineData("{ field: money, answered: false }", true)]
    public void What_was_not_answered_holds_only_where_that_is_asked(string when, bool asked) =>
        Assert.Equal(asked, Read(when).Asked(Answers.None).Any(f => f.Name == "more"));

    [Fact]
    public void An_answer_to_a_question_that_is_asked_no_more_counts_as_none()
    {
        var form = Read("{ field: kind, is: [a] }");
        var answers = _answers.With("more", new TextAnswer("کهنه")).With("last", new TextAnswer("کهنه"));
        Assert.Equal(["kind", "some", "money"], form.Asked(answers).Select(f => f.Name));
        Assert.Null(form.FirstMissing(answers));
        var changed = answers.With("kind", new ChoiceAnswer("a"));
        Assert.Equal(["kind", "some", "money", "more", "last"], form.Asked(changed).Select(f => f.Name));
    }

    [Theory]
    [InlineData("{ field: nothing, is: [a] }", "'nothing', which is no field before it")]
    [InlineData("{ field: more, answered: true }", "'more', which is no field before it")]
    [InlineData("{ field: last, answered: true }", "'last', which is no field before it")]
    [InlineData("{ field: kind }", "needs one of")]
    [InlineData("{ field: kind, is: [a], isNot: [b] }", "needs one of")]
    [InlineData("{ field: kind, is: [d] }", "names 'd'")]
    [InlineData("{ field: money, is: [a] }", "names 'a'")]
    [InlineData("{ field: kind, atLeast: 3 }", "compares it with a number")]
    [InlineData("{ field: kind, script: x }", "script")]
    public void A_row_that_cannot_be_asked_is_refused_with_its_reason(string when, string reason) =>
        Assert.Contains(reason, Assert.Throws<DefinitionException>(() => Read(when)).Message);

    [Fact]
    public void Many_options_are_bounded_by_what_there_is_and_a_form_by_two_thousand_fields()
    {
        var several = Form.Replace("WHEN", "").Replace("max: 2", "max: 4");
        Assert.Contains("no more than it has", Refused(several));
        var field = "  - { name: f0, type: Text, question: { fa: م, en: m }, label: { fa: م, en: m } }\n";
        var fields = string.Concat(Enumerable.Range(0, 10_000).Select(i => field.Replace("f0", $"f{i}")));
        Assert.Contains("2,000", Refused(Form.Replace("WHEN", "").Replace("steps:", fields + "steps:")));
    }

    private static string Refused(string yaml) =>
        Assert.Throws<DefinitionException>(() => DefinitionReader.Read(yaml, "form.yaml")).Message;

    private static ServiceDefinition Read(string when) =>
        DefinitionReader.Read(Form.Replace("WHEN", when), "form.yaml");
}
