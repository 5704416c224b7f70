using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Modules;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Identity.Tests;

/// <summary>A text message as the operator would have it.</summary>
internal sealed record Sms(string Key, string Mobile, string Template, string? Code);

/// <summary>The telephones of the city: a message is there once the transaction that sent it is durable.</summary>
internal sealed class Telephones
{
    public ConcurrentQueue<Sms> Sent { get; } = new();

    /// <summary>Messages to people of the city, by template.</summary>
    public ConcurrentQueue<Message> Letters { get; } = new();

    /// <summary>What a person was told by this template, the oldest first.</summary>
    public List<Message> ToldOf(PersonId? person, string template) =>
        [.. Letters.Where(l => l.To == person && l.Template == template)];

    /// <summary>Waits for the nth message to a number.</summary>
    public async Task<Sms> ReadAsync(string mobile, int nth = 1)
    {
        await CityHost.EventuallyAsync(
            () => Task.FromResult(To(mobile).Count >= nth),
            $"message {nth} to a telephone",
            60
        );
        return To(mobile)[nth - 1];
    }

    public List<Sms> To(string mobile) => [.. Sent.Where(s => s.Mobile == mobile)];
}

/// <summary>The operator of one request.</summary>
internal sealed class Operator(Telephones telephones, CityTransaction transaction) : INotify, ICommitPart
{
    private readonly List<Sms> _waiting = [];
    private readonly List<Message> _letters = [];

    public Task SendAsync(Message message, CancellationToken ct = default)
    {
        _letters.Add(message);
        transaction.Join(this);
        return Task.CompletedTask;
    }

    public Task SendCodeAsync(
        string key,
        string mobile,
        string template,
        IReadOnlyDictionary<string, string> values,
        CancellationToken ct = default
    )
    {
        _waiting.Add(new Sms(key, mobile, template, values.GetValueOrDefault("code")));
        transaction.Join(this);
        return Task.CompletedTask;
    }

    // Telephones and mailboxes are told apart by their addresses.
    public Task MailAsync(
        string key,
        string address,
        string template,
        IReadOnlyDictionary<string, string> values,
        CancellationToken ct = default
    ) => SendCodeAsync(key, address, template, values, ct);

    void ICommitPart.Committed()
    {
        foreach (var sms in _waiting)
            telephones.Sent.Enqueue(sms);
        _waiting.Clear();
        foreach (var letter in _letters)
            telephones.Letters.Enqueue(letter);
        _letters.Clear();
    }
}

/// <summary>Somebody with a national code and a telephone of their own.</summary>
internal sealed record Citizen(string NationalCode, string Mobile, string Given, string Family)
{
    private static int _count = 100_000;

    public string TypedMobile => "0" + Mobile[3..];

    public static Citizen New(string given = "مریم", string family = "احمدی")
    {
        var number = Interlocked.Increment(ref _count);
        var nine = $"037{number:D6}";
        var rest = nine.Select((c, i) => (c - '0') * (10 - i)).Sum() % 11;
        return new Citizen(nine + (rest < 2 ? rest : 11 - rest), $"+98912{number + 1_000_000:D7}", given, family);
    }
}

/// <summary>The city with telephones that can be read, and steps that many tests take.</summary>
public class IdentityCity : IAsyncLifetime
{
    private CityHost? _city;

    internal CityHost City => _city ?? throw new InvalidOperationException("The city is not open yet.");

    internal Telephones Telephones { get; } = new();

    internal IdentitySeed Seed => City.Services.GetRequiredService<IdentitySeed>();

    public virtual async ValueTask InitializeAsync()
    {
        _city = await CityHost.StartAsync(services =>
        {
            services.Replace(
                ServiceDescriptor.Scoped<INotify>(scope => new Operator(
                    Telephones,
                    scope.GetRequiredService<CityTransaction>()
                ))
            );
            services.AddSingleton<IModule>(new CheckedRoom());
            services.AddSingleton<IStartupFilter>(new ComesFrom());
            services.Replace(ServiceDescriptor.Singleton<IMaps>(new OneStreetMap()));
            services.Replace(ServiceDescriptor.Singleton(new RegistryPatience(TimeSpan.FromMilliseconds(300))));
            // All visitors come from one address here; the address limit has a test of its own.
            services.Replace(ServiceDescriptor.Singleton(new LimitSettings(1000)));
            Change(services);
        });
        await Seed.MakeOfficesAsync(IdentitySeed.UsualOffices);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_city is not null)
            await _city.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What else of the outside is there.</summary>
    private protected virtual void Change(IServiceCollection services) { }

    /// <summary>Signs up through the pages and answers the signed-in visitor.</summary>
    internal async Task<Visitor> SignUpAsync(Citizen who, Visitor? at = null)
    {
        var visitor = at ?? City.Visitor();
        var sent = Telephones.To(who.Mobile).Count;
        var code = await AskSignUpAsync(visitor, who);
        await visitor.SubmitAsync(code, Forms.Code, ("Code", (await Telephones.ReadAsync(who.Mobile, sent + 1)).Code));
        return visitor;
    }

