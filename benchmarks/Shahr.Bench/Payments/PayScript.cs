using System.Globalization;
using System.Text;

namespace Shahr.Bench;

/// <summary>What wrk and the open loop send: payments, each under a key of its own.</summary>
internal sealed class PayScript(Room room, PayingCity city)
{
    private int _runs;

    /// <summary>A script of wrk in which random payers pay their neighbour, or all of them the organisation.</summary>
    public async Task<string> WriteAsync(bool hot)
    {
        var list = Path.Join(room.Temporary, "payers.txt");
        if (!File.Exists(list))
            await File.WriteAllLinesAsync(list, city.Payers.Select((p, i) => $"{p.Bearer} {Neighbour(i)}"));
        var receiver = hot ? $"\"{city.Organisation}\"" : "to[i]";
        return await SaveAsync(
            $$"""
            local from, to = {}, {}
            for line in io.lines("{{list}}") do
              local token, code = line:match("(%S+) (%S+)")
              from[#from + 1], to[#to + 1] = token, code
            end
            local n = 0
            request = function()
              n = n + 1
              local i = math.random(#from)
              return wrk.format("POST", nil, {
                ["Content-Type"] = "application/json",
                ["Authorization"] = "Bearer " .. from[i],
                ["Idempotency-Key"] = string.format("{{Prefix()}}%012x", n)
              }, '{"to":"' .. {{receiver}} .. '","amountRial":1000}')
            end
            """
        );
    }

    /// <summary>The same for the server that does nothing but ask the ledger.</summary>
    public Task<string> WriteJournalAsync() =>
        SaveAsync(
            $$"""
            local n = 0
            request = function()
              n = n + 1
              local from, to = math.random(2, {{LedgerLoad.Accounts / 2}}), math.random({{LedgerLoad.Accounts / 2}})
              return wrk.format("POST", nil, {
                ["Content-Type"] = "application/json",
                ["Idempotency-Key"] = string.format("{{Prefix()}}%012x", n)
              }, '{"from":' .. from .. ',"to":' .. (to + {{LedgerLoad.Accounts / 2}}) .. ',"amountRial":1000}')
            end
            """
        );

    /// <summary>Payments for the open loop, one a call.</summary>
    public Func<byte[]> Requests(Uri address)
    {
        var (prefix, count) = (Prefix(), 0);
        return () =>
        {
            var number = Interlocked.Increment(ref count);
            var payer = Random.Shared.Next(city.Payers.Count);
            var body = $$"""{"to":"{{Neighbour(payer)}}","amountRial":1000}""";
            return Encoding.ASCII.GetBytes(
                $"POST {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n"
                    + $"Authorization: Bearer {city.Payers[payer].Bearer}\r\n"
                    + $"Idempotency-Key: {prefix}{number.ToString("x12", CultureInfo.InvariantCulture)}\r\n"
                    + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
            );
        };
    }

    // A run's keys stand beside one another, as those of programs that make them by the time do.
    private string Prefix()
    {
        _runs++;
        return $"{_runs.ToString("x8", CultureInfo.InvariantCulture)}-0000-7000-8000-";
    }

    private string Neighbour(int payer) => city.Payers[(payer + 1) % city.Payers.Count].Code;

    private async Task<string> SaveAsync(string script)
    {
        var file = Path.Join(room.Temporary, $"pay-{_runs}.lua");
        await File.WriteAllTextAsync(file, script);
        return file;
    }
}
