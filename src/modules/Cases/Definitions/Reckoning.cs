using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Definitions;

/// <summary>
/// Works computed fields out, in whole numbers. It is done anew whenever an answer changes, at the check and at
/// sending; what came from outside under such a name counts for nothing.
/// </summary>
internal static class Reckoning
{
    /// <summary>The most a result may be, either way: what a single amount may be.</summary>
    public const long Most = 100_000_000_000_000_000;

    /// <summary>The answers with every computed field as the others make it, or without it where they do not.</summary>
    public static Result<Answers> Reckoned(this ServiceDefinition service, Answers answers, DateOnly today)
    {
        if (!service.AllFields().Any(f => f.Type == FieldType.Computed))
            return answers;
        var all = answers.ToDictionary();
        var told = new Told();
        foreach (var field in service.Fields)
        {
            var given = field.IsAskedAfter(told.Of)
                ? Reckoned(field, all.GetValueOrDefault(field.Name), told, today)
                : (Answer?)null;
            if (given.Problem is { } problem)
                return problem;
            if (given.Value is { } answer)
                told.Add(field, all[field.Name] = answer);
            else if (field.Type == FieldType.Computed)
                all.Remove(field.Name);
        }

        return Answers.Of(all);
    }

    /// <summary>One field as it stands among what was told before it: a computed one worked out, a group with those in
    /// its entries.</summary>
    public static Result<Answer?> Reckoned(FieldDefinition field, Answer? given, Told before, DateOnly today)
    {
        if (field.Type == FieldType.Computed)
            return Compute(field, before, today);
        if (given is not GroupAnswer group || field.Fields.All(f => f.Type != FieldType.Computed))
            return given;
        var entries = new List<GroupEntry>(group.Entries.Count);
        foreach (var entry in group.Entries)
        {
            var reckoned = Reckoned(field, entry, before, today);
            if (reckoned.Problem is { } problem)
                return problem;
            entries.Add(reckoned.Value);
        }

        return new GroupAnswer(entries);
    }

    private static Result<GroupEntry> Reckoned(FieldDefinition group, GroupEntry entry, Told outside, DateOnly today)
    {
        var within = new Told(outside);
        foreach (var field in group.Fields)
        {
            if (!field.IsAskedAfter(within.Of))
                continue;
            var given = Reckoned(field, entry[field.Name], within, today);
            if (given.Problem is { } problem)
                return problem;
            if (given.Value is { } answer)
                within.Add(field, answer);
        }

        // What an answer before the group made idle stays in the draft, should that be corrected back.
        var answers = new Dictionary<string, Answer>(entry.Answers);
        foreach (var computed in group.Fields.Where(f => f.Type == FieldType.Computed))
            answers.Remove(computed.Name);
        foreach (var (name, answer) in within.Own)
            answers[name] = answer;
        return entry with { Answers = answers };
    }

    private static Result<Answer?> Compute(FieldDefinition field, Told told, DateOnly today)
    {
        var how = field.Compute ?? new Computation();
        var operands = how.Operators() is [var (_, of)] ? of.Select(told.All).ToList() : [];
        Int128? value = how switch
        {
            { Count: not null } => told.Of(how.Count) is GroupAnswer group ? group.Entries.Count : 0,
            { Age: not null } => operands is [[DayAnswer day]] ? Years(day.Day, today) : null,
            { Days.Count: 2 } => operands is [[DayAnswer from], [DayAnswer until]]
                ? until.Day.DayNumber - from.Day.DayNumber
                : null,
            { Sum.Count: > 0 } => operands.Sum(o => o.Count) == 0
                ? null
                : operands.SelectMany(o => o).Aggregate((Int128)0, (sum, answer) => sum + NumberOf(answer)),
            { Difference.Count: 2 } => operands is [[var first], var less]
                ? NumberOf(first) - (less is [var second] ? NumberOf(second) : 0)
                : null,
            _ => operands.Count > 0 && operands.TrueForAll(o => o.Count == 1) ? Product(operands) : null,
        };
        if (value is not { } worth)
            return (Answer?)null;
        if (worth > Most || worth < -Most)
            return GroupProblems.TooLargeToReckon.With(field.Label.Fa, field.Label.En);
        return operands.Exists(o => o is [RialAnswer, ..])
            ? new RialAnswer((long)worth)
            : new NumberAnswer((long)worth);
    }

    // Once beyond the most it stays there, so that fifty large numbers do not run over in their turn.
    private static Int128 Product(List<IReadOnlyList<Answer>> operands)
    {
        Int128 product = 1;
        foreach (var operand in operands)
        {
            product *= NumberOf(operand[0]);
            if (Int128.Abs(product) > Most)
                return (Int128)Most + 1;
        }

        return product;
    }

    private static Int128 NumberOf(Answer answer) =>
        answer switch
        {
            NumberAnswer number => number.Number,
            RialAnswer amount => amount.Amount,
            _ => 0,
        };

    private static int? Years(DateOnly from, DateOnly today)
    {
        if (!JalaliDate.TryFrom(from, out var born) || !JalaliDate.TryFrom(today, out var now))
            return null;
        var years = now.Year - born.Year;
        return (now.Month, now.Day).CompareTo((born.Month, born.Day)) < 0 ? years - 1 : years;
    }
}

/// <summary>What was told so far of the fields that are asked, and within an entry of those of the entry.</summary>
internal sealed class Told(Told? outside = null)
{
    private readonly Dictionary<string, Answer> _own = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GroupAnswer> _groups = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Answer> Own => _own;

    public void Add(FieldDefinition field, Answer answer)
    {
        _own[field.Name] = answer;
        if (answer is not GroupAnswer group)
            return;
        if (field.Fields.Any(f => f.When.Count > 0))
            group = new GroupAnswer([.. group.Entries.Select(e => field.Kept(e, Of))]);
        foreach (var inner in field.Fields)
            _groups[inner.Name] = group;
    }

    /// <summary>The answer to a field, or null.</summary>
    public Answer? Of(string name) => _own.GetValueOrDefault(name) ?? outside?.Of(name);

    /// <summary>The answer to a field, or to a field of a group those of all entries.</summary>
    public IReadOnlyList<Answer> All(string name) =>
        Of(name) is { } answer ? [answer]
        : _groups.GetValueOrDefault(name) is { } group ? [.. group.Entries.Select(e => e[name]).OfType<Answer>()]
        : outside?.All(name) ?? [];
}
