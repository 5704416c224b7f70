using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>All that one giver lets one helper do, of several delegations together.</summary>
internal sealed class GivenRights
{
    private readonly List<string> _services = [];
    private readonly List<string> _seen = [];
    private readonly List<string> _cases = [];
    private readonly Dictionary<string, Rial> _limits = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unlimited = new(StringComparer.Ordinal);

    public void Add(IReadOnlyList<string> services, string? caseNumber, bool seesOnly, Rial? upTo)
    {
        (seesOnly ? _seen : _services).AddRange(services);
        if (caseNumber is not null)
            _cases.Add(caseNumber);
        if (seesOnly)
            return;
        foreach (var thing in caseNumber is null ? services : [.. services, caseNumber])
        {
            if (upTo is not { } most)
                _unlimited.Add(thing);
            else if (!_limits.TryGetValue(thing, out var before) || before < most)
                _limits[thing] = most;
        }
    }

    public Mandate For(Principal principal) =>
        new(principal, _services, _cases)
        {
            Seen = _seen,
            Limits = _limits.Where(l => !_unlimited.Contains(l.Key)).ToDictionary(),
        };
}
