using Shahr.Cases.Definitions;
using Shahr.Kit.Data;

namespace Shahr.Cases.Designer;

/// <summary>
/// What this request does to the shelf of its own process once it is durable, so that the next page already shows it;
/// other processes hear of it through <see cref="RefreshShelf"/>.
/// </summary>
internal sealed class NewOnShelf(CityTransaction transaction, ServiceShelf shelf) : ICommitPart
{
    private readonly List<Action<ServiceShelf>> _changes = [];

    /// <summary>Done after the commit.</summary>
    public void After(Action<ServiceShelf> change)
    {
        _changes.Add(change);
        transaction.Join(this);
    }

    void ICommitPart.Committed()
    {
        foreach (var change in _changes)
            change(shelf);
        _changes.Clear();
    }
}
