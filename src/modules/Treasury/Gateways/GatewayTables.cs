using Microsoft.EntityFrameworkCore;

namespace Shahr.Treasury;

/// <summary>The tables of bringing money in.</summary>
internal static class GatewayTables
{
    public static void AddTo(ModelBuilder model)
    {
        model.Entity<GatewayTry>(one =>
        {
            one.ToTable("treasury_gateway_tries");
            one.HasKey(t => t.Id);
            one.Ignore(t => t.Order);
        });
        model.Entity<MoneyDifference>(difference =>
        {
            difference.ToTable("treasury_differences");
            difference.HasKey(d => d.Id);
        });
        model.Entity<GatewayDay>(day =>
        {
            day.ToTable("treasury_gateway_days");
            day.HasKey(d => new { d.Gateway, d.Day });
        });
    }
}
