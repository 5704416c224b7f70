using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// The module's tables on ASP.NET Core Identity, schema version 3 (with passkeys). It inherits the framework's
/// context, so it joins the request's one transaction by itself instead of through <see cref="CityDb"/>.
/// </summary>
internal sealed class IdentityDb
    : IdentityUserContext<
        Person,
        Guid,
        IdentityUserClaim<Guid>,
        IdentityUserLogin<Guid>,
        IdentityUserToken<Guid>,
        IdentityUserPasskey<Guid>
    >
{
    private readonly CityTransaction _transaction;
    private readonly IServiceProvider _services;
    private readonly TimeProvider _clock;

    public IdentityDb(CityTransaction transaction, IServiceProvider services, TimeProvider clock)
    {
        (_transaction, _services, _clock) = (transaction, services, clock);
        CityDb.LeaveToUs(this);
    }

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Flow> Flows => Set<Flow>();

    public DbSet<Authenticator> Authenticators => Set<Authenticator>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Recovery> Recoveries => Set<Recovery>();

    public DbSet<CounterAccount> CounterAccounts => Set<CounterAccount>();

    public DbSet<EntryCode> EntryCodes => Set<EntryCode>();

    public DbSet<Kiosk> Kiosks => Set<Kiosk>();

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<Device> Devices => Set<Device>();

    public DbSet<Office> Offices => Set<Office>();

    public DbSet<Officer> Officers => Set<Officer>();

    public DbSet<OfficeGrant> Grants => Set<OfficeGrant>();

    public DbSet<WaitingGrant> WaitingGrants => Set<WaitingGrant>();

    public DbSet<EndedGrant> EndedGrants => Set<EndedGrant>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<Look> Looks => Set<Look>();

    public DbSet<LookSubject> LookSubjects => Set<LookSubject>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<EmailClaim> EmailClaims => Set<EmailClaim>();

    public DbSet<KeptWish> ContactWishes => Set<KeptWish>();

    public DbSet<Address> Addresses => Set<Address>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Ward> Wards => Set<Ward>();

    public DbSet<Guardianship> Guardianships => Set<Guardianship>();

    public DbSet<Trust> Trusts => Set<Trust>();

    public DbSet<TrustedRecovery> TrustedRecoveries => Set<TrustedRecovery>();

    /// <summary>
    /// The person's row stays locked until the commit, unchanged: changes of one account go one after another.
    /// </summary>
    public Task LockPersonAsync(PersonId person, CancellationToken ct) =>
        Users
            .Where(p => p.Id == person.Value)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.LockoutEnabled, p => p.LockoutEnabled), ct);

    /// <summary>The same for an organisation: changes of its members go one after another.</summary>
    public Task LockOrganisationAsync(PersonId organisation, CancellationToken ct) =>
        Organisations
            .Where(o => o.Id == organisation)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, o => o.Name), ct);

    /// <summary>Whoever is new or has another name can be found by it as soon as it is durable.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken ct = default)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var named = NameBook.Changed(ChangeTracker, now);
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, ct);
        await NameBook.WriteAsync(_transaction, named, now, ct);
        return rows;
    }

    /// <summary>In which language somebody reads letters.</summary>
    public Task<string> LanguageOfAsync(PersonId person, CancellationToken ct) =>
        Users.Where(p => p.Id == person.Value).Select(p => p.Language).SingleAsync(ct);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        _transaction.Configure(this, optionsBuilder);
        // The framework reads its schema version from the options of the application.
        optionsBuilder.UseApplicationServiceProvider(_services);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        CityConventions.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Person>().ToTable("identity_people");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("identity_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("identity_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("identity_tokens");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("identity_passkeys");
        builder.Entity<Session>().ToTable("identity_sessions");
        builder.Entity<Flow>().ToTable("identity_flows").Ignore(f => f.CountedAs);
        builder.Entity<Device>(device =>
        {
            device.ToTable("identity_devices");
            device.HasKey(d => new { d.PersonId, d.DeviceHash });
        });
        builder.Entity<Authenticator>(one =>
        {
            one.ToTable("identity_authenticators");
            one.HasKey(a => a.PersonId);
        });
        builder.Entity<RecoveryCode>(code =>
        {
            code.ToTable("identity_recovery_codes");
            code.HasKey(c => new { c.PersonId, c.Hash });
        });
        builder.Entity<Recovery>().ToTable("identity_recoveries");
        builder.Entity<Change>().ToTable("identity_changes");
        builder.Entity<Office>().ToTable("identity_offices");
        builder.Entity<Officer>(officer =>
        {
            officer.ToTable("identity_officers");
            officer.HasKey(o => new { o.OfficeId, o.PersonId });
            officer.HasOne<Office>().WithMany().HasForeignKey(o => o.OfficeId).OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<OfficeGrant>(grant =>
        {
            grant.ToTable("identity_grants");
            grant.HasKey(g => new
            {
                g.OfficeId,
                g.PersonId,
                g.Permission,
            });
            // The relation has no navigation; it is told so that a new officer's row is written before their grants.
            grant
                .HasOne<Officer>()
                .WithMany()
                .HasForeignKey(g => new { g.OfficeId, g.PersonId })
                .OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<WaitingGrant>().ToTable("identity_waiting_grants");
        builder.Entity<EndedGrant>().ToTable("identity_ended_grants");
        builder.Entity<Absence>().ToTable("identity_absences").Ignore(a => a.FirstDay).Ignore(a => a.LastDay);
        builder.Entity<Look>().ToTable("identity_looks");
        builder.Entity<LookSubject>(subject =>
        {
            subject.ToTable("identity_look_subjects");
            subject.HasKey(s => new { s.PersonId, s.LookId });
        });
        MapCounter(builder);
        MapContact(builder);
        MapActing(builder);
        builder.Entity<Trust>().ToTable("identity_trusts").Ignore(t => t.CountsFrom);
        builder.Entity<TrustedRecovery>().ToTable("identity_trusted_recoveries");
        CityConventions.Apply(builder);
    }

    private static void MapCounter(ModelBuilder builder)
    {
        builder.Entity<CounterAccount>().ToTable("identity_counter_accounts");
        builder.Entity<Kiosk>().ToTable("identity_kiosks");
        builder.Entity<EntryCode>(code =>
        {
            code.ToTable("identity_entry_codes");
            code.HasKey(c => c.PersonId);
        });
    }

    private static void MapContact(ModelBuilder builder)
    {
        builder.Entity<EmailClaim>(claim =>
        {
            claim.ToTable("identity_email_claims");
            claim.HasKey(c => c.PersonId);
        });
        builder.Entity<KeptWish>(wish =>
        {
            wish.ToTable("identity_contact_wishes");
            wish.HasKey(w => w.PersonId);
        });
        builder.Entity<Address>(address =>
        {
            address.ToTable("identity_addresses");
            address.HasKey(a => new { a.PersonId, a.Kind });
        });
    }

    private static void MapActing(ModelBuilder builder)
    {
        builder.Entity<Delegation>(one =>
        {
            one.ToTable("identity_delegations");
            one.Ignore(d => d.LastDay);
            one.Ignore(d => d.ServiceCodes);
        });
        builder.Entity<Organisation>().ToTable("identity_organisations");
        builder.Entity<Ward>().ToTable("identity_wards");
        builder.Entity<Guardianship>().ToTable("identity_guardianships");
    }
}
