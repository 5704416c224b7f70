using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Modules;
using Shahr.Kit.Retention;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>A city of its own: what is over is over for everybody.</summary>
public sealed class RetentionSweepTests : IAsyncLifetime
{
    private const string Audited =
        "select count(*) from kit_audit_entries where action = 'kit.retention_swept' and payload like @v";

    private readonly IdentityCity _house = new();

    private DateTime Now => _house.City.Clock.GetUtcNow().UtcDateTime;

    public ValueTask InitializeAsync() => _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Each_class_goes_when_its_time_is_over_and_not_a_day_earlier_and_the_audit_counts_it()
    {
        var person = (await _house.FindAsync(await SomebodyAsync()) ?? default).Value;
        foreach (var kept in Swept())
        foreach (var days in new[] { kept.Days ?? 0, (kept.Days ?? 0) + 2 })
            await InsertAsync(kept.Code, person, Now.AddDays(-days));
        Assert.False(await StepAsync());
        foreach (var kept in Swept())
        {
            Assert.Equal((kept.Code, 1L), (kept.Code, await CountAsync(kept.Code, person)));
            Assert.Equal((kept.Code, 1L), (kept.Code, await AuditedAsync($"%\"{kept.Code}\":1%")));
        }

        // Nothing is left to say: no second row.
        await StepAsync();
        Assert.Equal(1, await AuditedAsync("%"));
    }

