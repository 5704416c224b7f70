using Shahr.Cases.Definitions;
using Shahr.Kit.Values;

namespace Shahr.Cases.Designer;

/// <summary>What would have become of one question in the cases of the past.</summary>
internal sealed class TriedField(string name)
{
    public string Name { get; } = name;

    /// <summary>Cases that would have been asked it and were not.</summary>
    public int AskedNow { get; set; }

    /// <summary>Cases that were asked it and would not have been.</summary>
    public int AskedNoMore { get; set; }

    /// <summary>Answers that would have been refused, by reason.</summary>
    public Dictionary<Misfit, int> Refused { get; } = [];
}

/// <summary>
/// A design against cases of the past, in sums only. Answers are those that were given: what somebody would have said
/// to a new question nobody knows, so conditions that look at one do not hold.
/// </summary>
internal sealed class Trial(ServiceDefinition design)
{
    private readonly Dictionary<string, TriedField> _fields = new(StringComparer.Ordinal);
    private readonly int _promisedNow = design.PromisedMinutes();
    private readonly List<int> _promisedThen = [];
    private readonly List<int> _took = [];

    /// <summary>Cases looked at.</summary>
    public int Cases { get; private set; }

    /// <summary>Cases with any other question than they had.</summary>
    public int OtherQuestions { get; private set; }

    /// <summary>Cases with an answer that would have been refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Cases that were decided, for the comparison of promises.</summary>
    public int Decided => _took.Count;

    /// <summary>Decided within the working time that was promised to each, and within that of the design.</summary>
    public int KeptThen { get; private set; }

    /// <inheritdoc cref="KeptThen"/>
    public int KeptNow { get; private set; }

    /// <summary>Working minutes that the design promises from opening to decision.</summary>
    public int PromisedNow => _promisedNow;

    /// <summary>The median of what was promised, and of what it took; null without decided cases.</summary>
    public int? PromisedThen => Median(_promisedThen);

    /// <inheritdoc cref="PromisedThen"/>
    public int? Took => Median(_took);

    /// <summary>The questions for which something would have been otherwise, in the order of the design.</summary>
    public IReadOnlyList<TriedField> Fields =>
        [
            .. design.Fields.Select(f => f.Name).Where(_fields.ContainsKey).Select(name => _fields[name]),
            .. _fields.Values.Where(f => design.Field(f.Name) is null),
        ];

    /// <summary>Adds one case of the past with the version it followed.</summary>
    public void Add(Case past, ServiceDefinition then, CaseClock clock)
    {
        Cases++;
        var day = DateOnly.FromDateTime(PersianTime.ToTehran(past.OpenedAt));
        var before = then.Questions(past.Answers).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var answers = design.Reckoned(past.Answers, day) is { IsOk: true } reckoned ? reckoned.Value : past.Answers;
        var after = design.Questions(answers);
        var names = after.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names.Except(before))
            Of(name).AskedNow++;
        foreach (var name in before.Except(names))
            Of(name).AskedNoMore++;
        OtherQuestions += names.SetEquals(before) ? 0 : 1;

        var (refused, kept) = (false, answers.To(design.Asked(answers)));
        foreach (var field in after.Where(f => before.Contains(f.Name)))
        {
            if (AnswerFit.Of(field, past.Answers[field.Name], day, kept) is not { } why)
                continue;
            refused = true;
            var counts = Of(field.Name).Refused;
            counts[why] = counts.GetValueOrDefault(why) + 1;
        }

        Refused += refused ? 1 : 0;
        if (past.State is CaseState.Granted or CaseState.Refused)
            AddTime(past, clock);
    }

    private void AddTime(Case past, CaseClock clock)
    {
        var promised = PromisedTime.PathOf(past.Steps.Select(s => (s.Stage, s.Branch, s.Minutes)));
        var took = PromisedTime.PathOf(past.Steps.Select(s => (s.Stage, s.Branch, Worked(s, clock))));
        _promisedThen.Add(promised);
        _took.Add(took);
        KeptThen += took <= promised ? 1 : 0;
        KeptNow += took <= _promisedNow ? 1 : 0;
    }

    // The citizen's time is taken out, as on the public clock.
    private static int Worked(CaseStep step, CaseClock clock) =>
        step is { OpenedAt: { } opened, ClosedAt: { } closed }
            ? Math.Max(0, clock.Between(opened, closed) - step.PausedMinutes)
            : 0;

    private static int? Median(List<int> values) =>
        values.Count == 0 ? null : values.Order().ElementAt(values.Count / 2);

    private TriedField Of(string name)
    {
        if (!_fields.TryGetValue(name, out var field))
            _fields[name] = field = new TriedField(name);
        return field;
    }
}
