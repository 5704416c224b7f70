using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore;
using Shahr.Kit.Data;

namespace Shahr.Partners;

/// <summary>The module's tables. OpenIddict's table of scopes is not among them: ours are a closed list.</summary>
internal sealed class PartnersDb(CityTransaction transaction) : CityDb(transaction)
{
    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<PartnerToken> Tokens => Set<PartnerToken>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<SignIn> SignIns => Set<SignIn>();

    protected override void Map(ModelBuilder model)
    {
        model.ApplyConfiguration(
            new OpenIddictEntityFrameworkCoreApplicationConfiguration<Partner, Consent, PartnerToken, Guid>()
        );
        model.ApplyConfiguration(
            new OpenIddictEntityFrameworkCoreAuthorizationConfiguration<Consent, Partner, PartnerToken, Guid>()
        );
        model.ApplyConfiguration(
            new OpenIddictEntityFrameworkCoreTokenConfiguration<PartnerToken, Partner, Consent, Guid>()
        );
        model.Entity<Partner>().ToTable("partners_partners");
        model.Entity<Consent>().ToTable("partners_consents");
        model.Entity<PartnerToken>().ToTable("partners_tokens");
        model.Entity<SignIn>(one =>
        {
            one.ToTable("partners_sign_ins");
            one.HasKey(s => new { s.SessionId, s.PartnerId });
        });
        model.Entity<ApiToken>(token =>
        {
            token.ToTable("partners_api_tokens");
            token.Ignore(t => t.ScopeList);
        });
    }
}
