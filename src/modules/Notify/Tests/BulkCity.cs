using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>People whom notices are for, at a place each or in an office.</summary>
internal sealed class Crowd : IAudiences
{
    private readonly ConcurrentDictionary<PersonId, (Listener Listener, GeoPoint At)> _people = new();

    public static readonly OfficeName Parks = new(OfficeId.New(), "parks", "ادارهٔ پارک‌ها", "Parks");

    /// <summary>Called before every batch; a test that throws here is a planner that breaks off.</summary>
    public Action? Before { get; set; }

    /// <summary>The organisation of one national id, and who acts for it.</summary>
    public PersonName Shop { get; } = new(PersonId.New(), "فروشگاه فرهاد");

    public const string ShopCode = "10320000014";

    public ConcurrentBag<PersonId> AtShop { get; } = [];

    public Task<PersonName?> OrganisationAsync(string typed, CancellationToken ct = default) =>
        Task.FromResult(typed == ShopCode ? Shop : null);

    public Listener Add(GeoPoint at, string? email = null, string language = "fa")
    {
        var number = _people.Count.ToString("D7", CultureInfo.InvariantCulture);
        var one = new Listener(PersonId.New(), new Reach("+98912" + number, email, language));
        _people[one.Person] = (one, at);
        return one;
    }

    public Task<IReadOnlyList<Listener>> NextAsync(
        Audience audience,
        PersonId? after,
        int most,
        CancellationToken ct = default
    )
    {
        Before?.Invoke();
        return Task.FromResult<IReadOnlyList<Listener>>([
            .. _people
                .Values.Where(p =>
                    audience.Around is not { } around
                    || Math.Abs(p.At.Lat - around.Lat) * 111_000 < audience.RadiusMeters
                )
                .Where(p => audience.Within is not { } corners || IsWithin(corners, p.At))
                .Select(p => p.Listener)
                .Where(l => audience.Organisation != Shop.Id || AtShop.Contains(l.Person))
                .Where(l => audience.Among is not { } some || some.Contains(l.Person))
                .OrderBy(l => l.Person.Value)
                .Where(l => after is not { } last || l.Person.Value.CompareTo(last.Value) > 0)
                .Take(most),
        ]);
    }

    // Good enough for a rectangle.
    private static bool IsWithin(IReadOnlyList<GeoPoint> corners, GeoPoint at) =>
        at.Lat > corners.Min(c => c.Lat) && at.Lat < corners.Max(c => c.Lat);
}

/// <summary>A city of twenty kilometres with one street and one office.</summary>
internal sealed class OneStreet : IMaps, IOffices
{
    public (GeoPoint Center, double Zoom)? View => (new GeoPoint(35.7, 51.4), 12);

    public IReadOnlyList<double> SkylineHeights => [];

    public bool Contains(GeoPoint at) => Math.Abs(at.Lat - 35.7) < 0.2 && Math.Abs(at.Lon - 51.4) < 0.2;

    public Task<Place?> ReverseAsync(GeoPoint at, CancellationToken ct = default) =>
        Task.FromResult<Place?>(new Place("خیابان سعدی", "street", at, 5));

    public Task<IReadOnlyList<Place>> SearchAsync(string query, int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Place>>(
            query == "سعدی" ? [new Place("خیابان سعدی", "street", new GeoPoint(35.71, 51.41), 0)] : []
        );

    public Task<IReadOnlyList<OfficeName>> AllAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<OfficeName>>([Crowd.Parks]);

    public Task<OfficeName?> FindAsync(string code, CancellationToken ct = default) =>
        Task.FromResult(code == Crowd.Parks.Code ? Crowd.Parks : null);

    public Task<IReadOnlyList<PersonId>> OfficersAsync(
        OfficeId office,
        string permission,
        int most,
        CancellationToken ct = default
    ) => Task.FromResult<IReadOnlyList<PersonId>>([]);
}

/// <summary>The slices of notices share one city, one after another; each test has a latitude of its own.</summary>
[CollectionDefinition]
public sealed class BulkCollection : ICollectionFixture<BulkCity>;

/// <summary>A city with two officers who may send notices, one provider, and a crowd.</summary>
public sealed class BulkCity : IAsyncLifetime
{
    private static int _districts;
    private CityHost? _host;

    internal CityHost Host => _host ?? throw new InvalidOperationException("The city is not open yet.");

    internal StubbornProvider Provider { get; } = new();

    internal Crowd Crowd { get; } = new();

    internal FewCases Cases { get; } = new();

    internal SoftPushService Pushes { get; private set; } = new(TimeProvider.System);

    internal Actor Davoud { get; } = Officer("داوود رضایی");

    internal Actor Kaveh { get; } = Officer("کاوه نوری");

