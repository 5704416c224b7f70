using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Treasury.Tests;

/// <summary>The city with issuers of bills, people who have national codes, and systems that send.</summary>
public sealed class BillsCity : IAsyncLifetime
{
    private static int _next = 100_000;
    private CityHost? _city;

    internal CityHost City => _city ?? throw new InvalidOperationException("The city is not open yet.");

    internal CodedPeople People { get; } = new();

    internal KnownMachines Machines { get; } = new();

    internal static OfficeId Office { get; } = OfficeId.New();

    public async ValueTask InitializeAsync() =>
        _city = await CityHost.StartAsync(services =>
        {
            services.Replace(ServiceDescriptor.Scoped<IPeople>(_ => People));
            services.Replace(ServiceDescriptor.Scoped<IMachines>(_ => Machines));
            services.Replace(ServiceDescriptor.Singleton(new LimitSettings(1000)));
        });

    public async ValueTask DisposeAsync()
    {
        if (_city is not null)
            await _city.DisposeAsync();
    }

    internal DateOnly Today => PersianTime.DayOf(City.Clock.GetUtcNow().UtcDateTime).ToDateOnly();

    internal static string Number(int of) => of.ToString(CultureInfo.InvariantCulture);

    /// <summary>A file number nobody has had yet.</summary>
    internal static int Next() => Interlocked.Increment(ref _next);

    /// <summary>Somebody at a browser, with a national code.</summary>
    internal (Visitor Visitor, Actor Actor, string Code) Citizen(string name)
    {
        var (visitor, actor) = City.Somebody(name);
        var nine = (Next() * 7L % 1_000_000_000).ToString("000000000", CultureInfo.InvariantCulture);
        var code = Enumerable.Range(0, 10).Select(d => nine + Number(d)).Single(c => NationalCode.TryParse(c, out _));
        People.Codes[actor.Person] = code;
        return (visitor, actor, code);
    }

    internal Visitor Officer(string name) => City.SignedIn(name, new Grant(BillsServices.IssueBills, Office));

    /// <summary>A new issuer with a company code of its own.</summary>
    internal async Task<Issuer> IssuerAsync(
        BillService service = BillService.Water,
        string? client = null,
        Action<Issuer>? change = null
    ) =>
        await City.InTransactionAsync(async scope =>
        {
            var db = scope.GetRequiredService<TreasuryDb>();
            var there = await db.Issuers.CountAsync();
            var issuer = new Issuer
            {
                Id = Guid.CreateVersion7(),
                NameFa = "آب و فاضلاب شهر",
                NameEn = "City water",
                Service = service,
                Company = there.ToString("000", CultureInfo.InvariantCulture),
                OfficeId = Office,
                ClientId = client,
                AddedAt = City.Clock.GetUtcNow().UtcDateTime,
            };
            change?.Invoke(issuer);
            db.Issuers.Add(issuer);
            return issuer;
        });

    /// <summary>Numbers of a bill of the issuer.</summary>
    internal static BillNumbers Numbers(Issuer issuer, long thousands, int period = 3, int? file = null) =>
        BillNumbers.Make(
            file ?? Next(),
            int.Parse(issuer.Company, CultureInfo.InvariantCulture),
            issuer.Service,
            thousands,
            5,
            period
        );

    /// <summary>A line of a file.</summary>
    internal string Line(BillNumbers bill, string? code = null, int issuedDaysAgo = 20, int dueInDays = 10) =>
        string.Join(
            ',',
            bill.BillId,
            bill.PaymentId,
            code,
            Today.AddDays(-issuedDaysAgo).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            JalaliDate.From(Today.AddDays(dueInDays)).ToString()
        );

    /// <summary>The issuer sends lines; what became of them.</summary>
    internal async Task<PushTally> PushAsync(Issuer issuer, params string[] lines)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return await City.InTransactionAsync(async scope =>
        {
            var intake = scope.GetRequiredService<BillIntake>();
            Assert.NotNull(await intake.EnterAsync(issuer.Id, CancellationToken.None));
            return await intake.TakeAsync(
                issuer,
                Guid.CreateVersion7(),
                BillFile.ReadAsync(file),
                true,
                CancellationToken.None
            );
        });
    }

    /// <summary>One bill of a person, known to the city.</summary>
    internal async Task<BillNumbers> BillAsync(
        Issuer issuer,
        string? code,
        long thousands,
        int issuedDaysAgo = 20,
        int dueInDays = 10
    )
    {
        var bill = Numbers(issuer, thousands);
        Assert.Equal(1, (await PushAsync(issuer, Line(bill, code, issuedDaysAgo, dueInDays))).Fresh);
        return bill;
    }

    internal Task<List<Bill>> RowsAsync(string billId) =>
        City.InScopeAsync(scope =>
            scope
                .GetRequiredService<TreasuryDb>()
                .Bills.AsNoTracking()
                .Where(b => b.BillId == billId)
                .OrderBy(b => b.Part)
                .ToListAsync()
        );

    /// <summary>What the issuer was paid, in rials.</summary>
    internal Task<long> TakenInAsync(Issuer issuer) => City.BalanceAsync(new PersonId(issuer.Id));
}

/// <summary>People with national codes.</summary>
internal sealed class CodedPeople : IPeople
{
    public ConcurrentDictionary<PersonId, string> Codes { get; } = new();

    public Task<PersonRecord?> RecordAsync(PersonId person, string reason, CancellationToken ct = default) =>
        Task.FromResult(
            Codes.TryGetValue(person, out var code) ? new PersonRecord(person, "مریم", "احمدی", code, null) : null
        );

    public Task<IReadOnlyDictionary<PersonId, PersonName>> NamesAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct = default
    ) => Task.FromResult<IReadOnlyDictionary<PersonId, PersonName>>(new Dictionary<PersonId, PersonName>());

    public Task<Reach?> ReachAsync(PersonId person, CancellationToken ct = default) => Task.FromResult<Reach?>(null);

    public Task<IReadOnlyList<PersonId>> ReadersOfAsync(
        PersonId applicant,
        string service,
        CancellationToken ct = default
    ) => Task.FromResult<IReadOnlyList<PersonId>>([applicant]);

    public Task<bool> AreCloseAsync(PersonId one, PersonId other, CancellationToken ct = default) =>
        Task.FromResult(one == other);
}

/// <summary>Systems whose tokens are their client ids.</summary>
internal sealed class KnownMachines : IMachines
{
    public Task<Machine?> WhoAsync(string? authorization, string scope, CancellationToken ct = default) =>
        Task.FromResult(
            scope == IMachines.BillsWrite && authorization is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var client]
                ? new Machine(client, "سامانهٔ آب", "Water system")
                : null
        );
}
