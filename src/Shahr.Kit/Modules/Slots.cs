namespace Shahr.Kit.Modules;

/// <summary>
/// Named places in pages that other modules fill: the owner of the page renders what is there without knowing whose it
/// is. A slot's component takes one parameter named <c>Context</c> of the slot's type.
/// </summary>
public sealed class Slots
{
    private readonly Dictionary<string, List<Type>> _byName = [];

    /// <summary>«کارهای من» on the home page; context: <see cref="Actor"/>.</summary>
    public const string HomeMyThings = "home.my_things";

    /// <summary>Alerts of the city on the home page; context: none.</summary>
    public const string HomeAlerts = "home.alerts";

    /// <summary>A person's page; context: <see cref="PersonId"/>.</summary>
    public const string PersonPage = "person.page";

    /// <summary>What may be done with money, on the wallet's page; context: none.</summary>
    public const string WalletActions = "wallet.actions";

    /// <summary>What telephones show besides messages, on <c>/dev/outbox</c> of the demo; context: none.</summary>
    public const string DevOutbox = "dev.outbox";

    /// <summary>Puts a Razor component into a slot.</summary>
    public Slots Add<TComponent>(string slot)
    {
        if (!_byName.TryGetValue(slot, out var parts))
            _byName[slot] = parts = [];
        parts.Add(typeof(TComponent));
        return this;
    }

    /// <summary>What stands in a slot, in module order.</summary>
    public IReadOnlyList<Type> In(string slot) => _byName.TryGetValue(slot, out var parts) ? parts : [];
}

/// <summary>One hit of the search box on the home page.</summary>
/// <param name="Title">What it is, in the reader's language.</param>
/// <param name="About">One line under it.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Kind">Group heading: services, my things, places.</param>
public sealed record SearchHit(string Title, string About, string Href, string Kind);

/// <summary>A module's answers to «چه کاری دارید؟».</summary>
public interface ISearchSource
{
    /// <summary>At most <paramref name="limit"/> hits, best first. The query is already cleaned.</summary>
    Task<IReadOnlyList<SearchHit>> SearchAsync(
        string query,
        Actor? actor,
        string language,
        int limit,
        CancellationToken ct
    );
}
