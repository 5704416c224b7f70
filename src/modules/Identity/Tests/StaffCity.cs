using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>The directory of this moment: the real one, or one that a test puts in its place.</summary>
internal sealed class AnyDirectory(IStaffDirectory first) : IStaffDirectory
{
    public IStaffDirectory Now { get; set; } = first;

    public Task<Result<StaffEntry>> FindAsync(string name, CancellationToken ct) => Now.FindAsync(name, ct);

    public Task<Problem?> ProveAsync(StaffEntry entry, string password, CancellationToken ct) =>
        Now.ProveAsync(entry, password, ct);
}

/// <summary>A city whose staff stand in a real directory. Each name is for one test: tries are counted by it.</summary>
public sealed class StaffCity : IdentityCity
{
    internal const string Form = "form[action='/sign-in/staff']";

    private readonly Dictionary<string, Citizen> _people = [];
    private AnyDirectory? _directory;

    internal StaffServer Server { get; } = new();

    internal AnyDirectory Directory => _directory ?? throw new InvalidOperationException("Not open yet.");

    /// <summary>Who a name of the directory is.</summary>
    internal Citizen this[string name] => _people[name];

    public override async ValueTask InitializeAsync()
    {
        if (!StaffServer.IsHere)
            return;
        foreach (
            var name in (string[])["maryam", "davoud", "sara", "reza", "wait", "lock", "lockbycode", "trace", "closed"]
        )
            Server.Add(name, (_people[name] = Citizen.New()).NationalCode);
        Server.Add("leaver", (_people["leaver"] = Citizen.New()).NationalCode, control: 0x10202);
        await Server.StartAsync();
        await base.InitializeAsync();
        foreach (var name in _people.Keys.Except(["sara"]))
        {
            var person = await Seed.SignUpAsync(Seeded(_people[name]));
            if (name != "reza")
                await Seed.GrantAsync(person, "lighting", [IdentityModule.ManageOffices], "حکم آزمون");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Server.Dispose();
    }

    private protected override void Change(IServiceCollection services)
    {
        services.RemoveAll<StaffDoor>();
        DirectoryServices.Add(services, Server.Settings(DirectorySecurity.StartTls));
        services.RemoveAll<IStaffDirectory>();
        _directory = new AnyDirectory(At(Server.Settings(DirectorySecurity.StartTls)));
        services.AddSingleton<IStaffDirectory>(_directory);
    }

    internal static LdapDirectory At(DirectorySettings settings) => new(settings, NullLogger<LdapDirectory>.Instance);

    /// <summary>Tries at a browser with an address of its own.</summary>
    internal static async Task<Seen> TryAsync(Visitor who, string? name, string? password, string next = "")
    {
        ComesFrom.OwnAddress(who);
        return await who.SubmitAsync(
            await who.GetAsync("/sign-in/staff" + next),
            Form,
            ("Name", name),
            ("Password", password)
        );
    }
}
