using Shahr.Cases.Definitions;
using Shahr.Cases.Designer;
using Shahr.Cases.Requests;

namespace Shahr.Cases.Splits;

/// <summary>What of a case's answers fits the form of the second, and what an officer may fill in of it.</summary>
/// <param name="Service">The version the second case will follow.</param>
/// <param name="Along">Answers and files that the other form has a question for.</param>
/// <param name="Fillable">Its questions that one input answers; files and entries come from the applicant.</param>
internal sealed record SplitPlan(
    ServiceDefinition Service,
    IReadOnlyList<(FieldDefinition Field, Answer Answer)> Along,
    IReadOnlyList<FieldDefinition> Fillable
)
{
    /// <summary>Form fields of ours; no question is named so, because of the hyphen.</summary>
    public const string Take = "split-take";

    /// <inheritdoc cref="Take"/>
    public const string Reason = "split-reason";

    /// <summary>Services a case can be split into: those that a person may ask for now.</summary>
    public static IEnumerable<ServiceDefinition> Services(ServiceShelf shelf) =>
        shelf.Current.Where(s => s is { IsLifeEvent: false, Who: WhoMayAsk.Person });

    public static SplitPlan Of(Case on, ServiceDefinition into, DateOnly asked)
    {
        var along = new List<(FieldDefinition, Answer)>();
        foreach (var field in into.Fields.Where(f => f.Type != FieldType.Computed))
        {
            if (on.Answers[field.Name] is { } answer && AnswerFit.Of(field, answer, asked, on.Answers) is null)
                along.Add((field, answer));
        }

        return new SplitPlan(
            into,
            along,
            [
                .. into.Fields.Where(f =>
                    !f.TakesFiles
                    && f.Type is not (FieldType.Computed or FieldType.Group or FieldType.MapLine or FieldType.MapArea)
                ),
            ]
        );
    }

    /// <summary>The answers that were ticked, and over them what the officer filled in; or what to put right.</summary>
    public async Task<Kit.Result<Answers>> ReadAsync(
        Typed typed,
        IReadOnlyCollection<string> taken,
        AnswerReader reader,
        CancellationToken ct
    )
    {
        var answers = Answers.None;
        foreach (var (field, answer) in Along.Where(a => taken.Contains(a.Field.Name)))
            answers = answers.With(field.Name, answer);
        foreach (var field in Fillable)
        {
            // Left empty it is not filled in; whether that may be is asked of all answers together.
            var read = await reader.ReadAsync(field with { Required = false }, typed, null, ct);
            if (read.Problem is { } wrong)
                return wrong;
            if (read.Value is { } filled)
                answers = answers.With(field.Name, filled);
        }

        return answers;
    }
}
