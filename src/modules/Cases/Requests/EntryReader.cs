using Shahr.Cases.Definitions;
using Shahr.Kit;

namespace Shahr.Cases.Requests;

/// <summary>Reads the entries of groups: all that is wrong with one is said at once, for it is one page.</summary>
internal sealed class EntryReader(AnswerReader reader)
{
    /// <summary>One entry as far as it can be read, and what must be put right in it.</summary>
    public async Task<(GroupEntry Entry, IReadOnlyList<Problem> Problems)> ReadAsync(
        FieldDefinition group,
        string key,
        Typed typed,
        Answers outside,
        CancellationToken ct
    )
    {
        var given = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var problems = new List<Problem>();
        foreach (var field in group.Fields)
        {
            if (
                field.Type == FieldType.Computed
                || !field.IsAskedAfter(name => given.GetValueOrDefault(name) ?? outside[name])
            )
                continue;
            var read = await reader.ReadAsync(field, typed, null, ct);
            if (read.Problem is { } wrong)
                problems.Add(wrong);
            else if (read.Value is { } answer)
                given[field.Name] = answer;
        }

        // Where every question may be left out, an entry without a word is none.
        if (given.Count == 0 && problems.Count == 0)
            problems.Add(GroupProblems.EntryEmpty.With(group.Label.Fa, group.Label.En).On(group.Fields[0].Name));
        return (new GroupEntry(key, given), problems);
    }

    /// <summary>A question that stands alone, as <see cref="AnswerReader"/> reads it.</summary>
    public Task<Result<Answer?>> ReadOneAsync(FieldDefinition field, Typed typed, CancellationToken ct) =>
        reader.ReadAsync(field, typed, null, ct);

    /// <summary>All entries at once, as a program sends them; null where none was sent.</summary>
    public async Task<Result<Answer?>> ReadAllAsync(
        FieldDefinition group,
        Typed typed,
        Answers outside,
        CancellationToken ct
    )
    {
        var sent = typed.Entries(group.Name);
        if (sent is null || sent.Count == 0)
            return group.Required ? GroupProblems.WrongCount(group, 0) : (Answer?)null;
        if (!GroupRules.Takes(group, sent.Count))
            return GroupProblems.WrongCount(group, sent.Count);
        var entries = new List<GroupEntry>(sent.Count);
        foreach (var (index, one) in sent.Index())
        {
            var (entry, problems) = await ReadAsync(group, $"e{index + 1}", one, outside, ct);
            if (problems is [var wrong, ..])
                return wrong.On($"{group.Name}[{index}].{wrong.Field}");
            entries.Add(entry);
        }

        return new GroupAnswer(entries);
    }
}
