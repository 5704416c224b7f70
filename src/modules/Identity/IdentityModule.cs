using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Modules;
using Shahr.Kit.Outbox;
using Shahr.Kit.Retention;
using Shahr.Kit.Web;

namespace Shahr.Identity;

/// <summary>
/// Who asks, for whom, and what they may do: people, sign-in, sessions, offices, and who looked at whom.
/// </summary>
/// <param name="publicUrl">Address under which citizens reach the city; its host is the relying party of
/// passkeys.</param>
/// <param name="demo">True shows the codes of all authenticators at <c>/dev/outbox</c>. Never on a real city.</param>
public sealed class IdentityModule(string publicUrl, bool demo = false) : IModule
{
    /// <summary>Permission to say who works in which office.</summary>
    public const string ManageOffices = "identity.manage_offices";

    /// <summary>Permission to let people back in at a counter.</summary>
    public const string Recover = "identity.recover";

    /// <summary>Permission to confirm who signs for an organisation.</summary>
    public const string ConfirmOrganisations = "identity.confirm_organisations";

    /// <summary>Permission to confirm who is a child's guardian.</summary>
    public const string ConfirmGuardians = "identity.confirm_guardians";

    /// <summary>Permission to find people by name.</summary>
    public const string SearchPeople = "identity.search_people";

    /// <summary>Permission to write down deaths, names and doubles.</summary>
    public const string ChangePeople = "identity.change_people";

    /// <summary>Permission to register and revoke kiosks.</summary>
    public const string ManageKiosks = "identity.manage_kiosks";

