using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Files;
using Shahr.Kit.Values;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Cases.Tests;

/// <summary>
/// The city with the neighbours of this module replaced: people, offices, map and papers stand in memory, so that these
/// tests are about cases alone. The journeys test them together.
/// </summary>
public class CasesCity : IAsyncLifetime
{
    private CityHost? _host;

    internal CityHost City => _host ?? throw new InvalidOperationException("The city is not open yet.");
    internal FakePeople People { get; } = new();
    internal FakeLooks Looks { get; } = new();

    internal FakeWishes Wishes { get; } = new();
    internal FakeAbsences Absences { get; } = new();
    internal FakeKnown Known { get; } = new();
    internal FakePapers Papers { get; } = new();
    internal FakeMap Map { get; } = new();
    internal FakeNumbers Numbers { get; } = new();
    internal FakeNotify Notify { get; } = new();

    internal Definitions.ServiceShelf Shelf => City.Services.GetRequiredService<Definitions.ServiceShelf>();

    /// <summary>Tests come from one address and hurry.</summary>
    protected virtual int LimitFactor => 1000;

    public async ValueTask InitializeAsync()
    {
        _host = await CityHost.StartAsync(services =>
        {
            services.AddSingleton<IStartupFilter>(new ComesFrom());
            services.AddSingleton<IStartupFilter, SignedInByHeader>();
            services.AddSingleton<IPeople>(People);
            services.AddSingleton<IOffices, FakeOffices>();
            services.AddSingleton<IAccessLog>(Looks);
            services.AddSingleton<IAbsences>(Absences);
            services.AddSingleton<IContactWishes>(Wishes);
            services.AddSingleton<IKnown>(Known);
            services.AddSingleton<IDocuments>(Papers);
            services.AddSingleton<IMaps>(Map);
            services.AddSingleton<INotify>(Notify);
            services.AddSingleton<Requests.NextNumber>(Numbers.Next);
            services.TryAddSingleton<IFileStore, FakeFiles>();
            services.AddSingleton(new LimitSettings(LimitFactor));
        });
        City.Clock.Set(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero)); // Monday 09:30 in Tehran
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal Visitor As(Actor? actor, bool follow = true)
    {
        var visitor = City.Visitor(follow);
        if (actor is not null)
            visitor.Http.DefaultRequestHeaders.Add(SignedInByHeader.Header, SignedInByHeader.Open(actor));
        return visitor;
    }

    internal Visitor Maryam(bool follow = true) => As(Somebody.Maryam, follow);

    internal Visitor Davoud(bool follow = true) => As(Somebody.Davoud, follow);
}

/// <summary>The same city with the limits of a real one.</summary>
public sealed class StrictCity : CasesCity
{
    protected override int LimitFactor => 1;
}

/// <summary>The people of these tests.</summary>
internal static class Somebody
{
    public static readonly Actor Maryam = Person("مریم احمدی");
    public static readonly Actor Mina = Person("مینا پاکزاد");
    public static readonly Actor Zahra = Person("زهرا کریمی");
    public static readonly Actor Davoud = Officer("داوود رضایی", FakeOffices.Codes, "cases.work", "cases.decide");
    public static readonly Actor Shirin = Officer("شیرین مرادی", FakeOffices.Codes, "cases.work", "cases.decide");
    public static readonly Actor Nader = Officer("نادر صالحی", ["waste"], "cases.work", "cases.decide");
    public static readonly Actor Parvin = Officer("پروین نوری", ["waste"], "cases.see_all");

    public static readonly Actor Kaveh = Officer("کاوه نوری", ["mayor"], "cases.design");
    public static readonly Actor Simin = Officer("سیمین راد", ["mayor"], "cases.design");
    public static readonly Actor Head = Officer("رؤیا صدر", ["lighting"], "cases.lead");

    public static readonly IReadOnlyList<Actor> All =
    [
        Maryam,
        Mina,
        Zahra,
        Davoud,
        Shirin,
        Nader,
        Parvin,
        Kaveh,
        Simin,
        Head,
    ];

    /// <summary>A citizen whom no other test meets.</summary>
    public static Actor Anybody() => Person("شهروند");

    /// <summary>Somebody who acts for another, as a session would put it.</summary>
    public static Actor For(this Actor helper, Actor giver, IReadOnlyList<string> services, params string[] cases) =>
        helper with
        {
            For = giver.Person,
            Session = Guid.CreateVersion7(),
            Mandate = new Mandate(new Principal(giver.Person, giver.DisplayName), services, cases),
            Grants = [],
        };

    /// <summary>A member of an organisation, as a session would put it.</summary>
    public static Actor In(this Actor member, PersonId organisation, string[] acts, string[] sees) =>
        member with
        {
            For = organisation,
            Session = Guid.CreateVersion7(),
            Mandate = new Mandate(new Principal(organisation, "نانوایی برکت", PrincipalKind.Organisation), acts, [])
            {
                Seen = sees,
            },
            Grants = [],
        };

    /// <summary>The head of an office, who also works there.</summary>
    public static Actor HeadOf(string office) =>
        Officer("سرپرست", [office], "cases.work", "cases.decide", "cases.lead");

    /// <summary>An officer of one office whom no other test meets.</summary>
    public static Actor Of(string office) => Officer("کارشناس", [office], "cases.work", "cases.decide");

    private static Actor Person(string name)
    {
        var id = PersonId.New();
        return new Actor
        {
            Person = id,
            For = id,
            DisplayName = name,
            Session = Guid.CreateVersion7(),
        };
    }

    private static Actor Officer(string name, IEnumerable<string> offices, params string[] permissions) =>
        Person(name) with
        {
            Grants = [.. offices.SelectMany(o => permissions.Select(p => new Grant(p, FakeOffices.IdOf(o))))],
        };
}

/// <summary>Signs in whoever the header names; sign-in itself is Identity's to test.</summary>
internal sealed class SignedInByHeader : IStartupFilter
{
    public const string Header = "X-Test-Session";
    private static readonly ConcurrentDictionary<string, Actor> _sessions = new();

    /// <summary>Answers the value of <see cref="Header"/> under which the actor is known.</summary>
    public static string Open(Actor actor)
    {
        _sessions[actor.Session.ToString()] = actor;
        return actor.Session.ToString();
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (HttpContext context, RequestDelegate then) =>
                {
                    if (_sessions.TryGetValue(context.Request.Headers[Header].ToString(), out var actor))
                        context.Features.Set(actor);
                    return then(context);
                }
            );
            next(app);
        };
}
