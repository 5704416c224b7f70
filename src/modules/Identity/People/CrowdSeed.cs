using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// People in numbers that no sign-up page could take in, for benchmarks on PostgreSQL: each like one who is there, with
/// an id and an encrypted mobile of their own. They are not found by name.
/// </summary>
public sealed class CrowdSeed(IServiceScopeFactory scopes)
{
    private const int Batch = 10_000;

    /// <summary>So many people like this one.</summary>
    public async Task MoveInAsync(PersonId like, int people, CancellationToken ct = default)
    {
        for (var from = 0; from < people; from += Batch)
        {
            await using var scope = scopes.CreateAsyncScope();
            var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
            await transaction.BeginAsync(ct);
            var sealing = scope.ServiceProvider.GetRequiredService<PersonalData>();
            var index = scope.ServiceProvider.GetRequiredService<LookUpIndex>().CurrentPrefix();
            var numbers = Enumerable.Range(from, Math.Min(Batch, people - from));
            var ids = numbers.Select(_ => Guid.CreateVersion7()).Order().ToArray();
            var mobiles = ids.Select((id, i) => sealing.Seal(MobileOf(from + i), id, SealedFields.Mobile)).ToArray();
            await using var insert = transaction.Command(
                Insert(scope.ServiceProvider.GetRequiredService<IdentityDb>())
            );
            insert.With("@ids", ids).With("@mobiles", mobiles).With("@like", like.Value).With("@index", index);
            await insert.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }
    }

    private static string MobileOf(int number) =>
        "+98" + (9_000_000_000 + number).ToString(CultureInfo.InvariantCulture);

    private static string Insert(IdentityDb db)
    {
        var columns =
            db.Model.FindEntityType(typeof(Person))?.GetProperties().Select(p => p.GetColumnName()).ToList() ?? [];
        var values = columns.Select(c =>
            c switch
            {
                "id" or "mobile" => "c." + c,
                "national_code_index" => "@index || c.id",
                "user_name" or "normalized_user_name" => "c.id::text",
                "check_at" => "null",
                _ => "p." + c,
            }
        );
        return $"insert into identity_people ({string.Join(',', columns)}) select {string.Join(',', values)} "
            + "from unnest(@ids, @mobiles) as c (id, mobile), identity_people p where p.id = @like";
    }
}
