using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Files;
using Shahr.Kit.Web;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Documents.Tests;

/// <summary>A city of its own for each class, with people who are signed in by a word.</summary>
public class DocumentsCity : IAsyncLifetime
{
    private CityHost? _host;

    internal FileFaults Faults { get; } = new();

    internal CityHost Host => _host ?? throw new InvalidOperationException("The city is not open yet.");

    /// <summary>How many times wider the rate limits are: one address stands for all visitors here.</summary>
    protected virtual int LimitFactor => 1000;

    public async ValueTask InitializeAsync() =>
        _host = await CityHost.StartAsync(services =>
        {
            services.AddSingleton<IStartupFilter, TestSignIn>();
            services.AddScoped<IPeople, TestPeople>();
            services.Replace(ServiceDescriptor.Scoped<IProveAgain, TestProof>());
            var real =
                services.Last(s => s.ServiceType == typeof(IFileStore)).ImplementationFactory
                ?? throw new InvalidOperationException("The file store is no longer registered by a factory.");
            services.AddScoped<IFileStore>(scope => new TestFiles((IFileStore)real(scope), Faults));
            services.Replace(ServiceDescriptor.Singleton(new LimitSettings(LimitFactor)));
        });

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal async Task<Visitor> AsAsync(PersonId person, string can = "")
    {
        var visitor = Host.Visitor();
        await visitor.GetAsync(TestSignIn.Path(person, can));
        return visitor;
    }

    internal static DocumentOrder Certificate(string? key = null, DateOnly? until = null) =>
        new()
        {
            Key = key ?? Guid.CreateVersion7().ToString(),
            Kind = "residence-certificate",
            TitleFa = "گواهی سکونت",
            TitleEn = "Residence certificate",
            Owner = TestPeople.Maryam,
            BodyFa =
            [
                "بدین‌وسیله گواهی می‌شود خانم مریم رضایی‌نژاد به کد ملی 0499370899 "
                    + "از تاریخ 12 مهر 1399 در نشانی زیر سکونت دارد.",
                "این گواهی به درخواست نامبرده و برای ارائه به مدرسهٔ فرزند ایشان صادر شده است و ارزش دیگری ندارد.",
            ],
            Fields =
            [
                new("fullName", "نام و نام خانوادگی", "Full name", "مریم رضایی‌نژاد"),
                new("nationalCode", "کد ملی", "National code", "0499370899"),
                new("address", "نشانی", "Address", "خیابان سعدی، کوچهٔ نسترن، پلاک 12، طبقهٔ 3"),
                new("postalCode", "کد پستی", "Postal code", "1619735744"),
            ],
            OfficeFa = "ادارهٔ ثبت و گواهی‌ها",
            SignedByFa = "داوود احمدی، کارشناس ثبت",
            CaseNumber = "472918307",
            ValidUntil = until,
        };

    internal Task<DocumentMade> OrderAsync(DocumentOrder order) =>
        Host.InTransactionAsync(scope => scope.GetRequiredService<IDocuments>().OrderAsync(order));

    /// <summary>Orders and waits until the city has signed.</summary>
    internal async Task<DocumentMade> SignedAsync(DocumentOrder order)
    {
        var made = await OrderAsync(order);
        await CityHost.EventuallyAsync(() => IsReadyAsync(order.Key), "the document is signed", 60);
        return made;
    }

    internal Task<bool> IsReadyAsync(string key) =>
        Host.InScopeAsync(async scope =>
            await scope.GetRequiredService<IDocuments>().FindAsync(key) is { Ready: true }
        );

    internal async Task<byte[]> DownloadAsync(DocumentMade made) =>
        (await (await AsAsync(TestPeople.Maryam)).GetAsync(made.Href + "/file")).Bytes;

    internal Task<string> CheckCodeAsync(DocumentMade made) =>
        Host.InScopeAsync(scope =>
        {
            var digits = made.Number.Replace("-", "", StringComparison.Ordinal);
            var row = scope.GetRequiredService<DocumentsDb>().Documents.Single(d => d.Number == digits);
            return Task.FromResult(
                scope.GetRequiredService<ContentSeal>().Open(row.Number, row.SealedContent).CheckCode
            );
        });

    internal Task<long> CountAsync(string sql, string value) =>
        Host.InScopeAsync(async scope =>
        {
            var transaction = scope.GetRequiredService<CityTransaction>();
            await transaction.Connection.OpenAsync();
            await using var command = transaction.Command(sql);
            command.With("@value", value);
            return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        });

    internal async Task<bool> IsGenuineAsync(DocumentMade made) =>
        await CheckAsync(await DownloadAsync(made)) == DocumentFinding.Valid;

    internal Task<DocumentFinding> CheckAsync(byte[] pdf) =>
        Host.InScopeAsync(async scope =>
            (await scope.GetRequiredService<DocumentRegister>().CheckAsync(pdf, CancellationToken.None)).Finding
        );
}
