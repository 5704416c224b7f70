using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Kit.Tests.Data;

public sealed class NewRowsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_row_is_what_the_context_would_have_written()
    {
        await MakeTableAsync();
        var full = new Lamp
        {
            Id = Guid.CreateVersion7(),
            Order = "چراغ ۱",
            Glow = Glow.Warm,
            Cost = new Rial(25_000_000),
            Keeper = PersonId.New(),
            LitAt = new DateTime(2026, 3, 21, 0, 30, 0, DateTimeKind.Utc),
        };
        var bare = new Lamp { Id = Guid.CreateVersion7(), Order = "'; drop table kit_test_lamps; --" };

        await using (var tx = new CityTransaction(database.City))
        await using (var db = new LampDb(tx))
        {
            await tx.BeginAsync(Ct);
            var rows = new NewRows(tx);
            rows.Add(db, full);
            rows.Add(db, bare);
            db.Lamps.Add(new Lamp { Id = Guid.CreateVersion7(), Order = "by the context" });
            Assert.Equal(0, await db.Lamps.CountAsync(Ct));
            await tx.CommitAsync(Ct);
        }

        await using var reading = new CityTransaction(database.City);
        await using var again = new LampDb(reading);
        Assert.Equal(full, await again.Lamps.AsNoTracking().SingleAsync(l => l.Keeper == full.Keeper, Ct));
        Assert.Equal(bare, await again.Lamps.AsNoTracking().SingleAsync(l => l.Id == bare.Id, Ct));
        Assert.Equal(3, await again.Lamps.CountAsync(Ct));
    }

    [Fact]
    public async Task What_was_gathered_for_a_commit_that_never_came_is_nowhere()
    {
        await MakeTableAsync();
        var id = Guid.CreateVersion7();
        await using (var tx = new CityTransaction(database.City))
        await using (var db = new LampDb(tx))
        {
            await tx.BeginAsync(Ct);
            new NewRows(tx).Add(db, new Lamp { Id = id, Order = "lost" });
            await tx.RollbackAsync();
        }

        await using var reading = new CityTransaction(database.City);
        await using var again = new LampDb(reading);
        Assert.False(await again.Lamps.AnyAsync(l => l.Id == id, Ct));
    }

    [Fact]
    public async Task A_row_without_a_table_is_refused_when_it_is_added()
    {
        await using var tx = new CityTransaction(database.City);
        await using var db = new LampDb(tx);
        Assert.Throws<InvalidOperationException>(() => new NewRows(tx).Add(db, "no entity"));
    }

    private async Task MakeTableAsync()
    {
        await using var tx = new CityTransaction(database.City);
        await tx.BeginAsync(Ct);
        await using var make = tx.Command(
            """
            create table if not exists kit_test_lamps (id uuid primary key, "order" text not null, glow text not null,
              cost bigint not null, keeper uuid null, lit_at timestamp with time zone null)
            """
        );
        await make.ExecuteNonQueryAsync(Ct);
        await tx.CommitAsync(Ct);
    }

    private enum Glow
    {
        Cold,
        Warm,
    }

    private sealed record Lamp
    {
        public required Guid Id { get; init; }

        /// <summary>A name that SQL keeps for itself.</summary>
        public required string Order { get; init; }
        public Glow Glow { get; init; }
        public Rial Cost { get; init; }
        public PersonId? Keeper { get; init; }
        public DateTime? LitAt { get; init; }
    }

    private sealed class LampDb(CityTransaction transaction) : CityDb(transaction)
    {
        public DbSet<Lamp> Lamps => Set<Lamp>();

        protected override void Map(ModelBuilder model) =>
            model.Entity<Lamp>().ToTable("kit_test_lamps").HasKey(l => l.Id);
    }
}