    /// <summary>Up to the page that asks for the code.</summary>
    internal static async Task<Seen> AskSignUpAsync(Visitor visitor, Citizen who, string next = "")
    {
        var page = await visitor.GetAsync("/sign-up" + next);
        page = await visitor.SubmitAsync(page, Forms.SignUp, ("NationalCode", who.NationalCode));
        page = await visitor.SubmitAsync(page, Forms.Mobile, ("Mobile", who.TypedMobile));
        return await visitor.SubmitAsync(page, Forms.Name, ("GivenName", who.Given), ("FamilyName", who.Family));
    }

    internal static async Task<Seen> AskSignInAsync(Visitor visitor, string nationalCode, string next = "")
    {
        var page = await visitor.GetAsync("/sign-in" + next);
        return await visitor.SubmitAsync(page, Forms.SignIn, ("NationalCode", nationalCode));
    }

    internal async Task<(Visitor Visitor, PersonId Person, Citizen Citizen)> OfficerAsync(
        string office,
        string permission,
        string given = "داوود",
        string family = "رضایی"
    )
    {
        var who = Citizen.New(given, family);
        var person = await Seed.SignUpAsync(new NewPerson(who.NationalCode, who.Mobile, given, family));
        await Seed.GrantAsync(person, office, [permission], "حکم آزمون");
        await Seed.AddAuthenticatorAsync(person);
        return (await SignInAsync(who), person, who);
    }

    internal async Task<Visitor> SignInAsync(Citizen who, Visitor? at = null)
    {
        var visitor = at ?? City.Visitor();
        var sent = Telephones.To(who.Mobile).Count;
        var page = await AskSignInAsync(visitor, who.NationalCode);
        page = await visitor.SubmitAsync(
            page,
            Forms.Code,
            ("Code", (await Telephones.ReadAsync(who.Mobile, sent + 1)).Code)
        );
        // Whoever has an authenticator reads it; its next code comes with the next half minute.
        if (page.Address == "/sign-in/second")
        {
            await visitor.SubmitAsync(page, Forms.Second, ("Code", await CodeOfAsync(who)));
            City.Clock.Advance(TimeSpan.FromSeconds(Totp.StepSeconds));
        }

        return visitor;
    }

    /// <summary>Answers the page that asks again with the code that came by message.</summary>
    internal async Task<Seen> ProveByMessageAsync(Visitor visitor, Seen asked, Citizen who)
    {
        await CityHost.EventuallyAsync(
            () => Task.FromResult(Telephones.To(who.Mobile) is [.., { Template: "proof_code" }]),
            "a code to prove with",
            60
        );
        return await visitor.SubmitAsync(asked, Forms.Proof, ("ProofCode", Telephones.To(who.Mobile)[^1].Code));
    }

    /// <summary>What the person's authenticator shows.</summary>
    internal async Task<string> CodeOfAsync(Citizen who)
    {
        var person = await FindAsync(who) ?? throw new InvalidOperationException("Nobody.");
        return await City.InScopeAsync(async scope =>
        {
            var desk = scope.GetRequiredService<AuthenticatorDesk>();
            var there = await desk.FindAsync(person, CancellationToken.None);
            var step = Totp.StepAt(City.Clock.GetUtcNow().UtcDateTime);
            return there is null
                ? throw new InvalidOperationException("No authenticator.")
                : Totp.CodeAt(desk.SecretOf(there), step);
        });
    }

    /// <summary>Through the code by message, up to the page that asks for the authenticator's.</summary>
    internal async Task<Seen> ToSecondAsync(Visitor visitor, Citizen who, string next = "")
    {
        var sent = Telephones.To(who.Mobile).Count;
        await AskSignInAsync(visitor, who.NationalCode, next);
        var sms = await Telephones.ReadAsync(who.Mobile, sent + 1);
        await visitor.SubmitAsync(await visitor.GetAsync("/sign-in/code"), Forms.Code, ("Code", sms.Code));
        return await visitor.GetAsync("/sign-in/second");
    }

    internal static NewPerson Seeded(Citizen who) => new(who.NationalCode, who.Mobile, who.Given, who.Family);

    /// <summary>Asks other modules' questions in a person's name.</summary>
    internal Task<T> AsAsync<T>(PersonId person, Func<IServiceProvider, Task<T>> work) =>
        City.InScopeAsync(scope =>
        {
            scope.GetRequiredService<CurrentRequest>().Actor = new Actor
            {
                Person = person,
                For = person,
                DisplayName = "",
                Session = Guid.Empty,
            };
            return work(scope);
        });

    internal Task<PersonId?> FindAsync(Citizen who) =>
        Seed.FindAsync(Shahr.Kit.Values.NationalCode.Parse(who.NationalCode));
}

/// <summary>Forms of the pages.</summary>
internal static class Forms
{
    public const string SignIn = "form[action='/sign-in']";
    public const string SignUp = "form[action='/sign-up']";
    public const string Mobile = "form[action='/sign-up/mobile']";
    public const string Name = "form[action='/sign-up/name']";
    public const string Code = "form[action='/sign-in/code']";
    public const string Resend = "form[action='/sign-in/code/resending']";
    public const string Proof = "form:has([name='ProofCode'])";
    public const string Second = "form[action='/sign-in/second']";
    public const string Authenticator = "form[action='/me/authenticator']";
    public const string SignOut = "form[action='/sign-out']";
    public const string Passkey = "form[action='/sign-in/passkey']";
    public const string AddPasskey = "form[action='/me/passkeys']";
}