    [Fact]
    public async Task A_large_rest_goes_in_bounded_steps_and_rounds_at_once_count_nothing_twice()
    {
        var person = (await _house.FindAsync(await SomebodyAsync()) ?? default).Value;
        await _house.City.InTransactionAsync(async scope =>
        {
            for (var i = 0; i < RetentionSweep.Most + 20; i++)
                await InsertAsync("cases.drafts", person, Now.AddDays(-800), scope);
            return true;
        });
        var more = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(StepAsync)));
        Assert.Contains(true, more);
        while (await StepAsync())
            continue;
        Assert.Equal(0, await CountAsync("cases.drafts", person));
        Assert.Equal(1, await AuditedAsync($"%\"cases.drafts\":{RetentionSweep.Most}%"));
        Assert.Equal(1, await AuditedAsync("%\"cases.drafts\":20%"));
    }

    [Fact]
    public async Task Anybody_reads_what_is_kept_how_long_and_why()
    {
        var page = await _house.City.Visitor().GetAsync("/retention");
        foreach (var word in new[] { "۶ ماه پس از پایان", "۵ سال پس از نگاه", "سازمان اسناد ملی", "مهرشده" })
            Assert.Contains(word, page.Text, StringComparison.Ordinal);
        Assert.NotNull(
            (await _house.City.Visitor().GetAsync("/transparency")).Page.QuerySelector("a[href='/retention']")
        );
        var all = All();
        Assert.Equal(all.Count, all.Select(k => k.Code).Distinct().Count());
        Assert.Equal(all.Count, page.Page.QuerySelectorAll("main tbody tr").Length);
    }

    private async Task<Citizen> SomebodyAsync()
    {
        var who = Citizen.New();
        await _house.Seed.SignUpAsync(IdentityCity.Seeded(who));
        return who;
    }

    private List<KeptClass> All() =>
        [.. _house.City.Services.GetServices<IModule>().SelectMany(m => m.Kept), .. KeptByKit.All];

    private IEnumerable<KeptClass> Swept() => All().Where(k => k.Delete.Count > 0);

    private Task<bool> StepAsync() =>
        _house.City.InTransactionAsync(scope => scope.GetRequiredService<RetentionSweep>().StepAsync());

    private Task<long> AuditedAsync(string counts) => Database.CountAsync(_house.City, Audited, counts);

    // Whoever declares a new class says here how one row of it comes about.
    private static string SqlOf(string code) =>
        code switch
        {
            "identity.sessions" => """
                insert into identity_sessions (id, person_id, created_at, seen_at, ends_at, device, address_hash,
                  proof, secret_hash) values (@id, @person, @at, @at, @at, 'x', 'x', 'Code', 'x')
                """,
            "identity.looks" => "insert into identity_looks (id, at, reason, fields) values (@id, @at, 'x', 'x')",
            "identity.ended_grants" => """
                insert into identity_ended_grants (id, office_id, person_id, permission, granted_at, ended_at, how)
                select @id, id, @person, 'x', @at, @at, 'Review' from identity_offices where code = 'roads'
                """,
            "identity.absences" => """
                insert into identity_absences (id, person_id, begins_at, ends_at, said_by, said_at)
                values (@id, @person, @at, @at, @person, @at)
                """,
            "cases.drafts" => """
                insert into cases_drafts (id, owner, service_code, service_version, answers, started_at, changed_at)
                values (@id, @person, 'street-problem', 1, '{}', @at, @at)
                """,
            "treasury.drafts" => """
                insert into treasury_payments (id, number, kind, state, debit_account, debit_code, owner_id,
                  by_person_id, total_rial, made_at)
                values (@id, @key, 'Send', 'Draft', @id, 'Wallet', @person, @person, 1000, @at)
                """,
            "banking.mandates_not_given" => """
                insert into banking_mandates (id, number, payee_id, payee_name, by_person_id, payer_id, payer_name,
                  purpose, each_rial, month_rial, state, made_at)
                values (@id, @key, @id, 'x', @person, @person, 'x', 'x', 1000, 1000, 'Declined', @at)
                """,
            "banking.order_drafts" => """
                insert into banking_orders (id, number, owner_id, by_person_id, receiver_id, receiver_name, amount_rial,
                  rhythm, first_on, when_short, tells_before, state, made_at)
                values (@id, @key, @person, @person, @id, 'x', 1000, 'Once', '2026-01-01', 'Tell', false,
                  'Draft', @at)
                """,
            "banking.cheque_drafts" => """
                insert into banking_cheque_books (id, owner_id, by_person_id, leaves, state, asked_at, asks)
                values (@id, @person, @person, 1, 'Given', @at, 0);
                insert into banking_cheque_leaves (sayad_id, book_id) values (@key, @id);
                insert into banking_cheques (id, number, sayad_id, issuer_id, by_person_id, issuer_name, receiver_name,
                  amount_rial, reason, due_on, state, made_at, asks, issuer_died, holder_died)
                values (@id, @key, @key, @person, @person, 'x', 'x', 1000, 'x', '2026-01-01', 'Draft', @at, 0, false,
                  false)
                """,
            "treasury.withdrawal_drafts" => """
                insert into treasury_withdrawals (id, owner_id, amount_rial, sealed_sheba, state, made_at, asks)
                values (@id, @person, 1000, 'x', 'Made', @at, 0)
                """,
            "treasury.requests" => """
                insert into treasury_requests (id, number, batch_id, asker_id, by_person_id, payer_id, amount_rial,
                  state, made_at, until_at)
                values (@id, @key, @id, @person, @person, @person, 1000, 'Declined', @at, @at)
                """,
            "treasury.events" => """
                insert into treasury_events (account, position, part, code, amount_rial, at)
                values (@person, (select count(*) + 1 from treasury_events), @id, 'Send', 1000, @at)
                """,
            _ => """
                insert into notify_messages (id, message_key, channel, person_id, template, subject, state, next_at,
                  created_at) values (@id, @key, @channel, @person, 'x', 'x', @state, @at, @at)
                """,
        };

    private Task InsertAsync(string code, Guid person, DateTime at) =>
        _house.City.InTransactionAsync(async scope =>
        {
            await InsertAsync(code, person, at, scope);
            return true;
        });

    private static async Task InsertAsync(string code, Guid person, DateTime at, IServiceProvider scope)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(at, TimeSpan.Zero));
        var (channel, state) = code switch
        {
            "notify.sent" => ("Sms", "Sent"),
            "notify.stuck" => ("Sms", "Dead"),
            _ => ("Inbox", "Sent"),
        };
        await RunAsync(SqlOf(code));
        if (code == "identity.looks")
            await RunAsync("insert into identity_look_subjects (person_id, look_id) values (@person, @id)");

        async Task RunAsync(string sql)
        {
            await using var insert = scope.GetRequiredService<CityTransaction>().Command(sql);
            foreach (
                var (name, value) in new (string, object)[]
                {
                    ("@id", id),
                    ("@person", person),
                    ("@at", at),
                    ("@key", id.ToString()),
                    ("@channel", channel),
                    ("@state", state),
                }
            )
                if (sql.Contains(name, StringComparison.Ordinal))
                    insert.With(name, value);
            await insert.ExecuteNonQueryAsync();
        }
    }

    private Task<long> CountAsync(string code, Guid person)
    {
        var (table, whose) = code switch
        {
            "identity.sessions" => ("identity_sessions", "person_id = @v"),
            "identity.looks" => ("identity_look_subjects", "person_id = @v"),
            "identity.ended_grants" => ("identity_ended_grants", "person_id = @v"),
            "identity.absences" => ("identity_absences", "person_id = @v"),
            "cases.drafts" => ("cases_drafts", "owner = @v"),
            "treasury.drafts" => ("treasury_payments", "owner_id = @v"),
            "banking.mandates_not_given" => ("banking_mandates", "payer_id = @v"),
            "banking.order_drafts" => ("banking_orders", "owner_id = @v"),
            "banking.cheque_drafts" => ("banking_cheques", "issuer_id = @v"),
            "treasury.withdrawal_drafts" => ("treasury_withdrawals", "owner_id = @v"),
            "treasury.requests" => ("treasury_requests", "asker_id = @v"),
            "treasury.events" => ("treasury_events", "account = @v"),
            "notify.inbox" => ("notify_messages", "person_id = @v and channel = 'Inbox'"),
            "notify.sent" => ("notify_messages", "person_id = @v and channel = 'Sms' and state = 'Sent'"),
            _ => ("notify_messages", "person_id = @v and state = 'Dead'"),
        };
        return Database.CountAsync(_house.City, $"select count(*) from {table} where {whose}", person);
    }
}
