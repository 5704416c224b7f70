using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;

namespace Shahr.Cases.Tests;

/// <summary>Looks into the tables that other rooms keep: audit and outbox.</summary>
internal static class Rows
{
    public static Task<long> CountAsync(CasesCity city, string sql, string value) =>
        city.City.InScopeAsync(async scope =>
        {
            await using var connection = await scope.GetRequiredService<CityDatabase>().OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.With("@value", value);
            return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        });

    public static Task<long> AuditAsync(CasesCity city, string action, string number) =>
        CountAsync(
            city,
            $"select count(*) from kit_audit_entries where action = '{action}' and subject_id = @value",
            number
        );

    public static Task<long> EventsAsync(CasesCity city, string type, string number) =>
        CountAsync(
            city,
            $"select count(*) from kit_outbox_events where type = '{type}' and body like '%' || @value || '%'",
            number
        );
}
