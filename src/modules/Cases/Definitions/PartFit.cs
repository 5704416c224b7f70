using System.Text.Json;

namespace Shahr.Cases.Definitions;

/// <summary>
/// Whether the service of a part can be asked for by what the event asks: every question it insists on is answered by
/// one that is answered for sure, and every answer is of a kind the service takes. Asked when the event is published,
/// and again when one of its services is, so that no new version breaks an event unseen.
/// </summary>
internal sealed class PartFit(ServiceDefinition lifeEvent, PartDefinition part, ServiceDefinition service)
{
    /// <summary>Faults of every part, with the services that are in force.</summary>
    public static void Check(
        ServiceDefinition lifeEvent,
        Func<string, ServiceDefinition?> inForce,
        DefinitionFaults found
    )
    {
        foreach (var part in lifeEvent.Parts)
        {
            if (inForce(part.Service) is { } service)
            {
                foreach (var (fa, en) in new PartFit(lifeEvent, part, service).Faults())
                    found.Of(part, fa, en);
            }
            else
            {
                found.Of(
                    part,
                    $"خدمت «{part.Service}» در شهر نیست یا کنار گذاشته شده است؛ این بخش را بردارید.",
                    $"The city has no service '{part.Service}', or it was withdrawn; take the part out."
                );
            }
        }
    }

    /// <summary>What is wrong, in both languages; nothing where it fits.</summary>
    public IEnumerable<(string Fa, string En)> Faults()
    {
        if (service.IsLifeEvent || service.Who != WhoMayAsk.Person)
        {
            yield return (
                $"«{service.Title.Fa}» بخش رویداد نمی‌شود: خودش رویداد است یا تنها برای اداره‌هاست.",
                $"'{service.Code}' can be no part: it is a life event itself, or only for offices."
            );
            yield break;
        }

        foreach (var answer in part.Answers)
        {
            if (WhatIsWrong(answer) is { } wrong)
                yield return wrong;
        }

        foreach (var field in service.Fields.Where(f => f.IsNeeded() && !IsFilled(f)))
            yield return (
                $"«{service.Title.Fa}» پرسش «{field.Label.Fa}» را می‌خواهد و رویداد همیشه پاسخی برای آن ندارد.",
                $"'{service.Code}' needs '{field.Name}', and the event has not always an answer to it."
            );
    }

    private (string Fa, string En)? WhatIsWrong(PartAnswer answer)
    {
        if (service.Field(answer.Field) is not { } to)
            return (
                $"«{service.Title.Fa}» پرسشی به نام «{answer.Field}» ندارد.",
                $"'{service.Code}' has no question '{answer.Field}'."
            );
        if (answer.Value is { } value)
            return to.Type == FieldType.Choice && to.Option(value) is not null
                ? null
                : (
                    $"«{to.Label.Fa}» در «{service.Title.Fa}» گزینهٔ «{value}» ندارد.",
                    $"'{to.Name}' of '{service.Code}' has no option '{value}'."
                );
        return lifeEvent.Field(answer.From) is { } from && !Takes(to, Left(from))
            ? (
                $"پاسخ «{from.Label.Fa}» در «{to.Label.Fa}» از «{service.Title.Fa}» نمی‌گنجد: گونه، گزینه یا اندازه.",
                $"The answer to '{from.Name}' does not fit '{to.Name}' of '{service.Code}': kind, options or limits."
            )
            : null;
    }

    // Options under which the part does not belong to the event need not be known to the service.
    private FieldDefinition Left(FieldDefinition asked)
    {
        var rows = part.When.Where(row => row.Field == asked.Name).ToList();
        return asked.Type == FieldType.Choice
            ? asked with
            {
                Options = [.. asked.Options.Where(o => rows.TrueForAll(r => r.Holds(new ChoiceAnswer(o.Value))))],
            }
            : asked;
    }

    private bool IsFilled(FieldDefinition field) =>
        part.AnswerTo(field.Name) switch
        {
            { Value: not null } => true,
            { From: { } from } when lifeEvent.Field(from) is { } asked => IsSure(asked, field) || IsNeverAsked(field),
            _ => IsNeverAsked(field),
        };

    // Asked of everybody to whom the part belongs and the service puts its question.
    private bool IsSure(FieldDefinition asked, FieldDefinition field)
    {
        var known = part.When.Concat(
            field.When.SelectMany(row =>
                part.AnswerTo(row.Field)?.From is { } from ? [row with { Field = from }] : Array.Empty<Condition>()
            )
        );
        return asked.IsNeeded() && asked.When.All(row => known.Any(k => Implies(k, row)));
    }

