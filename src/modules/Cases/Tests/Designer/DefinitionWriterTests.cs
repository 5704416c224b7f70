using System.Text.Json;
using CsCheck;
using Shahr.Cases.Definitions;

namespace Shahr.Cases.Tests;

/// <summary>What is written as YAML is read back to the same.</summary>
public sealed class DefinitionWriterTests
{
    public static TheoryData<string> Services => [.. ServiceShelf.Embedded.Select(e => e.Definition.Code)];

    // Words that a reader of YAML could take for something else.
    private static readonly string[] _tricky =
    [
        .. new[] { "", "yes", "no", "null", "~", "true", "1405", "1e3", "0x1F", "- a", "a: b", "#", "\"", "'", "[a]" },
        .. new[] { "{person}", "*x", "&x", "!t", "|", ">", "%", "@", "`", " پیش", "پس ", "یک\nدو", "«الف»", "<<", "=" },
    ];

    private static readonly Gen<string> _text = Gen.OneOf(
        Gen.Int[0, _tricky.Length - 1].Select(i => _tricky[i]),
        Gen.String[Gen.Char["abc ۱۲۳آبپ:،#-?{}[]'\"\\\n‌"], 0, 40]
    );

    private static readonly Gen<Words> _words = Gen.Select(_text, _text, (fa, en) => new Words { Fa = fa, En = en });

    private static readonly Gen<Condition> _row = Gen.Select(
        _text,
        _text.List[0, 3],
        Gen.Long.Nullable(),
        Gen.Bool.Nullable(),
        (field, options, bound, answered) =>
            new Condition
            {
                Field = field,
                Is = options,
                AtLeast = bound,
                Answered = answered,
            }
    );

    private static readonly Gen<FieldDefinition> _field = Gen.Select(
        Gen.Select(_text, Gen.Enum<FieldType>(), _words, _words),
        Gen.Select(Gen.Bool, Gen.Int[0, 300], Gen.Long.Nullable(), Gen.Int[-5, 5].Nullable()),
        Gen.Select(_words.List[0, 3], _row.List[0, 2], Gen.Bool, Gen.Int[0, 3]),
        (words, limits, lists) =>
            new FieldDefinition
            {
                Name = words.Item1,
                Type = words.Item2,
                Question = words.Item3,
                Label = words.Item4,
                Hint = lists.Item3 ? words.Item3 : null,
                Required = limits.Item1,
                MaxLength = limits.Item2,
                Min = limits.Item3,
                FromDays = limits.Item4,
                Past = lists.Item3,
                MaxFiles = lists.Item4,
                Options = [.. lists.Item1.Select(w => new OptionDefinition { Value = w.Fa, Title = w })],
                When = lists.Item2,
            }
    );

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_of_the_house_is_read_back_as_it_was(string code)
    {
        var service = ServiceShelf.Embedded.Single(e => e.Definition.Code == code).Definition;
        var read = DefinitionReader.Read(DefinitionWriter.Write(service), code);
        Assert.Equal(Json(service), Json(read));
    }

    [Fact]
    public void Whatever_stands_in_a_definition_is_read_back_as_it_was() =>
        Gen.Select(_field.List[0, 4], _words, _text.List[0, 3], Gen.Int[0, 3])
            .Sample(
                (fields, words, list, number) =>
                {
                    var service = ServiceShelf.Embedded[0].Definition with
                    {
                        Title = words,
                        Keywords = list,
                        Fields = fields,
                        Steps =
                        [
                            new StepDefinition
                            {
                                Code = words.Fa,
                                Title = words,
                                Kind = StepKind.Check,
                                Minutes = number,
                                FourEyes = number == 1,
                                Pauses = number == 2 ? [PauseReason.Citizen] : [],
                            },
                        ],
                        Outputs =
                        [
                            new OutputDefinition
                            {
                                Kind = words.En,
                                Title = words,
                                Body = list,
                                Fields = [],
                            },
                        ],
                    };
                    var text = DefinitionWriter.Write(service);
                    Assert.Equal(Json(service), Json(DefinitionReader.Parse(text, "test")));
                },
                iter: 500
            );

    [Fact]
    public void What_holds_anyway_is_not_written()
    {
        var text = DefinitionWriter.Write(
            ServiceShelf.Embedded.Single(e => e.Definition.Code == "mayor-message").Definition
        );
        Assert.DoesNotContain("required: true", text, StringComparison.Ordinal);
        Assert.DoesNotContain("maxFiles: 1\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hasOptions", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fields:\n  -\n")]
    [InlineData("fields: ~\n")]
    [InlineData("title: ~\n")]
    [InlineData("steps: 5\n")]
    [InlineData("version: 99999999999999999999\n")]
    [InlineData("keywords: [~]\n")]
    [InlineData("a: [[[[[[\n")]
    [InlineData("\u0001")]
    public void Text_with_holes_is_refused_and_never_breaks_the_reader(string wrong)
    {
        var service = ServiceShelf.Embedded.Single(e => e.Definition.Code == "mayor-message").Definition;
        var key = wrong.Split(':')[0] + ":";
        var lines = DefinitionWriter.Write(service).Split('\n').ToList();
        var at = lines.FindIndex(l => l.StartsWith(key, StringComparison.Ordinal));
        if (at >= 0)
        {
            var end = lines.FindIndex(at + 1, l => l.Length > 0 && l[0] is not (' ' or '-'));
            lines.RemoveRange(at, (end < 0 ? lines.Count : end) - at);
        }

        Assert.Throws<DefinitionException>(() =>
            DefinitionReader.Parse(string.Join('\n', lines) + "\n" + wrong, "holes.yaml")
        );
    }

    private static string Json(ServiceDefinition service) => JsonSerializer.Serialize(service);
}
