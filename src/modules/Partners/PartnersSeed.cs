using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>
/// The demo's one partner: a program on one's own machine, with which the whole way can be walked. Two officers open
/// it as they would any other.
/// </summary>
public sealed class PartnersSeed(IServiceScopeFactory scopes, CityDatabase database)
{
    /// <summary>By this the demo's partner names itself.</summary>
    public const string DemoClient = "demo-library";

    /// <summary>Where it listens on its own machine, at any port.</summary>
    public const string DemoRedirect = "http://127.0.0.1/back";

    /// <summary>True when it is there. A plain read: no model of the tables is built for it.</summary>
    public async Task<bool> IsThereAsync(CancellationToken ct = default) =>
        (
            await database.ReadAsync(
                "select 1 from partners_partners where client_id = @client",
                command => command.With("@client", DemoClient),
                row => row.GetInt32(0),
                ct
            )
        ).Count > 0;

    /// <summary>Opens it unless it is there.</summary>
    public async Task OpenDemoAsync(PersonId registering, PersonId approving, CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var db = scope.ServiceProvider.GetRequiredService<PartnersDb>();
        if (await db.Partners.AnyAsync(p => p.ClientId == DemoClient, ct))
            return;
        scope.ServiceProvider.GetRequiredService<CurrentRequest>().Actor = new Actor
        {
            Person = registering,
            For = registering,
            DisplayName = "",
            Session = Guid.Empty,
        };
        var desk = scope.ServiceProvider.GetRequiredService<PartnerDesk>();
        var partner = desk.Register(
            new PartnerForm(
                "کتابخانهٔ باغ",
                "Garden library",
                "تا کارت عضویت شما را بی فرم تازه بسازد",
                "To make your card without another form",
                [DemoRedirect],
                [Scopes.OpenId, Scopes.Profile, Scopes.Phone, Scopes.OfflineAccess],
                IsConfidential: false
            )
        );
        partner.ClientId = DemoClient;
        await db.SaveChangesAsync(ct);
        _ = (await desk.ApproveAsync(partner, approving, ct)).Value;
        await transaction.CommitAsync(ct);
    }
}
