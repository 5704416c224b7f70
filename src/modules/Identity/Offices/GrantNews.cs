using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Modules;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Tells who is to hold a permission, and who asked for it, what became of it.</summary>
internal sealed class GrantNews(IdentityDb db, IEnumerable<IModule> modules, INotify notify, UiContext ui)
{
    public Task AskedAsync(WaitingGrant grant, CancellationToken ct) =>
        TellAsync("grant_asked", grant, null, [grant.PersonId], ct);

    public Task GivenAsync(WaitingGrant grant, CancellationToken ct) =>
        TellAsync("grant_given", grant, null, [grant.PersonId, grant.BegunBy], ct);

    public Task StoppedAsync(WaitingGrant grant, string why, CancellationToken ct) =>
        TellAsync("grant_stopped", grant, why, [grant.PersonId, grant.BegunBy], ct);

    private async Task TellAsync(
        string template,
        WaitingGrant grant,
        string? why,
        IReadOnlyList<PersonId> to,
        CancellationToken ct
    )
    {
        var office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == grant.OfficeId, ct);
        var permission = modules.SelectMany(m => m.Permissions).First(p => p.Code == grant.Permission);
        var ids = to.Append(grant.PersonId).Select(p => p.Value).ToList();
        var people = await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        var receiver = people.Single(p => p.PersonId == grant.PersonId);
        foreach (var reader in people.Where(p => to.Contains(p.PersonId)))
        {
            var english = reader.Language == "en";
            var values = new Dictionary<string, string>
            {
                ["city"] = ui.CityName,
                ["name"] = receiver.DisplayName,
                ["what"] = english ? permission.En : permission.Fa,
                ["office"] = english ? office.En : office.Fa,
            };
            if (why is not null)
                values["reason"] = why;
            var key = $"identity.{template}:{grant.Id:N}:{reader.PersonId}";
            await notify.SendAsync(new Message(key, reader.PersonId, template, values, "/me"), ct);
        }
    }
}
