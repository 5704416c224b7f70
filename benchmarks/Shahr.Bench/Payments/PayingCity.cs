using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shahr.Identity;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Treasury;
using Shahr.Web.Host;

namespace Shahr.Bench;

/// <summary>Somebody with money, a token to send it, and whom they pay.</summary>
internal sealed record Payer(Guid Id, string Code, string FoundBy, Guid Token, byte[] Secret)
{
    /// <summary>As Partners shows it once.</summary>
    public string Bearer => "shahr_" + Base64Url.EncodeToString([.. Token.ToByteArray(), .. Secret]);
}

/// <summary>
/// A city on PostgreSQL with many wallets, each with a token and money, and each having paid its neighbour and one
/// organisation before: a first payment would be held for half an hour.
/// </summary>
internal sealed class PayingCity(Arranged city, IReadOnlyList<Payer> payers, string organisation)
{
    public const int Wallets = 20_000;
    private const int Each = 10_000_000;
    private const int AtOnce = 256;

    public Arranged City => city;

    public IReadOnlyList<Payer> Payers => payers;

    /// <summary>The number of the organisation that everybody pays.</summary>
    public string Organisation => organisation;

    public static async Task<PayingCity> MakeAsync(Room room)
    {
        var city = await Arranged.MakeAsync(room, "payments");
        await using var app = CityApp.Build(
            new CityOptions { Data = city.Data, Database = city.Database },
            [],
            b => b.Logging.SetMinimumLevel(LogLevel.Warning)
        );
        Report.Say($"{Wallets} people with wallets move in");
        var crowd = app.Services.GetRequiredService<CrowdSearch>();
        var payers = Codes(Wallets).Select(code => Payer(code, crowd)).ToList();
        var (organisation, id) = (Company(), Guid.CreateVersion7());
        await using var source = NpgsqlDataSource.Create(city.Database);
        await MoveInAsync(source, payers);
        await FoundAsync(source, id, organisation, city.Maryam.Value);
        await PaidBeforeAsync(source, payers, _ => id);
        await PaidBeforeAsync(source, payers, i => payers[(i + 1) % payers.Count].Id);
        await using (var all = source.CreateCommand("vacuum analyze"))
            await all.ExecuteNonQueryAsync();
        await GiveAsync(app.Services.GetRequiredService<TreasurySeed>(), payers);
        return new PayingCity(city, payers, organisation);
    }

