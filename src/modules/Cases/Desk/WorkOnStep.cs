using Microsoft.AspNetCore.Http;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Desk;

/// <summary>
/// One act of an officer on one step, from the door to the answer: the step is locked with its case, the door is
/// asked, the act is done. What is refused at a field brings the page back as it was typed; any other refusal stands
/// alone with its way back.
/// </summary>
internal sealed class WorkOnStep(DeskDoor door, OfficerCaseViews views, UiContext ui)
{
    public async Task<IResult> DoAsync(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        Func<Case, CaseStep, Task<Result<SeeOther>>> act,
        CancellationToken ct
    )
    {
        var locked = await door.LockAsync(key, step, actor, ct);
        if (locked.Problem is { } closed)
            return DeskDoor.Refuse(closed, key);
        var (found, at) = locked.Value;
        var done = await act(found, at);
        return done.Problem switch
        {
            null => done.Value,
            { Field: null } refused => DeskDoor.Refuse(refused, found.Number),
            var wrong => Pages.Again<ShowOfficerCasePage>(
                await views.OfAsync(found, actor, ui.Language, ct),
                FormState.From(form, wrong)
            ),
        };
    }

    /// <summary>The same for an act that has nothing to wait for.</summary>
    public Task<IResult> DoAsync(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        Func<Case, CaseStep, Result<SeeOther>> act,
        CancellationToken ct
    ) => DoAsync(key, step, form, actor, (found, at) => Task.FromResult(act(found, at)), ct);
}
