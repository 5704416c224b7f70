using System.Text.Json;
using Shahr.Cases.Definitions;

namespace Shahr.Cases.Designer;

/// <summary>What happens to a part between two versions.</summary>
internal enum DifferenceKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One difference in words.</summary>
internal sealed record Difference(DifferenceKind Kind, string What, string How);

/// <summary>The differences between the version in force and a design, in the words of the page.</summary>
internal sealed class Differences
{
    private readonly string _language;
    private readonly Func<string, ServiceDefinition?> _services;
    private readonly List<Difference> _found = [];

    private Differences(string language, Func<string, ServiceDefinition?> services) =>
        (_language, _services) = (language, services);

    /// <summary>All differences; a new service is one difference for each of its parts.</summary>
    /// <param name="live">The version in force, or null.</param>
    /// <param name="design">The design.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="services">Services by their code, for the names of a life event's parts.</param>
    public static IReadOnlyList<Difference> Between(
        ServiceDefinition? live,
        ServiceDefinition design,
        string language,
        Func<string, ServiceDefinition?> services
    )
    {
        var all = new Differences(language, services);
        if (live is not null)
            all.Facts(live, design);
        all.Parts([.. live?.AllFields() ?? []], [.. design.AllFields()], f => f.Name, all.NameOf, all.HowField);
        all.Parts(live?.Steps ?? [], design.Steps, s => s.Code, all.NameOf, all.HowStep);
        all.Parts(live?.Inquiries ?? [], design.Inquiries, i => i.Code, all.NameOf, all.HowInquiry);
        all.Parts(live?.Outputs ?? [], design.Outputs, o => o.Kind, all.NameOf, all.HowOutput);
        all.Parts(live?.Parts ?? [], design.Parts, p => p.Service, all.NameOf, all.HowPart);
        return all._found;
    }

    private void Facts(ServiceDefinition live, ServiceDefinition design)
    {
        var how = Changed(
            (live.Title, design.Title, "نام", "name"),
            (live.About, design.About, "سطر معرفی", "line about it"),
            (live.Details, design.Details, "توضیح", "details"),
            (live.Group, design.Group, "گروه", "group"),
            (live.Stage, design.Stage, "مرحله", "stage"),
            (live.Who, design.Who, "چه کسی می‌خواهد", "who may ask"),
            (live.Icon, design.Icon, "نشانه", "icon"),
            (live.Keywords, design.Keywords, "واژه‌های جست‌وجو", "keywords"),
            (live.Outcomes, design.Outcomes, "نام پایان‌ها", "names of its ends"),
            (live.TitleFrom, design.TitleFrom, "پاسخی که در عنوان می‌آید", "answer in the title"),
            (live.Nearby, design.Nearby, "گزارش‌های نزدیک", "reports nearby"),
            (live.Branches, design.Branches, "شاخه‌ها", "branches")
        );
        if (how.Length > 0)
            _found.Add(new(DifferenceKind.Changed, Say("دربارهٔ خدمت", "About the service"), how));
    }

    private void Parts<T>(
        IReadOnlyList<T> live,
        IReadOnlyList<T> design,
        Func<T, string> key,
        Func<T, string> name,
        Func<T, T, string> how
    )
        where T : class
    {
        var (before, after) = (live.ToDictionary(key), design.ToDictionary(key));
        foreach (var gone in live.Where(p => !after.ContainsKey(key(p))))
            _found.Add(new(DifferenceKind.Removed, name(gone), ""));
        var kept = live.Select(key).Where(after.ContainsKey).ToList();
        foreach (var part in design)
        {
            if (!before.TryGetValue(key(part), out var was))
                _found.Add(new(DifferenceKind.Added, name(part), ""));
            else if (how(was, part) is { Length: > 0 } words)
                _found.Add(new(DifferenceKind.Changed, name(part), words));
        }

        if (!kept.SequenceEqual(design.Select(key).Where(before.ContainsKey)))
            _found.Add(new(DifferenceKind.Changed, Say("ترتیب", "Order"), name(design[0]) + " …"));
    }

    private string NameOf(FieldDefinition field) => Say("پرسش ", "Question ") + Quoted(field.Label, field.Name);

    private string NameOf(StepDefinition step) => Say("گام ", "Step ") + Quoted(step.Title, step.Code);

    private string NameOf(OutputDefinition output) => Say("سند ", "Paper ") + Quoted(output.Title, output.Kind);

    private string NameOf(InquiryDefinition inquiry) =>
        Say($"استعلام «{inquiry.NameIn("fa")}»", $"Inquiry “{inquiry.NameIn("en")}”");

