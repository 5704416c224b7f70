using System.Globalization;
using System.Text;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// Writes looks. Inside a changing request the row joins its transaction; while a page is only read it gets a
/// transaction of its own, committed before this returns and so before any byte of the page leaves.
/// </summary>
internal sealed class AccessLog(CityTransaction transaction, CurrentRequest request, TimeProvider clock) : IAccessLog
{
    private const int MostPeople = 1000;

    public async Task LookedAtAsync(
        IReadOnlyCollection<PersonId> people,
        string reason,
        IReadOnlyList<string> fields,
        CancellationToken ct = default
    )
    {
        var viewer = request.Actor?.Person;
        var others = people.Where(p => p != viewer && p != PersonId.City).Distinct().ToList();
        if (others.Count == 0)
            return;
        if (others.Count > MostPeople)
            throw new ArgumentException("A list shown at once is never that long.", nameof(people));
        if (transaction.Current is not null)
        {
            await WriteAsync(transaction, viewer, others, reason, fields, ct);
            return;
        }

        await using var own = new CityTransaction(transaction.Database);
        await own.BeginAsync(ct);
        await WriteAsync(own, viewer, others, reason, fields, ct);
        await own.CommitAsync(ct);
    }

    private async Task WriteAsync(
        CityTransaction tx,
        PersonId? viewer,
        List<PersonId> people,
        string reason,
        IReadOnlyList<string> fields,
        CancellationToken ct
    )
    {
        var look = Guid.CreateVersion7();
        await using var row = tx.Command(
            "insert into identity_looks (id, at, viewer, reason, fields) values (@id, @at, @viewer, @reason, @fields)"
        );
        row.With("@id", look)
            .With("@at", clock.GetUtcNow().UtcDateTime)
            .With("@viewer", viewer?.Value)
            .With("@reason", reason)
            .With("@fields", string.Join(',', fields));
        await row.ExecuteNonQueryAsync(ct);

        var sql = new StringBuilder("insert into identity_look_subjects (person_id, look_id) values ");
        await using var subjects = tx.Command("");
        subjects.With("@look", look);
        for (var i = 0; i < people.Count; i++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}(@p{i}, @look)");
            subjects.With($"@p{i}", people[i].Value);
        }

        subjects.CommandText = sql.ToString();
        await subjects.ExecuteNonQueryAsync(ct);
    }
}
