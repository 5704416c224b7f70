using Shahr.Cases.Definitions;
using Shahr.Kit;

namespace Shahr.Cases.Requests;

/// <summary>Reads all answers of a form at once, each judged as on its own page; the first refusal ends it.</summary>
internal sealed class WholeAnswers(AnswerReader reader, EntryReader entries, CaseClock clock)
{
    public async Task<Result<Answers>> ReadAsync(ServiceDefinition service, Typed typed, CancellationToken ct)
    {
        var told = new Told();
        foreach (var field in service.Fields)
        {
            if (!field.IsAskedAfter(told.Of))
                continue;
            if (field.TakesFiles && !typed.Files.Any(f => f.Name == field.Name))
            {
                if (field.Required)
                    return CasesProblems.SendFilesByPage.On(field.Name);
                continue;
            }

            var read = field.Type switch
            {
                FieldType.Computed => (Answer?)null,
                FieldType.Group => await entries.ReadAllAsync(field, typed, Answers.Of(told.Own), ct),
                _ => await reader.ReadAsync(field, typed, null, ct),
            };
            if (read.Problem is { } wrong)
                return wrong;
            var reckoned = Reckoning.Reckoned(field, read.Value, told, clock.Today);
            if (reckoned.Problem is { } tooLarge)
                return tooLarge.On(field.Name);
            if (reckoned.Value is { } answer)
                told.Add(field, answer);
        }

        return Answers.Of(told.Own);
    }
}
