using Shahr.Contracts;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Tells the founder by letter what became of an organisation they registered.</summary>
internal sealed class OrganisationNews(INotify notify, UiContext ui)
{
    public Task ConfirmedAsync(Organisation on, CancellationToken ct) =>
        TellAsync(on, "organisation_confirmed", null, ct);

    public Task DiffersAsync(Organisation on, CancellationToken ct) => TellAsync(on, "organisation_differs", null, ct);

    public Task RefusedAsync(Organisation on, string reason, CancellationToken ct) =>
        TellAsync(on, "organisation_refused", reason, ct);

    private Task TellAsync(Organisation on, string template, string? reason, CancellationToken ct)
    {
        var values = new Dictionary<string, string> { ["city"] = ui.CityName, ["name"] = on.Name };
        if (reason is not null)
            values["reason"] = reason;
        var key = $"identity.{template}:{on.Id}";
        return notify.SendAsync(new Message(key, on.Founder, template, values, "/me/organisations"), ct);
    }
}
