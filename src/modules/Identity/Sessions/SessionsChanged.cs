using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// Forgets cached sessions of people whose sessions or permissions changed, once the change is durable.
/// </summary>
internal sealed class SessionsChanged(CityTransaction transaction, SessionCache cache) : ICommitPart
{
    private readonly HashSet<PersonId> _people = [];

    public void Of(PersonId person)
    {
        _people.Add(person);
        transaction.Join(this);
    }

    void ICommitPart.Committed()
    {
        foreach (var person in _people)
            cache.Forget(person);
        _people.Clear();
    }
}
