using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Partners;

/// <summary>
/// How often somebody, and everybody of one network, typed a code that no screen shows. Both rows stay locked until the
/// transaction ends, so that many guesses at once are counted one after another.
/// </summary>
internal sealed class Guesses(CityTransaction transaction, CurrentRequest request, TimeProvider clock)
{
    public const int OfPerson = 5;
    private const int OfNetwork = 60;

    /// <summary>As long as a code lives.</summary>
    private static readonly TimeSpan Window = ScreenCodes.Life;

    private const string Count = """
        insert into partners_guesses (key, until, times) values (@key, @until, @more)
        on conflict (key) do update set
          times = @more + case when partners_guesses.until <= @now then 0 else partners_guesses.times end,
          until = case when partners_guesses.until <= @now then @until else partners_guesses.until end
        returning times
        """;

    /// <summary>A refusal where too many were wrong already, before the next is looked at.</summary>
    public async Task<Problem?> HeldAsync(PersonId person, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        var own = await CountAsync(OfPersonKey(person), 0, ct);
        var near = await CountAsync(NetworkKey, 0, ct);
        return own >= OfPerson || near >= OfNetwork
            ? PartnersProblems.GuessedTooOften.With((int)Window.TotalMinutes)
            : null;
    }

    public async Task WrongAsync(PersonId person, CancellationToken ct)
    {
        await CountAsync(OfPersonKey(person), 1, ct);
        await CountAsync(NetworkKey, 1, ct);
    }

    private string NetworkKey => "network:" + request.Network;

    private static string OfPersonKey(PersonId person) => "person:" + person;

    private async Task<int> CountAsync(string key, int more, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var command = transaction.Command(Count);
        command.With("@key", key).With("@now", now).With("@until", now + Window).With("@more", more);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? row.GetInt32(0) : 0;
    }
}
