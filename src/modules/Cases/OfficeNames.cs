using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Cases;

/// <summary>Names of offices in the reader's language, fetched in one go.</summary>
internal sealed class OfficeNames(IOffices offices)
{
    public async Task<NamesOfOffices> AllAsync(string language, CancellationToken ct)
    {
        var all = await offices.AllAsync(ct);
        return new NamesOfOffices(all, language);
    }
}

/// <summary>The names; an office that is gone is said so rather than hidden.</summary>
internal sealed class NamesOfOffices(IReadOnlyList<OfficeName> all, string language)
{
    private readonly string _gone = CaseWords.Say(language, "اداره‌ای که دیگر نیست", "An office that is no more");

    /// <summary>All of them, to choose from.</summary>
    public IReadOnlyList<Choice> Choices => [.. all.Select(o => new Choice(o.Code, Name(o)))];

    public string Of(OfficeId id) => Name(all.FirstOrDefault(o => o.Id == id));

    public string Of(string code) => Name(all.FirstOrDefault(o => o.Code == code));

    private string Name(OfficeName? office) => office is null ? _gone : CaseWords.Say(language, office.Fa, office.En);
}
