using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Shahr.Ledger;

namespace Shahr.Bench;

/// <summary>
/// A web server that does nothing but ask the ledger and answer when the line is durable: what a payment costs over
/// HTTP where nobody knows who asks, why, or what follows. A process of its own, as the city is.
/// </summary>
internal static class JournalHost
{
    public const string Path = "/transfers";

    /// <summary>A transfer between two accounts of <see cref="LedgerLoad"/>.</summary>
    internal sealed record Body(ulong From, ulong To, long AmountRial);

    /// <summary>The server, ready when its first page answers.</summary>
    public static async Task<(Running Server, Uri Home)> StartAsync(Room room)
    {
        var home = City.FreeAddress();
        var folder = room.Folder("journal-host");
        string[] words = [typeof(JournalHost).Assembly.Location, "journal-host", home.ToString().TrimEnd('/')];
        return (await Running.StartAsync("dotnet", words, folder, home), home);
    }

    public static async Task RunAsync(Room room, string address)
    {
        await using var stored = await PostgresLedger.BeginAsync(room);
        var ledger = stored.Load.Ledger;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        app.MapGet("/", () => "ready");
        app.MapPost(
            Path,
            async (Body body, [FromHeader(Name = "Idempotency-Key")] Guid key) =>
            {
                var answer = await ledger.SubmitAsync(
                    LedgerCommand.Transfer(
                        CommandId.From(key),
                        new AccountId(body.From),
                        new AccountId(body.To),
                        body.AmountRial,
                        364,
                        1
                    )
                );
                return answer.Done
                    ? Results.Ok(new { position = answer.Position })
                    : Results.StatusCode(StatusCodes.Status409Conflict);
            }
        );
        await app.RunAsync();
    }
}
