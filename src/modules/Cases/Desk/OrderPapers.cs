using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases.Desk;

/// <summary>
/// Orders the papers a granted case gives, in the transaction that grants it. The person's record is read for this
/// reason alone, and the reading is logged.
/// </summary>
internal sealed class OrderPapers(IDocuments documents, IPeople people, IOffices offices, CaseClock clock)
{
    /// <param name="on">The granted case.</param>
    /// <param name="service">The version it follows.</param>
    /// <param name="decided">The step that granted it.</param>
    /// <param name="officer">Who decided; null where silence did, which the paper then says.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task OrderAsync(
        Case on,
        ServiceDefinition service,
        CaseStep decided,
        string? officer,
        CancellationToken ct
    )
    {
        if (service.Outputs.Count == 0)
            return;
        var record =
            await people.RecordAsync(on.Applicant, $"صدور {service.Outputs[0].Title.Fa}", ct)
            ?? throw new InvalidOperationException($"The applicant of {on.Number} is gone.");
        var office = (await offices.AllAsync(ct)).FirstOrDefault(o => o.Id == decided.Office)?.Fa ?? "";
        foreach (var output in service.Outputs)
        {
            string Value(string place) =>
                place switch
                {
                    "person" => $"{record.GivenName} {record.FamilyName}",
                    "national_code" => CaseWords.Digits("fa", record.NationalCode),
                    "number" => on.PublicNumber.Display,
                    "today" => CaseWords.Day("fa", clock.Today),
                    _ => service.Field(place) is { } field ? Text(field, on.Answers[place]) : "",
                };
            await documents.OrderAsync(
                new DocumentOrder
                {
                    Key = CaseFiles.PaperKey(on.Id, output),
                    Kind = output.Kind,
                    TitleFa = output.Title.Fa,
                    TitleEn = output.Title.En,
                    Owner = on.Applicant,
                    BodyFa =
                    [
                        .. output.Body.Select(text => OutputText.Fill(text, Value)),
                        .. officer is null
                            ? [$"این سند به حکم سکوت داده شده است: {decided.Note}"]
                            : Array.Empty<string>(),
                    ],
                    Fields =
                    [
                        .. output.Fields.Select(f => new DocumentField(
                            f.Name,
                            f.Label.Fa,
                            f.Label.En,
                            OutputText.Fill(f.Value, Value)
                        )),
                    ],
                    OfficeFa = office,
                    SignedByFa = officer is null ? $"{office}، به حکم سکوت" : $"{officer}، {office}",
                    CaseNumber = on.Number,
                    ValidUntil = output.ValidDays is { } days ? clock.Today.AddDays(days) : null,
                },
                ct
            );
        }
    }

    // Entries of a group stand one a line on pages; in a sentence of a paper they follow each other.
    private static string Text(FieldDefinition field, Answer? answer) =>
        (AnswerText.Of(field, answer, "fa") ?? "").Replace("\n", field.Type == FieldType.Group ? "؛ " : "\n");
}
