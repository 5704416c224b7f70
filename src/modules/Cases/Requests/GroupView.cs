using Shahr.Cases.Definitions;
using Shahr.Cases.Designer;
using Shahr.Contracts;

namespace Shahr.Cases.Requests;

/// <summary>What the page of a group shows: its entries so far, and the way to another.</summary>
public sealed record GroupView
{
    /// <summary>Question, way back and where the form goes.</summary>
    public required QuestionView Question { get; init; }

    /// <summary>What an entry is called.</summary>
    public required string Label { get; init; }

    /// <summary>The entries in order.</summary>
    public required IReadOnlyList<EntryLine> Entries { get; init; }

    /// <summary>The page of a new entry; null where the group is full.</summary>
    public required string? AddUrl { get; init; }

    /// <summary>The group with what the draft holds of it.</summary>
    internal static GroupView Of(
        Draft draft,
        ServiceDefinition service,
        FieldDefinition group,
        QuestionView question,
        string? from,
        string language
    )
    {
        var entries = (draft.Answers[group.Name] as GroupAnswer)?.Entries ?? [];
        var kept = service.Kept(draft.Answers);
        var back = from == "check" ? "?from=list" : "";
        return new GroupView
        {
            Question = question,
            Label = group.Label.In(language),
            Entries =
            [
                .. entries.Select(e => new EntryLine(
                    AnswerText.OfEntry(group, e, language),
                    AskGroup.UrlOf(draft, group, e.Key) + back,
                    AskGroup.UrlOf(draft, group, e.Key) + "/removal" + back,
                    group.IsWhole(e, kept)
                )),
            ],
            AddUrl =
                entries.Count >= GroupRules.Most(group)
                    ? null
                    : AskGroup.UrlOf(draft, group, Guid.CreateVersion7().ToString("N")[^12..]) + back,
        };
    }
}

/// <summary>One entry on the page of its group.</summary>
public sealed record EntryLine(string Text, string ChangeUrl, string RemoveUrl, bool IsWhole);

/// <summary>What the page of one entry shows: all of the group's questions.</summary>
public sealed record EntryView
{
    /// <summary>Name of the service, and how far.</summary>
    public required string Kicker { get; init; }

    /// <summary>«همراهان، ردیف ۲».</summary>
    public required string Title { get; init; }

    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>The list of entries, or «check your answers».</summary>
    public required string BackUrl { get; init; }

    /// <summary>In a preview: the design it is of.</summary>
    public string? PreviewOf { get; init; }

    /// <summary>The questions.</summary>
    public required IReadOnlyList<QuestionView> Questions { get; init; }

    /// <summary>An entry with what is kept of it; <paramref name="number"/> counts from one.</summary>
    internal static EntryView Of(
        Draft draft,
        ServiceDefinition service,
        FieldDefinition group,
        GroupEntry entry,
        int number,
        string language,
        IMaps maps
    )
    {
        var kept = service.Kept(draft.Answers);
        return new EntryView
        {
            Kicker = service.Title.In(language),
            Title = CaseWords.Say(
                language,
                $"{group.Label.Fa}، ردیف {CaseWords.Number("fa", number)}",
                $"{group.Label.En}, entry {number}"
            ),
            Action = "",
            BackUrl = "",
            Questions =
            [
                .. group
                    .Fields.Where(f => f.Type != FieldType.Computed && MayBeAsked(group, f, kept))
                    .Select(f =>
                        WithWhen(f, group, QuestionView.Of(f, entry[f.Name], draft, language, maps), language)
                    ),
            ],
        };
    }

    // What an answer before the group rules out is not on the page; what hangs on the entry's own answers is, and says
    // when to answer it: without script nothing comes and goes while one types.
    private static bool MayBeAsked(FieldDefinition group, FieldDefinition field, Answers outside) =>
        field.When.Where(row => !IsWithin(group, row)).All(row => row.Holds(outside[row.Field]));

    private static bool IsWithin(FieldDefinition group, Condition row) => group.Fields.Any(f => f.Name == row.Field);

    private static QuestionView WithWhen(
        FieldDefinition field,
        FieldDefinition group,
        QuestionView view,
        string language
    )
    {
        var rows = field
            .When.Where(row => IsWithin(group, row))
            .Select(row => DesignWords.Condition(language, row, group.Fields.First(f => f.Name == row.Field)))
            .ToList();
        if (rows.Count == 0)
            return view;
        var only = CaseWords.Say(
            language,
            $"تنها اگر {string.Join(" و ", rows)}.",
            $"Only if {string.Join(" and ", rows)}."
        );
        return view with { Hint = view.Hint is null ? only : $"{only} {view.Hint}" };
    }
}
