using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Tells an officer what somebody else said of their absence.</summary>
internal sealed class AbsenceNews(IdentityDb db, IPeople people, INotify notify, UiContext ui)
{
    public Task SaidAsync(Absence absence, PersonId by, CancellationToken ct) =>
        TellAsync("absence_said", absence, by, ct);

    public Task EndedAsync(Absence absence, PersonId by, CancellationToken ct) =>
        TellAsync("absence_ended", absence, by, ct);

    private async Task TellAsync(string template, Absence absence, PersonId by, CancellationToken ct)
    {
        if (by == absence.PersonId)
            return;
        var names = await people.NamesAsync([by], ct);
        var values = new Dictionary<string, string>
        {
            ["city"] = ui.CityName,
            ["who"] = PersonName.In(names, by),
            ["days"] = AbsenceWords.Days(absence, await db.LanguageOfAsync(absence.PersonId, ct)),
        };
        var key = $"identity.{template}:{absence.Id:N}";
        await notify.SendAsync(new Message(key, absence.PersonId, template, values, "/me/absences"), ct);
    }
}