    /// <summary>
    /// Thirty questions for names a day are enough for a person and not for a bench; the rule stays at work.
    /// </summary>
    public async Task NextDayAsync()
    {
        await using var source = NpgsqlDataSource.Create(city.Database);
        await using var forget = source.CreateCommand("delete from identity_limits");
        await forget.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until money moves in the started city and every line of before is followed.</summary>
    public async Task OpensAsync(Uri home)
    {
        using var program = new HttpClient();
        program.DefaultRequestHeaders.Authorization = new("Bearer", payers[0].Bearer);
        while ((await program.GetAsync(new Uri(home, "/api/v1/accounts/mine"))).StatusCode != HttpStatusCode.OK)
            await Task.Delay(200);
        var (position, quiet) = (-1L, 0);
        while (quiet < 10)
        {
            await Task.Delay(200);
            var now = await city.CountAsync("select position from treasury_followed");
            quiet = now > 0 && now == position ? quiet + 1 : 0;
            position = now;
        }
    }

    /// <summary>Payments that are done, the rows say.</summary>
    public Task<long> PaidAsync() => city.CountAsync("select count(*) from treasury_payments where state = 'Done'");

    /// <summary>Seconds until the rows of the last payment say how it ended.</summary>
    public async Task<double> BehindAsync()
    {
        var since = Stopwatch.GetTimestamp();
        while (await city.CountAsync("select count(*) from treasury_payments where state = 'Asked'") > 0)
            await Task.Delay(20);
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static Payer Payer(NationalCode code, CrowdSearch crowd) =>
        new(
            Guid.CreateVersion7(),
            code.Value,
            crowd.FoundBy(code),
            Guid.CreateVersion7(),
            RandomNumberGenerator.GetBytes(32)
        );

    private static async Task GiveAsync(TreasurySeed seed, List<Payer> payers)
    {
        // The first opens the ledger.
        await GiveAsync(payers[0]);
        foreach (var some in payers.Skip(1).Chunk(AtOnce))
            await Task.WhenAll(some.Select(GiveAsync));

        Task GiveAsync(Payer payer) => seed.GiveAsync(new PersonId(payer.Id), new Rial(Each), Guid.CreateVersion7());
    }

    private static IEnumerable<NationalCode> Codes(int count)
    {
        for (var i = 100_000_001; count > 0; i += 37)
            foreach (var last in "0123456789")
                if (NationalCode.TryParse(i.ToString(CultureInfo.InvariantCulture) + last, out var code))
                {
                    count--;
                    yield return code;
                    break;
                }
    }

    private static string Company() =>
        Enumerable.Range(0, 10).Select(i => $"1010012345{i}").First(t => LegalEntityCode.TryParse(t, out _));

    private static async Task MoveInAsync(NpgsqlDataSource source, List<Payer> payers)
    {
        await using var people = source.CreateCommand(
            """
            insert into identity_people (id, given_name, family_name, language, national_code, national_code_index,
              joined_at, user_name, normalized_user_name, concurrency_stamp, email_confirmed, phone_number_confirmed,
              two_factor_enabled, lockout_enabled, access_failed_count, assurance, names_at)
            select id, 'مریم', 'احمدی', 'fa', (select min(national_code) from identity_people), found,
              now(), id::text, id::text, 'x', false, false,
              false, false, 0, 'Checked', now()
            from unnest(@ids, @found) as t (id, found)
            """
        );
        people.Parameters.AddWithValue("ids", payers.Select(p => p.Id).ToArray());
        people.Parameters.AddWithValue("found", payers.Select(p => p.FoundBy).ToArray());
        await people.ExecuteNonQueryAsync();
        await using var tokens = source.CreateCommand(
            """
            insert into partners_api_tokens (id, person_id, place, name, scopes, secret_hash, created_at, ends_at,
              seen_at)
            select id, person, 1, 'bench', 'money.read money.send', hash, now(), now() + interval '30 days', now()
            from unnest(@ids, @people, @hashes) as t (id, person, hash)
            """
        );
        tokens.Parameters.AddWithValue("ids", payers.Select(p => p.Token).ToArray());
        tokens.Parameters.AddWithValue("people", payers.Select(p => p.Id).ToArray());
        tokens.Parameters.AddWithValue(
            "hashes",
            payers.Select(p => Convert.ToHexStringLower(SHA256.HashData(p.Secret))).ToArray()
        );
        await tokens.ExecuteNonQueryAsync();
    }

    private static async Task FoundAsync(NpgsqlDataSource source, Guid id, string code, Guid founder)
    {
        await using var found = source.CreateCommand(
            """
            insert into identity_organisations (id, code, kind, name, founder, state, claimed_at, check_times)
            values (@id, @code, 'Company', 'آبفای شهر', @founder, 'Confirmed', now(), 0)
            """
        );
        found.Parameters.AddWithValue("id", id);
        found.Parameters.AddWithValue("code", code);
        found.Parameters.AddWithValue("founder", founder);
        await found.ExecuteNonQueryAsync();
    }

    private static async Task PaidBeforeAsync(NpgsqlDataSource source, List<Payer> payers, Func<int, Guid> receiver)
    {
        await using var paid = source.CreateCommand(
            """
            with paid as (
              insert into treasury_payments (id, number, kind, state, debit_account, debit_code, owner_id,
                by_person_id, total_rial, hold_minutes, made_at, asked_at, settled_at)
              select id, id::text, 'Send', 'Done', owner, 'Wallet', owner, owner, 1000, 0,
                now() - interval '3 days', now() - interval '3 days', now() - interval '3 days'
              from unnest(@ids, @owners) as t (id, owner)),
            known as (
              insert into treasury_known_receivers (owner_id, account)
              select owner, receiver from unnest(@owners, @receivers) as t (owner, receiver))
            insert into treasury_payment_parts (id, payment_id, place, credit_account, credit_code, code, amount_rial,
              title)
            select gen_random_uuid(), id, 0, receiver, 'Wallet', 'Send', 1000, 'مریم احمدی'
            from unnest(@ids, @receivers) as t (id, receiver)
            """
        );
        paid.Parameters.AddWithValue("ids", payers.Select(_ => Guid.CreateVersion7()).ToArray());
        paid.Parameters.AddWithValue("owners", payers.Select(p => p.Id).ToArray());
        paid.Parameters.AddWithValue("receivers", payers.Select((_, i) => receiver(i)).ToArray());
        await paid.ExecuteNonQueryAsync();
    }
}
