using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Files;
using Shahr.Kit.Values;

namespace Shahr.Cases.Measured;

/// <summary>
/// What <c>./bench forms</c> measures: the longest form there may be, read, judged and shown by the code of the city.
/// It is public because a room opens its inside to its own tests only.
/// </summary>
public static class FormWorks
{
    /// <summary>The works by name, in order.</summary>
    /// <param name="render">Renders a page of this type with its view.</param>
    public static async Task<IReadOnlyList<(string Name, Func<Task> Work)>> AllAsync(Func<Type, object, Task> render)
    {
        var (form, typed) = (SampleForms.Long(2000), SampleForms.Typed(2000));
        var (group, rows) = (SampleForms.WithGroup(), SampleForms.Rows(1000));
        var whole = Reader(out var map);
        var draft = SampleForms.Draft(form, (await whole.ReadAsync(form, typed, default)).Value);
        var listed = SampleForms.Draft(group, (await whole.ReadAsync(group, rows, default)).Value);
        var middle = form.Fields[1000];
        var list = group.Fields[^1];
        var yaml = DefinitionWriter.Write(SampleForms.Long(10_000));
        CheckView Check() =>
            new()
            {
                Service = form.Title.Fa,
                DraftId = draft.Id.ToString(),
                Answers = CheckViews.LinesOf(draft, form, "fa"),
            };
        QuestionView View() => QuestionView.Of(draft, form, middle, null, "fa", map);
        return
        [
            ("the page of one question", () => render(typeof(AskQuestionPage), View())),
            ("«check your answers», every answer with its way back", () => render(typeof(CheckRequestPage), Check())),
            ("reading and judging all answers at once", () => whole.ReadAsync(form, typed, default)),
            (
                "which are asked, and the first that is missing",
                () => Task.FromResult((form.Questions(draft.Answers), form.FirstMissing(draft.Answers)))
            ),
            ("answers as JSON and back", () => Task.FromResult(Answers.FromJson(draft.Answers.ToJson()))),
            ("reading and judging a group of 1,000 entries", () => whole.ReadAsync(group, rows, default)),
            (
                "the page that lists 1,000 entries",
                () =>
                {
                    var question = QuestionView.Of(listed, group, list, null, "fa", map);
                    return render(typeof(AskGroupPage), GroupView.Of(listed, group, list, question, null, "fa"));
                }
            ),
            ("a definition of 2,000 fields checked", () => Task.FromResult(DefinitionRules.Check(form))),
            ("a definition of 10,000 fields refused, from its YAML on", () => Task.FromResult(Refused(yaml))),
        ];
    }

    private static string Refused(string yaml)
    {
        try
        {
            return DefinitionReader.Read(yaml, "form.yaml").Code;
        }
        catch (DefinitionException refused)
        {
            return refused.Message;
        }
    }

    private static WholeAnswers Reader(out NoMap map)
    {
        map = new NoMap();
        var clock = new CaseClock(TimeProvider.System, WorkCalendar.Default);
        var reader = new AnswerReader(map, new AnswerFiles(new NoFiles()), new PartAnswers(map), clock);
        return new WholeAnswers(reader, new EntryReader(reader), clock);
    }

    // No field of these forms takes files.
    private sealed class NoFiles : IFileStore
    {
        public Task<Result<StoredFile>> TakeAsync(
            Stream content,
            string claimedName,
            FileRules rules,
            CancellationToken ct = default
        ) => throw new NotSupportedException();

        public Task<StoredFile> KeepAsync(Stream content, string mediaType, CancellationToken ct = default) =>
            throw new NotSupportedException();

        public Task<Stream?> OpenAsync(string hash, CancellationToken ct = default) =>
            throw new NotSupportedException();

        public Task<StoredFile?> FindAsync(string hash, CancellationToken ct = default) =>
            throw new NotSupportedException();

        public Task<bool> ForgetAsync(string hash, CancellationToken ct = default) => throw new NotSupportedException();
    }

    // A city before its map takes addresses as they are written.
    private sealed class NoMap : IMaps
    {
        public (GeoPoint Center, double Zoom)? View => null;

        public IReadOnlyList<double> SkylineHeights => [];

        public bool Contains(GeoPoint at) => false;

        public Task<Place?> ReverseAsync(GeoPoint at, CancellationToken ct = default) => Task.FromResult<Place?>(null);

        public Task<IReadOnlyList<Place>> SearchAsync(string query, int limit, CancellationToken ct = default) =>
            Task.FromResult<IReadOnlyList<Place>>([]);
    }
}