    private string NameOf(PartDefinition part) =>
        _services(part.Service) is { } service
            ? Say("بخش ", "Part ") + Quoted(service.Title, part.Service)
            : Say($"بخش «{part.Service}»", $"Part “{part.Service}”");

    private string HowInquiry(InquiryDefinition was, InquiryDefinition now) =>
        Changed(
            (was.Office, now.Office, "اداره", "office"),
            (was.Step, now.Step, "گام", "step"),
            (was.Days, now.Days, "مهلت", "deadline"),
            (was.Question, now.Question, "پرسش", "question"),
            (was.Consent, now.Consent, "متن رضایت", "consent"),
            (was.Shows, now.Shows, "پاسخ‌هایی که اداره می‌بیند", "answers the office sees"),
            (was.Instead, now.Instead, "سند به جای رضایت", "paper instead of consent"),
            (was.When, now.When, "شرط", "conditions")
        );

    private string HowPart(PartDefinition was, PartDefinition now)
    {
        var answers = was
            .Answers.Concat(now.Answers)
            .Select(a => a.Field)
            .Distinct(StringComparer.Ordinal)
            .Where(field => was.AnswerTo(field) != now.AnswerTo(field))
            .Select(field => Quoted(_services(now.Service)?.Field(field)?.Label, field));
        var told = string.Join(Say("، ", ", "), answers);
        return Changed(
            (was.Optional, now.Optional, now.Optional ? "اکنون به دلخواه است" : "اکنون لازم است", "need of it"),
            (was.When, now.When, "شرط", "conditions"),
            ("", told, $"پاسخی که می‌گیرد: {told}", $"what it is told: {told}")
        );
    }

    private string HowField(FieldDefinition was, FieldDefinition now) =>
        Changed(
            (was.Question, now.Question, "پرسش", "question"),
            (was.Label, now.Label, "نام کوتاه", "short name"),
            (was.Hint, now.Hint, "راهنما", "help"),
            (was.Type, now.Type, "گونهٔ پاسخ", "kind of answer"),
            (was.Required, now.Required, now.Required ? "اکنون لازم است" : "اکنون اختیاری است", "need of an answer"),
            (was.Options, now.Options, "گزینه‌ها", "options"),
            (Names(was), Names(now), "پرسش‌های هر ردیف", "questions of an entry"),
            (was.Compute, now.Compute, "حساب", "computation"),
            (was.When, now.When, "شرط پرسیدن", "conditions"),
            (Limits(was), Limits(now), "اندازه‌ها", "limits")
        );

    private string HowStep(StepDefinition was, StepDefinition now) =>
        Changed(
            (was.Title, now.Title, "نام", "name"),
            (was.Kind, now.Kind, "چه می‌کند", "what is done"),
            ((was.Office, was.OfficeFrom).ToString(), (now.Office, now.OfficeFrom).ToString(), "اداره", "office"),
            (was.Permission, now.Permission, "دسترسی", "permission"),
            (was.Minutes, now.Minutes, "مهلت", "deadline"),
            (was.Branch, now.Branch, "هم‌زمانی", "branch"),
            (was.Pauses, now.Pauses, "ایستادن ساعت", "pauses"),
            (was.FourEyes, now.FourEyes, "چهار چشم", "four eyes"),
            (was.Escalation, now.Escalation, "خبردادن از دیرشدن", "who hears when it is late"),
            (was.DeemedApproved, now.DeemedApproved, "معنای سکوت", "meaning of silence")
        );

    private string HowOutput(OutputDefinition was, OutputDefinition now) =>
        Changed(
            (was.Title, now.Title, "نام", "name"),
            (was.Body, now.Body, "متن", "text"),
            (was.Fields, now.Fields, "سطرهای جدول", "lines of its table"),
            (was.ValidDays, now.ValidDays, "اعتبار", "validity")
        );

    private static string Names(FieldDefinition group) => string.Join(' ', group.Fields.Select(f => f.Name));

    private static string Limits(FieldDefinition f) =>
        (f.Format, f.MaxLength, f.Min, f.Max, f.Past, f.FromDays, f.UntilDays, f.MaxFiles).ToString();

    private string Changed(params (object? Was, object? Now, string Fa, string En)[] aspects) =>
        string.Join(
            Say("، ", ", "),
            aspects
                .Where(a => JsonSerializer.Serialize(a.Was) != JsonSerializer.Serialize(a.Now))
                .Select(a => Say(a.Fa, a.En))
        );

    private string Quoted(Words? words, string name)
    {
        var text = words?.In(_language) is { Length: > 0 } said ? said : name;
        return Say($"«{text}»", $"“{text}”");
    }

    private string Say(string fa, string en) => CaseWords.Say(_language, fa, en);
}
