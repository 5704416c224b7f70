using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;
using Shahr.Kit.Modules;
using Shahr.Kit.Retention;

namespace Shahr.Documents;

/// <summary>What the city sets for this module.</summary>
/// <param name="PublicUrl">Address under which citizens reach the city, without a slash at its end; printed in QR
/// codes.</param>
/// <param name="NameFa">The city's name in Persian.</param>
/// <param name="NameEn">The city's name in English.</param>
internal sealed record DocumentsSettings(string PublicUrl, string NameFa, string NameEn);

/// <summary>
/// Signed documents: orders of other modules become Persian PDFs that anyone can verify, online and without us.
/// </summary>
public sealed class DocumentsModule(string publicUrl, string nameFa, string nameEn) : IModule
{
    internal const string Revoke = "documents.revoke";

    /// <inheritdoc/>
    public string Name => "documents";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } =
    [new(Revoke, "ابطال سند", "Revoke documents", FourEyes: true)];

    /// <inheritdoc/>
    public IReadOnlyList<CatalogueEntry> Catalogue { get; } =
    [
        new()
        {
            Code = "verify-document",
            Group = CityGroup.Administrative,
            Stage = ServiceStage.Transaction,
            Fa = "راستی‌آزمایی سند",
            En = "Verify a document",
            AboutFa = "ببینید سندی که به دست شما رسیده را شهر صادر کرده است و هنوز اعتبار دارد یا نه.",
            AboutEn = "See whether a document you were given was issued by the city and still counts.",
            Href = "/verify",
            Keywords =
            [
                "اصالت سند",
                "استعلام گواهی",
                "بررسی گواهی",
                "کد راستی‌آزمایی",
                "امضای الکترونیکی",
                "PDF",
                "QR",
                "رمزینه",
                "جعل",
            ],
            Icon = "badge-check",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("سندهای من", "My documents", "/documents", null, InBar: true),
        new("ابطال سند", "Revoke a document", "/documents/revocation", Revoke),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<KeptClass> Kept => KeptByDocuments.All;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new DocumentsSettings(publicUrl.TrimEnd('/'), nameFa, nameEn));
        services.AddSingleton(s =>
            SigningKeys.In(s.GetRequiredService<DataFolder>().Path, nameFa, s.GetRequiredService<TimeProvider>())
        );
        services.AddCityDb<DocumentsDb>();
        services.AddSingleton<ContentSeal>();
        services.AddSingleton<CityPaper>();
        services.AddScoped<IDocuments, DocumentShelf>();
        services.AddScoped<DocumentRegister>();
        services.AddScoped<DocumentFiles>();
        services.AddScoped<IHoldData, HeldDocuments>();
        services.AddScoped<ISearchSource, DocumentSearch>();
        services.AddJob(
            new JobPlan
            {
                Name = "documents.sign",
                Pause = TimeSpan.FromMilliseconds(500),
                InTransaction = false,
                Run = SignDueDocuments.RunAsync,
            }
        );
    }

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder app)
    {
        ListMyDocuments.Map(app);
        ShowDocument.Map(app);
        DownloadDocument.Map(app);
        VerifyDocument.Map(app);
        VerifyDocumentApi.Map(app);
        CityRootCertificate.Map(app);
        RevokeDocument.Map(app);
    }

    /// <inheritdoc/>
    public void AddSlots(Slots slots) => slots.Add<MyDocuments>(Slots.HomeMyThings);
}
