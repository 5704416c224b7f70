using Shahr.Cases.Requests;

namespace Shahr.Cases.Definitions;

/// <summary>
/// What an office that is asked sees of a request: the answers that its inquiry names, and nothing else. A question
/// within a group is named alone, as in conditions; a group that is named itself is seen whole.
/// </summary>
internal static class ShownAnswers
{
    /// <summary>Named beside the questions, as in the texts of papers: the applicant's name.</summary>
    public const string Person = "person";

    // Consents of before definitions said it named this much; without it what runs under them could not be answered.
    private static readonly Dictionary<(string Service, string Inquiry), (int Until, string[] Names)> _before = new()
    {
        [("residence-certificate", "water")] = (3, [Person, "address", "household_head"]),
        [("business-licence", "police")] = (4, [Person, "trade", "work", "place"]),
    };

    /// <summary>All that may be named, in the order of the form.</summary>
    public static IEnumerable<string> Nameable(ServiceDefinition service) =>
        service.AllFields().Select(f => f.Name).Prepend(Person);

    /// <summary>What an inquiry of a case's version names; nothing where the version does not know it.</summary>
    public static IReadOnlyList<string> NamedBy(ServiceDefinition service, string inquiry) =>
        service.Inquiries.FirstOrDefault(i => i.Code == inquiry) switch
        {
            null => [],
            { Shows: { Count: > 0 } shows } => shows,
            _ => _before.TryGetValue((service.Code, inquiry), out var named) && service.Version <= named.Until
                ? named.Names
                : [],
        };

    /// <summary>
    /// The answers that are seen. Of a group, where only questions in it are named, each entry keeps those.
    /// </summary>
    public static Answers Of(ServiceDefinition service, IReadOnlyCollection<string> names, Answers answers)
    {
        var seen = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var field in service.Fields)
        {
            if ((names.Contains(field.Name) ? answers[field.Name] : Within(answers[field.Name], names)) is { } answer)
                seen[field.Name] = answer;
        }

        return Answers.Of(seen);
    }

    /// <summary>True where a question, or one within it, is named.</summary>
    public static bool IsNamed(FieldDefinition field, IReadOnlyCollection<string> names) =>
        names.Contains(field.Name) || field.Fields.Any(inner => names.Contains(inner.Name));

    /// <summary>What is named, as people call it.</summary>
    /// <param name="service">The version.</param>
    /// <param name="names">What is named.</param>
    /// <param name="given">Only what was answered so; null for all that may be.</param>
    /// <param name="language"><c>fa</c> or <c>en</c>.</param>
    public static IReadOnlyList<string> Labels(
        ServiceDefinition service,
        IReadOnlyCollection<string> names,
        Answers? given,
        string language
    )
    {
        var labels = new List<string>();
        if (names.Contains(Person))
            labels.Add(PersonLabel(language));
        foreach (var field in service.Fields.Where(f => given?.Has(f.Name) ?? true))
        {
            var label = field.Label.In(language);
            if (names.Contains(field.Name))
                labels.Add(label);
            else
                labels.AddRange(
                    field
                        .Fields.Where(inner => names.Contains(inner.Name) && IsGiven(given, field, inner))
                        .Select(inner => LabelWithin(label, inner, language))
                );
        }

        return labels;
    }

    /// <summary>
    /// What an officer may choose of a request, each by itself: the applicant's name, what was answered, and what was
    /// answered within groups. Files are chosen one by one, and the kind goes along without being chosen.
    /// </summary>
    public static IEnumerable<(string Name, string Label, FieldDefinition? Field)> Choosable(
        ServiceDefinition service,
        Answers given,
        string language
    )
    {
        yield return (Person, PersonLabel(language), null);
        foreach (var field in service.Fields.Where(f => f.Name != service.TitleFrom && given.Has(f.Name)))
        {
            var label = field.Label.In(language);
            if (field.Fields.Count == 0 && !field.TakesFiles)
                yield return (field.Name, label, field);
            foreach (var inner in field.Fields.Where(inner => IsGiven(given, field, inner)))
                yield return (inner.Name, LabelWithin(label, inner, language), null);
        }
    }

    /// <summary>
    /// What an applicant agrees to, in whole words: the consent of the definition, and which answers that office sees.
    /// The page it is read on and the history that keeps it both take it from here.
    /// </summary>
    /// <param name="service">The version.</param>
    /// <param name="inquiry">Its inquiry.</param>
    /// <param name="office">Name of the office.</param>
    /// <param name="given">What was asked and answered; null before anything was.</param>
    /// <param name="language"><c>fa</c> or <c>en</c>.</param>
    public static string Consent(
        ServiceDefinition service,
        InquiryDefinition inquiry,
        string office,
        Answers? given,
        string language
    ) => $"{inquiry.Consent.In(language)} {Sees(service, inquiry, office, given, language)}";

    /// <summary>Which answers that office sees, in a sentence.</summary>
    /// <inheritdoc cref="Consent"/>
    public static string Sees(
        ServiceDefinition service,
        InquiryDefinition inquiry,
        string office,
        Answers? given,
        string language
    ) => Sees(Labels(service, NamedBy(service, inquiry.Code), given, language), office, language);

    /// <inheritdoc cref="Consent"/>
    public static string Sees(IReadOnlyList<string> labels, string office, string language)
    {
        var listed = string.Join(CaseWords.Say(language, "، ", ", "), labels);
        return labels.Count == 0
            ? CaseWords.Say(
                language,
                $"{office} هیچ پاسخی از این درخواست را نمی‌بیند؛ تنها پرسش، نام خدمت، شمارهٔ پیگیری و مهلت را.",
                $"{office} sees no answer of this request, only the question, the service, the number and the deadline."
            )
            : CaseWords.Say(
                language,
                $"{office} تا پاسخ دهد تنها این‌ها را از درخواست می‌بیند: {listed}.",
                $"Until it answers, {office} sees of the request only: {listed}."
            );
    }

    private static string PersonLabel(string language) => CaseWords.Say(language, "نام متقاضی", "the applicant's name");

    private static string LabelWithin(string group, FieldDefinition inner, string language) =>
        CaseWords.Say(language, $"«{inner.Label.Fa}» در «{group}»", $"{inner.Label.En} of {group}");

    private static GroupAnswer? Within(Answer? answer, IReadOnlyCollection<string> names)
    {
        if (answer is not GroupAnswer group)
            return null;
        var entries = group
            .Entries.Select(e => e with { Answers = e.Answers.Where(a => names.Contains(a.Key)).ToDictionary() })
            .ToList();
        return entries.Exists(e => e.Answers.Count > 0) ? new GroupAnswer(entries) : null;
    }

    private static bool IsGiven(Answers? given, FieldDefinition group, FieldDefinition inner) =>
        given is null || (given[group.Name] is GroupAnswer all && all.Entries.Any(e => e[inner.Name] is not null));
}
