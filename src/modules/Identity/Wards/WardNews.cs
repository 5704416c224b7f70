using Shahr.Contracts;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Tells a guardian by letter what became of a child they registered.</summary>
internal sealed class WardNews(INotify notify, UiContext ui)
{
    public Task ConfirmedAsync(Guardianship on, CancellationToken ct) => TellAsync(on, "guardian_confirmed", null, ct);

    public Task DiffersAsync(Guardianship on, CancellationToken ct) => TellAsync(on, "guardian_differs", null, ct);

    public Task RefusedAsync(Guardianship on, string reason, CancellationToken ct) =>
        TellAsync(on, "guardian_refused", reason, ct);

    private Task TellAsync(Guardianship on, string template, string? reason, CancellationToken ct)
    {
        var values = new Dictionary<string, string> { ["city"] = ui.CityName, ["name"] = on.DisplayName };
        if (reason is not null)
            values["reason"] = reason;
        var key = $"identity.{template}:{on.Id:N}";
        return notify.SendAsync(new Message(key, on.Guardian, template, values, "/me/wards"), ct);
    }
}
