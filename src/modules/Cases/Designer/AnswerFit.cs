using Shahr.Cases.Definitions;
using Shahr.Kit.Values;

namespace Shahr.Cases.Designer;

/// <summary>Why an answer of the past would be refused by a question as it is designed now.</summary>
internal enum Misfit
{
    /// <summary>It was passed over and is needed now.</summary>
    Missing,

    /// <summary>The question takes another kind of answer.</summary>
    OtherKind,

    /// <summary>An option that is no longer there.</summary>
    OptionGone,

    TooLong,

    /// <summary>A number, a day, so many options or files outside what is taken.</summary>
    Outside,

    /// <summary>A text without the asked shape.</summary>
    Shape,
}

/// <summary>Whether answers of the past fit a question of a design.</summary>
internal static class AnswerFit
{
    /// <summary>The reason of a refusal, or null where the answer would be taken.</summary>
    /// <param name="field">As it is designed now.</param>
    /// <param name="answer">As it was given, or null.</param>
    /// <param name="asked">The day it was given, for questions about days.</param>
    /// <param name="others">The other answers, which conditions within a group may look at.</param>
    public static Misfit? Of(FieldDefinition field, Answer? answer, DateOnly asked, Answers others) =>
        answer switch
        {
            _ when field.Type == FieldType.Computed => null,
            null => field.Required ? Misfit.Missing : null,
            TextAnswer text when field.Type is FieldType.Text or FieldType.LongText => OfText(field, text.Text),
            NumberAnswer number when field.Type == FieldType.Number => Within(
                number.Number,
                field.Min ?? 0,
                field.Max ?? int.MaxValue
            ),
            RialAnswer amount when field.Type == FieldType.Rial => Within(
                amount.Amount,
                field.Min ?? 0,
                field.Max ?? long.MaxValue
            ),
            ChoiceAnswer choice when field.Type == FieldType.Choice => OfOptions(field, [choice.Value]),
            ManyAnswer many when field.Type == FieldType.Many => OfOptions(field, many.Values)
                ?? Within(many.Values.Count, field.Min ?? 1, field.Max ?? field.Options.Count),
            DayAnswer day when field.Type == FieldType.Date => OfDay(field, day.Day, asked),
            PlaceAnswer when field.Type == FieldType.MapPoint => null,
            ShapeAnswer when field.Type is FieldType.MapLine or FieldType.MapArea => null,
            AddressAnswer when field.Type == FieldType.Address => null,
            PersonAnswer when field.Type == FieldType.Person => null,
            OrganisationAnswer when field.Type == FieldType.Organisation => null,
            GroupAnswer group when field.Type == FieldType.Group => Within(
                group.Entries.Count,
                GroupRules.Least(field),
                GroupRules.Most(field)
            ) ?? OfEntries(field, group, asked, others),
            FilesAnswer files when field.TakesFiles => Within(files.Files.Count, 0, field.MaxFiles),
            _ => Misfit.OtherKind,
        };

    private static Misfit? OfEntries(FieldDefinition group, GroupAnswer given, DateOnly asked, Answers others) =>
        given
            .Entries.SelectMany(e =>
                group
                    .AskedIn(e, name => others[name])
                    .Select(f => Of(f, e[f.Name], asked, others))
                    .Where(m => m is not null)
            )
            .FirstOrDefault();

    private static Misfit? OfText(FieldDefinition field, string text) =>
        text.Length > field.MaxLength ? Misfit.TooLong
        : field.Format == TextFormat.PostalCode && !PostalCode.TryParse(text, out _) ? Misfit.Shape
        : field.Format == TextFormat.LegalEntity && !LegalEntityCode.TryParse(text, out _) ? Misfit.Shape
        : null;

    private static Misfit? OfOptions(FieldDefinition field, IReadOnlyList<string> values) =>
        values.Any(v => field.Option(v) is null) ? Misfit.OptionGone : null;

    private static Misfit? OfDay(FieldDefinition field, DateOnly day, DateOnly asked) =>
        field.Past && day > asked ? Misfit.Outside
        : field is { FromDays: { } from, UntilDays: { } until } ? Within(day.DayNumber - asked.DayNumber, from, until)
        : null;

    private static Misfit? Within(long number, long least, long most) =>
        number >= least && number <= most ? null : Misfit.Outside;
}