    /// <inheritdoc/>
    public string Name => "identity";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } =
    [
        new(
            ManageOffices,
            "گماردن همکاران اداره‌ها و دسترسی‌هایشان",
            "Appoint officers and their permissions",
            FourEyes: true
        ),
        new(Recover, "بازیابی دسترسی مردم در پیشخوان", "Let people back in at the counter", FourEyes: true),
        new(ConfirmOrganisations, "تأیید حق امضای سازمان‌ها", "Confirm who signs for an organisation"),
        new(ConfirmGuardians, "تأیید سرپرستی فرزندان", "Confirm who is a child's guardian"),
        new(ManageKiosks, "ثبت و کنار گذاشتن کیوسک‌ها", "Register and revoke kiosks"),
        new(SearchPeople, "یافتن اشخاص با نام یا شماره", "Find people by name or number"),
        new(
            ChangePeople,
            "ثبت درگذشت، تغییر نام و یکی کردن حساب‌ها",
            "Record deaths, names and doubles",
            FourEyes: true
        ),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<CatalogueEntry> Catalogue { get; } =
    [
        new()
        {
            Code = "sign-up",
            Group = CityGroup.Administrative,
            Stage = ServiceStage.Interaction,
            Href = "/sign-up",
            Icon = "circle-user",
            Fa = "ساختن حساب شهروندی",
            En = "Citizen account",
            AboutFa = "با کد ملی و شمارهٔ همراه، در سه پرسش.",
            AboutEn = "With national code and mobile, in three questions.",
            Keywords = ["ثبت‌نام", "عضویت", "حساب", "ورود", "sign up", "account"],
        },
        new()
        {
            Code = "my-looks",
            Group = CityGroup.Administrative,
            Stage = ServiceStage.Emergence,
            Href = "/me/looks",
            Icon = "shield-check",
            Fa = "چه کسی پروندهٔ مرا دیده است",
            En = "Who looked at my record",
            AboutFa = "هر نگاه دیگران به داده‌های شما، با نام و دلیل.",
            AboutEn = "Every look of others at your data, with name and reason.",
            Keywords = ["حریم خصوصی", "دسترسی", "نگاه", "privacy"],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("حساب من", "My account", "/me", null),
        new("اداره‌ها", "Offices", "/offices", ManageOffices),
        new("دسترسی‌های در انتظار", "Grants that wait", "/grants", ManageOffices),
        new("بازبینی فصلی دسترسی‌ها", "Quarterly review", "/reviews", ManageOffices),
        new("بازیابی دسترسی", "Recoveries", "/recoveries", Recover),
        new("حساب بی شمارهٔ همراه", "Accounts without a mobile", ListAccounts.Address, Recover),
        new("تأیید سازمان‌ها", "Confirm organisations", "/organisations", ConfirmOrganisations),
        new("تأیید سرپرستی", "Confirm guardians", "/guardianships", ConfirmGuardians),
        new("کیوسک‌ها", "Kiosks", ListKiosks.Address, ManageKiosks),
        new("یافتن شخص", "Find a person", "/people", SearchPeople),
        new("تغییر پرونده‌ها", "Changes of records", "/people/changes", ChangePeople),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<KeptClass> Kept => KeptByIdentity.All;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IdentityDb>();
        services
            .AddIdentityCore<Person>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddEntityFrameworkStores<IdentityDb>();
        PeopleServices.Add(services);
        AddSignIn(services);
        AddSecondFactors(services);
        AddSessions(services);
        ActingServices.Add(services);
        CounterServices.Add(services);
        TrustServices.Add(services);
        WithoutMobileServices.Add(services);
        KioskServices.Add(services, configuration);
        PasswordServices.Add(services);
        DirectoryServices.Add(services, configuration);
        AddRegistries(services);
        OfficeServices.Add(services);
        services.AddSingleton<IdentitySeed>();
        services.AddSingleton<CrowdSeed>();
        services.AddSingleton<CrowdSearch>();
    }

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder app)
    {
        SignIn.Map(app);
        SignUp.Map(app);
        SignUpWithPassport.Map(app);
        GiveMobile.Map(app);
        GiveName.Map(app);
        EnterCode.Map(app);
        GiveSecondFactor.Map(app);
        SignInWithPasskey.Map(app);
        SignOut.Map(app);
        ShowMe.Map(app);
        ChooseReading.Map(app);
        MySessions.Map(app);
        ReviewSession.Map(app);
        MyPasskeys.Map(app);
        EditPasskey.Map(app);
        LeadToSecondFactor.Map(app);
        MyAuthenticator.Map(app);
        RenewRecoveryCodes.Map(app);
        RemoveAuthenticator.Map(app);
        MyLooks.Map(app);
        AskAboutLook.Map(app);
        MyDelegations.Map(app);
        OfferDelegation.Map(app);
        AnswerDelegation.Map(app);
        RevokeDelegation.Map(app);
        LowerLimit.Map(app);
        ActFor.Map(app);
        MyOrganisations.Map(app);
        RegisterOrganisation.Map(app);
        ShowOrganisation.Map(app);
        InviteMember.Map(app);
        RemoveMember.Map(app);
        ListClaims.Map(app);
        DecideClaim.Map(app);
        MyWards.Map(app);
        RegisterWard.Map(app);
        ListGuardianships.Map(app);
        DecideGuardianship.Map(app);
        FindPeople.Map(app);
        OpenPerson.Map(app);
        ListChanges.Map(app);
        DecideChange.Map(app);
        PeopleServices.MapRoutes(app);
        OfficeServices.MapRoutes(app);
        CounterServices.MapRoutes(app);
        TrustServices.MapRoutes(app);
        WithoutMobileServices.MapRoutes(app);
        KioskServices.MapRoutes(app);
        MyPassword.Map(app);
        SignInWithPassword.Map(app);
        DirectoryServices.MapRoutes(app);
        ShowAssurance.Map(app);
    }

    /// <inheritdoc/>
    public void AddSlots(Slots slots)
    {
        if (demo)
            slots.Add<DemoAuthenticators>(Slots.DevOutbox);
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddSingleton<Codes>();
        services.AddSingleton<FlowCookie>();
        services.AddScoped<FlowFinder>();
        services.AddScoped<FlowSteps>();
        services.AddScoped<Newcomers>();
        services.AddScoped<Limits>();
        services.AddHandler<CodeWanted, SendCode>("identity.send_code");
        services.AddJob(
            new JobPlan
            {
                Name = "identity.sweep_flows",
                Pause = TimeSpan.FromMinutes(10),
                Run = SweepFlows.RunAsync,
            }
        );
    }

    private void AddSecondFactors(IServiceCollection services)
    {
        services.AddScoped<SecondFactors>();
        services.AddScoped<FactorNews>();
        services.AddScoped<ProofCodes>();
        services.AddScoped<IProveAgain, ProveAgain>();
        services.AddScoped<RecoveryDesk>();
        services.AddScoped<AuthenticatorDesk>();
        services.AddScoped<AuthenticatorPages>();
        if (demo)
            services.AddScoped<DemoTelephones>();
        services.Configure<IdentityPasskeyOptions>(o => PasskeySettings.Apply(o, new Uri(publicUrl)));
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.AddScoped<Ceremonies>();
        services.AddScoped<PasskeyDesk>();
        services.AddScoped<PasskeyPages>();
    }

    // The demo's registries are simulated; a real city has none until an adapter is written, and checks nobody.
    private void AddRegistries(IServiceCollection services)
    {
        if (demo)
        {
            services.AddSingleton(new RegistrySimulator(new RegistryFaults()));
            services.AddSingleton<IMobileOwnerRegistry>(s => s.GetRequiredService<RegistrySimulator>());
            services.AddSingleton<ICivilRegistry>(s => s.GetRequiredService<RegistrySimulator>());
            services.AddSingleton<ICompanyRegistry>(s => s.GetRequiredService<RegistrySimulator>());
        }
        else
        {
            services.AddSingleton<IMobileOwnerRegistry, UnconnectedRegistries>();
            services.AddSingleton<ICivilRegistry, UnconnectedRegistries>();
            services.AddSingleton<ICompanyRegistry, UnconnectedRegistries>();
        }

        services.AddSingleton(new RegistryPatience(TimeSpan.FromSeconds(3)));
        services.AddSingleton<RegistryCheck>();
        services.AddJob(
            new JobPlan
            {
                Name = "identity.registries",
                Pause = TimeSpan.FromSeconds(30),
                InTransaction = false,
                Run = AskRegistriesAgain.RunAsync,
            }
        );
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddSingleton<SessionCache>();
        services.AddSingleton<SeenSessions>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<DeviceCookie>();
        services.AddScoped<KnownDevices>();
        services.AddSingleton<SessionReader>();
        services.AddScoped<SessionsChanged>();
        services.AddScoped<SessionDesk>();
        services
            .AddAuthentication(SessionScheme.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionScheme>(SessionScheme.Name, null);
        services.AddJob(
            new JobPlan
            {
                Name = "identity.seen",
                Pause = TimeSpan.FromMinutes(1),
                Leased = false,
                InTransaction = false,
                Run = SeenSessions.WriteAsync,
            }
        );
    }
}
