using Microsoft.AspNetCore.Http;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>
/// One word of a citizen in their case, from the lock to the answer: the case is locked, who writes for another is
/// logged, text and files are read, the case takes the word or refuses it. What is refused comes back as it was typed.
/// </summary>
internal sealed class WriteInCase(
    CaseStore store,
    CaseFiles views,
    AnswerFiles files,
    CasesDb db,
    CityTransaction transaction,
    IAccessLog looks,
    CaseClock clock,
    UiContext ui
)
{
    /// <param name="key">Number or id of the case.</param>
    /// <param name="form">The text in its field, files in <c>files</c>.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="field">Name of the text's field.</param>
    /// <param name="label">What the text is called.</param>
    /// <param name="kind">The line of the history it becomes.</param>
    /// <param name="act">What it does to the case, or why it may not.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<IResult> DoAsync(
        string key,
        IFormCollection form,
        Actor actor,
        string field,
        (string Fa, string En) label,
        LineKind kind,
        Func<Case, Task<Problem?>> act,
        CancellationToken ct
    )
    {
        var own = await store.LockOwnAsync(key, actor, ct);
        if (own.Problem is { } closed)
            return Pages.Refuse(closed);
        var found = own.Value;
        if (actor.Mandate is not null)
        {
            // The page comes back with a refusal too, and the look at it stays.
            transaction.KeepOnRefusal = true;
            await looks.LookedAsync(actor, ShowCase.Seen, ct);
        }

        var word = await CitizenWord.ReadAsync(form, field, label.Fa, label.En, files, ct);
        if ((word.Problem ?? await act(found)) is { } wrong)
            return await ShowCase.Again(found, form, wrong, ui, views, ct);
        word.Value.AttachTo(found, db, actor, clock.Now);
        store.Write(found, kind, actor, text: word.Value.Text);
        return new SeeOther($"/cases/{found.Number}{(kind == LineKind.Wrote ? "?wrote=1" : "")}");
    }
}