    public async ValueTask InitializeAsync()
    {
        var street = new OneStreet();
        _host = await CityHost.StartAsync(services =>
        {
            services.Replace(ServiceDescriptor.Scoped<IPeople>(_ => new OneReachablePerson()));
            services.Replace(ServiceDescriptor.Scoped<IAudiences>(_ => Crowd));
            services.Replace(ServiceDescriptor.Scoped<ICases>(_ => Cases));
            services.Replace(
                ServiceDescriptor.Singleton<IPushService>(s =>
                    Pushes = new SoftPushService(s.GetRequiredService<TimeProvider>())
                )
            );
            services.Replace(ServiceDescriptor.Singleton<IMaps>(street));
            services.Replace(ServiceDescriptor.Singleton<IOffices>(street));
            services.Replace(
                ServiceDescriptor.Singleton(
                    new SmsLines([
                        new SmsLine("first", Provider, 100_000) { PriceRial = 1000 },
                        new SmsLine("dear", new StubbornProvider(), 1) { PriceRial = 1500 },
                    ])
                )
            );
        });
        Host.Clock.Set(new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero)); // 11:30 in Tehran
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Quiet hours as SQL that have begun and do not end soon; what ran before has moved the clock.</summary>
    public string HoursAroundNow()
    {
        var hour = PersianTime.ToTehran(Host.Clock.GetUtcNow().UtcDateTime).Hour;
        return $"{hour}, {(hour + 2) % 24}";
    }

    /// <summary>A latitude where no other test's people live.</summary>
    internal static GeoPoint District() => new(35.55 + (0.005 * Interlocked.Increment(ref _districts)), 51.4);

    /// <summary>Davoud writes a notice to a district on the pages; answers its address once it is counted.</summary>
    internal async Task<string> WrittenAsync(GeoPoint at, params (string, string?)[] otherwise)
    {
        var seen = await WriteAsync(Host.As(Davoud), at, otherwise);
        Assert.Equal(System.Net.HttpStatusCode.OK, seen.Status);
        var id = await LatestAsync();
        await UntilAsync(id, BulkState.Waiting);
        return $"/notices/{id}";
    }

    internal static async Task<Seen> WriteAsync(Visitor who, GeoPoint at, params (string, string?)[] otherwise) =>
        await FillAsync(who, await who.GetAsync("/notices/new"), "/notices", at, otherwise);

    internal static Task<Seen> FillAsync(
        Visitor who,
        Seen page,
        string action,
        GeoPoint at,
        params (string Name, string? Value)[] otherwise
    )
    {
        var usual = new Dictionary<string, string?>
        {
            ["titleFa"] = "آب قطع است",
            ["textFa"] = "امروز تا ساعت ۱۴ آب ندارید.",
            ["whom"] = "area",
            ["placeLat"] = at.Lat.ToString(CultureInfo.InvariantCulture),
            ["placeLon"] = at.Lon.ToString(CultureInfo.InvariantCulture),
            ["radius"] = "۲۰۰",
        };
        foreach (var (name, value) in otherwise)
            usual[name] = value;
        return who.SubmitAsync(page, $"form[action='{action}']", [.. usual.Select(u => (u.Key, u.Value))]);
    }

    internal async Task<Seen> PressAsync(Actor who, string notice, string act)
    {
        var visitor = Host.As(who);
        return await visitor.SubmitAsync(await visitor.GetAsync(notice), $"form[action='{notice}/{act}']");
    }

    /// <summary>What a page answers to one of the lines it lists.</summary>
    internal static string? Answer(Seen page, string question) =>
        page
            .Page.QuerySelectorAll("dt")
            .FirstOrDefault(dt => dt.TextContent.Trim() == question)
            ?.NextElementSibling?.TextContent.Trim();

    internal static Guid IdOf(string notice) => Guid.Parse(notice["/notices/".Length..]);

    internal Task<Guid> LatestAsync() =>
        Host.InScopeAsync(scope =>
            scope.GetRequiredService<NotifyDb>().Bulks.OrderByDescending(b => b.Id).Select(b => b.Id).FirstAsync()
        );

    internal Task<BulkNotice> BulkAsync(Guid id) =>
        Host.InScopeAsync(scope =>
            scope.GetRequiredService<NotifyDb>().Bulks.AsNoTracking().SingleAsync(b => b.Id == id)
        );

    internal Task UntilAsync(Guid id, BulkState state) =>
        CityHost.EventuallyAsync(
            async () =>
            {
                // Jobs sleep by the city's clock.
                Host.Clock.Advance(TimeSpan.FromSeconds(1));
                return (await BulkAsync(id)).State == state;
            },
            $"a notice that is {state}",
            60
        );

    internal Task<List<QueuedMessage>> MessagesAsync(Guid bulk) =>
        Host.InScopeAsync(scope =>
            scope.GetRequiredService<NotifyDb>().Messages.AsNoTracking().Where(m => m.BulkId == bulk).ToListAsync()
        );

    internal Task<bool> WishAsync(PersonId person, string columns, string values) =>
        Host.InTransactionAsync(async scope =>
        {
            await using var command = scope
                .GetRequiredService<CityTransaction>()
                .Command(
                    $"insert into notify_wishes (person_id, changed_at, {columns}) values (@person, @now, {values})"
                );
            command.With("@person", person.Value).With("@now", Host.Clock.GetUtcNow().UtcDateTime);
            return await command.ExecuteNonQueryAsync() == 1;
        });

    internal async Task<long> AuditAsync(string action, Guid bulk)
    {
        await using var connection = await Host.Services.GetRequiredService<CityDatabase>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from kit_audit_entries where action = @action and subject_id = @id";
        command.With("@action", action).With("@id", bulk.ToString());
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static Actor Officer(string name)
    {
        var id = PersonId.New();
        return new Actor
        {
            Person = id,
            For = id,
            DisplayName = name,
            Session = Guid.CreateVersion7(),
            Grants = [new Grant(NotifyModule.Bulk, OfficeId.New())],
        };
    }
}
