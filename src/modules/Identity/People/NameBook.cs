using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// Writes under what people are found, in the transaction that writes them: <see cref="IdentityDb"/> asks it whenever
/// it saves, so that nobody who makes or renames a person has to think of it.
/// </summary>
internal static class NameBook
{
    private const int Batch = 500;
    private const int RowsAtOnce = 500;

    /// <summary>What is to be written of one person.</summary>
    internal sealed record Entry(Guid Person, SortedSet<string> Words, IReadOnlyList<string> Gone);

    /// <summary>The people about to be saved whose name is new, changed, or not written yet.</summary>
    public static List<Entry> Changed(ChangeTracker tracker, DateTime now)
    {
        var changed = new List<Entry>();
        foreach (var entry in tracker.Entries<Person>())
        {
            var person = entry.Entity;
            if (entry.State is not (EntityState.Added or EntityState.Modified) || !IsNew(entry))
                continue;
            person.NamesAt = now;
            var words = NameKeys.WordsOf(person.GivenName, person.FamilyName);
            var gone = entry.State == EntityState.Added ? [] : NameKeys.Of(Before(entry)).Except(NameKeys.Of(words));
            changed.Add(new Entry(person.Id, words, [.. gone]));
        }

        return changed;
    }

    public static async Task WriteAsync(
        CityTransaction transaction,
        List<Entry> entries,
        DateTime now,
        CancellationToken ct
    )
    {
        foreach (var entry in entries)
        foreach (var gone in entry.Gone)
            await ForgetAsync(transaction, gone, entry.Person, ct);
        // In one order everywhere: two who bring the same new words wait for each other and never in a circle.
        var words = entries.SelectMany(e => e.Words).Distinct().Order(StringComparer.Ordinal);
        await InsertAsync(transaction, "identity_name_words (word, added_at)", words.Select(w => (w, (object)now)), ct);
        var keys = entries.SelectMany(e => NameKeys.Of(e.Words).Select(key => (key, (object)e.Person)));
        await InsertAsync(transaction, "identity_name_keys (name_key, person_id)", keys, ct);
    }

    /// <summary>Writes those who were in the city before it could find people by name.</summary>
    public static async Task<bool> FillAsync(IServiceProvider scope, CancellationToken ct)
    {
        var db = scope.GetRequiredService<IdentityDb>();
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var people = await db.Users.Where(p => p.NamesAt == null).OrderBy(p => p.Id).Take(Batch).ToListAsync(ct);
        foreach (var person in people)
            person.NamesAt = now;
        await db.SaveChangesAsync(ct);
        return people.Count == Batch;
    }

    private static bool IsNew(EntityEntry<Person> entry) =>
        entry.State == EntityState.Added
        || entry.Property(p => p.GivenName).IsModified
        || entry.Property(p => p.FamilyName).IsModified
        || entry.Property(p => p.NamesAt).IsModified;

    private static SortedSet<string> Before(EntityEntry<Person> entry) =>
        NameKeys.WordsOf(
            entry.Property(p => p.GivenName).OriginalValue,
            entry.Property(p => p.FamilyName).OriginalValue
        );

    private static async Task ForgetAsync(CityTransaction transaction, string key, Guid person, CancellationToken ct)
    {
        await using var delete = transaction.Command(
            "delete from identity_name_keys where name_key = @key and person_id = @person"
        );
        await delete.With("@key", key).With("@person", person).ExecuteNonQueryAsync(ct);
    }

    private static async Task InsertAsync(
        CityTransaction transaction,
        string table,
        IEnumerable<(string Key, object Value)> rows,
        CancellationToken ct
    )
    {
        foreach (var part in rows.Chunk(RowsAtOnce))
        {
            var sql = new StringBuilder($"insert into {table} values ");
            await using var insert = transaction.Command("");
            for (var i = 0; i < part.Length; i++)
            {
                sql.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}(@k{i}, @v{i})");
                insert.With($"@k{i}", part[i].Key).With($"@v{i}", part[i].Value);
            }

            insert.CommandText = sql.Append(" on conflict do nothing").ToString();
            await insert.ExecuteNonQueryAsync(ct);
        }
    }
}
