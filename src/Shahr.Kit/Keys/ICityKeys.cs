namespace Shahr.Kit.Keys;

/// <summary>One secret of the city.</summary>
/// <param name="Id">Short name written beside whatever the key made, so that it can be read later.</param>
/// <param name="From">From when it is the current one, UTC.</param>
/// <param name="Secret">32 random bytes.</param>
public sealed record CityKey(string Id, DateTime From, byte[] Secret);

/// <summary>
/// Secrets of the city, one ring for each purpose. They live outside the database and its backup: who steals those
/// alone reads nothing. Rings are made on first use.
/// </summary>
public interface ICityKeys
{
    /// <summary>The key that new things are made with.</summary>
    /// <param name="purpose">Lower-case word, <c>personal-data</c>; also the name of its file.</param>
    CityKey Current(string purpose);

    /// <summary>An older or the current key by its id; null when it was retired or another city made it.</summary>
    CityKey? Find(string purpose, string id);

    /// <summary>All keys of a ring, the newest first, also one that is not current yet.</summary>
    IReadOnlyList<CityKey> All(string purpose);

    /// <summary>
    /// Adds a key that becomes the current one after <paramref name="after"/>. Other processes of the city read the
    /// folder every few seconds: with half a minute or more, all of them know the key before the first one uses it.
    /// </summary>
    CityKey Rotate(string purpose, TimeSpan after);

    /// <summary>Removes a key that nothing was made with any more. The current one cannot be removed.</summary>
    /// <exception cref="InvalidOperationException">It is the current key.</exception>
    void Retire(string purpose, string id);

    /// <summary>
    /// A folder beside the rings for keys of another shape (the city's certificate root); only its owner may open it.
    /// </summary>
    string Folder(string name);
}
