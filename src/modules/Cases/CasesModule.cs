using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Alarms;
using Shahr.Cases.Board;
using Shahr.Cases.Definitions;
using Shahr.Cases.Designer;
using Shahr.Cases.Desk;
using Shahr.Cases.Doubles;
using Shahr.Cases.Fees;
using Shahr.Cases.LifeEvents;
using Shahr.Cases.Open311;
using Shahr.Cases.Requests;
using Shahr.Cases.Search;
using Shahr.Cases.Splits;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Modules;
using Shahr.Kit.Outbox;
using Shahr.Kit.Retention;
using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>Requests and their life: ask → work → decide → receive, against a public clock.</summary>
public sealed class CasesModule : IModule
{
    private readonly ServiceShelf _shelf = new();

    /// <inheritdoc/>
    public string Name => "cases";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => CasesPermissions.All;

    /// <inheritdoc/>
    public IReadOnlyList<CatalogueEntry> Catalogue => _shelf.Catalogue;

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("کارهای من", "My requests", "/cases", null, InBar: true),
        new("میز کار", "Desk", "/desk", CasesPermissions.Work, InBar: true),
        new("طراح خدمت‌ها", "Service designer", ListDesigns.Address, CasesPermissions.Design),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<KeptClass> Kept => KeptByCases.All;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCityDb<CasesDb>();
        services.AddSingleton<CaseClock>();
        services.AddSingleton(_shelf);
        services.AddSingleton<Timelines>();
        services.AddSingleton<NextNumber>(PublicNumber.Random);
        services.AddHostedService<PublishDefinitions>();
        services.AddScoped<CaseStore>();
        services.AddScoped<CaseFiles>();
        services.AddScoped<OfficeNames>();
        services.AddScoped<Drafts>();
        services.AddScoped<AnswerReader>();
        services.AddScoped<AnswerFiles>();
        services.AddScoped<EntryReader>();
        services.AddScoped<PartAnswers>();
        services.AddScoped<WriteInCase>();
        services.AddScoped<NearbyReports>();
        services.AddScoped<OpenCase>();
        services.AddScoped<AddCase>();
        services.AddScoped<CheckViews>();
        services.AddLifeEvents();
        services.AddSearch();
        services.AddScoped<WholeAnswers>();
        services.AddScoped<WholeRequest>();
        services.AddScoped<DeskDoor>();
        services.AddScoped<WorkOnStep>();
        services.AddScoped<StepActs>();
        services.AddScoped<OfficerCaseViews>();
        services.AddScoped<OrderPapers>();
        services.AddScoped<ReckonBoard>();
        services.AddDesigner();
        services.AddDoubles();
        services.AddSplits();
        services.AddFees();
        services.AddTracking();
        services.AddScoped<OwnBoard>();
        services.AddJob(
            new JobPlan
            {
                Name = "cases.board",
                Pause = TimeSpan.FromMinutes(10),
                InTransaction = false,
                Run = ReckonBoard.RunAsync,
            }
        );
        services.AddAlarms();
        services.AddScoped<ICases, CasesOfCity>();
        services.AddScoped<IHoldData, HeldCases>();
        services.AddScoped<IEraseData, EraseDrafts>();
        services.AddHandler<CaseDecided, TellFollowers>("cases.tell_followers");
        services.AddHandler<OfficeAsked, TellOffices>("cases.tell_asked");
        services.AddHandler<OfficeAnswered, TellOffices>("cases.tell_answered");
        services.AddHandler<GrantsEnded, HearOfOfficers>("cases.grants_ended");
        services.AddHandler<PersonMerged, HearOfPeople>("cases.person_merged");
        services.AddHandler<PersonMergeUndone, HearOfPeople>("cases.person_merge_undone");
        services.AddHandler<PersonDied, HearOfPeople>("cases.person_died");
        services.AddHandler<PersonDeathUndone, HearOfPeople>("cases.person_death_undone");
        services.AddHandler<PersonRenamed, HearOfPeople>("cases.person_renamed");
    }

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder app)
    {
        ShowService.Map(app);
        StartRequest.Map(app);
        AskQuestion.Map(app);
        AskGroup.Map(app);
        OfferNearby.Map(app);
        FollowCase.Map(app);
        CheckRequest.Map(app);
        SendRequest.Map(app);
        ListDrafts.Map(app);
        ServeDraftFile.Map(app);
        OpenByApi.Map(app);
        GeoRoutes.AddTo(app);

        ListMyCases.Map(app);
        app.MapSearch();
        app.MapLifeEvents();
        ShowCase.Map(app);
        AnswerOfficer.Map(app);
        WriteToOfficer.Map(app);
        WithdrawCase.Map(app);
        RateCase.Map(app);
        ServeAttachment.Map(app);
        TrackCase.Map(app);
        ShowFollowed.Map(app);
        ShowBoard.Map(app);

        ShowInbox.Map(app);
        ShowOfficerCase.Map(app);
        ClaimStep.Map(app);
        ReleaseStep.Map(app);
        AskCitizen.Map(app);
        TellCitizen.Map(app);
        AskOffice.Map(app);
        RecallOpinion.Map(app);
        CloseStep.Map(app);
        WorkOnMany.Map(app);
        app.MapDoubles();
        SplitCase.Map(app);
        app.MapFees();

        app.MapDesigner();
    }

    /// <inheritdoc/>
    public void AddSlots(Slots slots) => slots.Add<MyCasesSlot>(Slots.HomeMyThings);
}
