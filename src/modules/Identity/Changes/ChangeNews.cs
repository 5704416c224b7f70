using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Tells everybody a change is about, when it is written down and at its end: whoever is alive after all, or is not
/// the same human being, hears of it while it can still be stopped.
/// </summary>
internal sealed class ChangeNews(IdentityDb db, INotify notify, UiContext ui)
{
    public Task BegunAsync(Change change, CancellationToken ct) => TellAsync(change, "change_begun", null, ct);

    public Task DoneAsync(Change change, CancellationToken ct) => TellAsync(change, "change_done", null, ct);

    public Task StoppedAsync(Change change, string why, CancellationToken ct) =>
        TellAsync(change, "change_stopped", why, ct);

    private async Task TellAsync(Change change, string template, string? why, CancellationToken ct)
    {
        // Nobody writes to the dead that it is so; their helpers are told by what ends.
        if (change is { Kind: ChangeKind.Death } && template == "change_done")
            return;
        foreach (var person in change.People)
        {
            var language = await LanguageOfAsync(person, ct);
            var values = new Dictionary<string, string>
            {
                ["city"] = ui.CityName,
                ["what"] = change.Words(language == "en"),
                ["time"] = When.Long(change.EndsAt, language),
            };
            if (why is not null)
                values["reason"] = why;
            var key = $"identity.{template}:{change.Id:N}:{person}";
            await notify.SendAsync(new Message(key, person, template, values, "/me"), ct);
        }
    }

    private async Task<string> LanguageOfAsync(PersonId person, CancellationToken ct) =>
        await db.Users.Where(p => p.Id == person.Value).Select(p => p.Language).SingleOrDefaultAsync(ct) ?? "fa";
}