    private static bool Implies(Condition known, Condition row) =>
        known.Field == row.Field
        && (
            (row.Answered == true && known.Answered != false)
            || (row.Answered == false && known.Answered == false)
            || (row.Is.Count > 0 && known.Is.Count > 0 && known.Is.All(row.Is.Contains))
            || (row.IsNot.Count > 0 && row.IsNot.All(known.IsNot.Contains))
            || (row.IsNot.Count > 0 && known.Is.Count > 0 && !known.Is.Any(row.IsNot.Contains))
            || (row.AtLeast is { } least && known.AtLeast >= least)
            || (row.AtMost is { } most && known.AtMost <= most)
        );

    private bool IsNeverAsked(FieldDefinition field) =>
        field.When.Any(row => Possible(row.Field) is { } all && !all.Any(row.Holds));

    // What may be answered to a question of the service; null where that cannot be told beforehand.
    private IReadOnlyList<Answer?>? Possible(string field) =>
        part.AnswerTo(field) switch
        {
            null => [null],
            { Value: { } value } when service.Field(field) is { When.Count: 0 } => [new ChoiceAnswer(value)],
            { Value: { } value } => [null, new ChoiceAnswer(value)],
            { From: { } from } when lifeEvent.Field(from) is { Type: FieldType.Choice } choice =>
            [
                null,
                .. choice.Options.Select(o => new ChoiceAnswer(o.Value)),
            ],
            _ => null,
        };

    /// <summary>True where the answer to one question may stand for the other's, its options and limits left
    /// aside.</summary>
    public static bool MayTake(FieldDefinition to, FieldDefinition from) => to.Type == from.Type || Takes(to, from);

    /// <summary>True when every answer to one question would be taken by the other.</summary>
    public static bool Takes(FieldDefinition to, FieldDefinition from) =>
        (from.Type, to.Type) switch
        {
            (FieldType.Text, FieldType.Text or FieldType.LongText) or (FieldType.LongText, FieldType.LongText) =>
                to.Format == TextFormat.Free ? from.MaxLength <= to.MaxLength : to.Format == from.Format,
            (FieldType.Choice, FieldType.Choice) => HasOptionsOf(to, from),
            (FieldType.Many, FieldType.Many) => HasOptionsOf(to, from)
                && Lies(from.Min ?? 1, from.Max ?? from.Options.Count, to.Min ?? 1, to.Max ?? to.Options.Count),
            (FieldType.Number or FieldType.Rial, _) when from.Type == to.Type => Lies(
                from.Min ?? 0,
                from.Max ?? long.MaxValue,
                to.Min ?? 0,
                to.Max ?? long.MaxValue
            ),
            (FieldType.Group, FieldType.Group) => Lies(
                GroupRules.Least(from),
                GroupRules.Most(from),
                GroupRules.Least(to),
                GroupRules.Most(to)
            ) && HasQuestionsOf(to, from),
            (FieldType.Date, FieldType.Date) => (!to.Past || from.Past)
                && (to.FromDays is null || (from.FromDays >= to.FromDays && from.UntilDays <= to.UntilDays)),
            (FieldType.File or FieldType.Photo, FieldType.File) or (FieldType.Photo, FieldType.Photo) => from.MaxFiles
                <= to.MaxFiles,
            var (one, other) => one == other,
        };

    // Entry by entry the same questions, and each of them where it was asked before.
    private static bool HasQuestionsOf(FieldDefinition to, FieldDefinition from)
    {
        var names = to.Fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        return to.Fields.Select(f => f.Name).SequenceEqual(from.Fields.Select(f => f.Name))
            && to.Fields.Zip(from.Fields)
                .All(p =>
                    Takes(p.First, p.Second)
                    && (p.Second.Required || !p.First.Required)
                    && p.First.When.All(row => names.Contains(row.Field))
                    && JsonSerializer.Serialize(p.First.When) == JsonSerializer.Serialize(p.Second.When)
                );
    }

    private static bool HasOptionsOf(FieldDefinition to, FieldDefinition from) =>
        from.Options.All(o => to.Option(o.Value) is not null);

    private static bool Lies(long least, long most, long from, long to) => least >= from && most <= to;
}
