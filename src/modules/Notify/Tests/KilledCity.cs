using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Web.Host;

namespace Shahr.Notify.Tests;

/// <summary>
/// A whole city in a process of its own, with one approved notice to many: plans it and hands it over until it is done
/// or somebody kills it. Started again, it goes on where the database stands.
/// </summary>
internal static class KilledCity
{
    public const string Mode = "killed-city";

    /// <summary>Arguments: data folder, database, people, and the file of what the provider has.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = new CityOptions { Data = args[0], Database = args[1] };
        var people = int.Parse(args[2], CultureInfo.InvariantCulture);
        await using var app = CityApp.Build(
            options,
            [],
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                builder.Services.Replace(ServiceDescriptor.Scoped<IAudiences>(_ => new NumberedPeople(people)));
                builder.Services.Replace(ServiceDescriptor.Singleton(new BulkPace(50)));
                builder.Services.Replace(
                    ServiceDescriptor.Singleton(
                        new SmsLines([new SmsLine("ledger", new LedgerProvider(args[3]), 100_000)])
                    )
                );
            }
        );
        await app.StartAsync();
        await InTransactionAsync(app, ApprovedAsync);
        await Console.Out.WriteLineAsync("ready");
        while (
            !await InTransactionAsync(
                app,
                scope => scope.GetRequiredService<NotifyDb>().Bulks.AllAsync(b => b.State == BulkState.Done)
            )
        )
            await Task.Delay(200);
        await app.StopAsync();
        return 0;
    }

    private static async Task<bool> ApprovedAsync(IServiceProvider scope)
    {
        var (db, desk) = (scope.GetRequiredService<NotifyDb>(), scope.GetRequiredService<BulkDesk>());
        if (await db.Bulks.AnyAsync())
            return false;
        var draft = new BulkDraft(new Words("آزمون", "آزمون"), null, false, null, 0, null, null);
        var id = (await desk.WriteAsync(Somebody(), draft, CancellationToken.None)).Value;
        await db.SaveChangesAsync();
        await db.Bulks.ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BulkState.Waiting));
        return await desk.ApproveAsync(Somebody(), id, 1, CancellationToken.None) is null;
    }

    private static Actor Somebody()
    {
        var id = PersonId.New();
        return new Actor
        {
            Person = id,
            For = id,
            DisplayName = "",
            Session = Guid.Empty,
        };
    }

    private static async Task<T> InTransactionAsync<T>(WebApplication app, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync();
        var answer = await work(scope.ServiceProvider);
        await transaction.CommitAsync();
        return answer;
    }

    private sealed class NumberedPeople(int people) : IAudiences
    {
        public Task<IReadOnlyList<Listener>> NextAsync(
            Audience audience,
            PersonId? after,
            int most,
            CancellationToken ct = default
        )
        {
            var from = after is { } last ? Number(last) + 1 : 1;
            return Task.FromResult<IReadOnlyList<Listener>>([
                .. Enumerable
                    .Range(from, Math.Clamp(people - from + 1, 0, most))
                    .Select(n => new Listener(Person(n), new Reach($"+989{n:D9}", null, "fa"))),
            ]);
        }

        public Task<PersonName?> OrganisationAsync(string typed, CancellationToken ct = default) =>
            Task.FromResult<PersonName?>(null);

        private static PersonId Person(int number)
        {
            Span<byte> bytes = stackalloc byte[16];
            bytes.Clear();
            BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
            return new PersonId(new Guid(bytes, bigEndian: true));
        }

        private static int Number(PersonId person)
        {
            Span<byte> bytes = stackalloc byte[16];
            person.Value.TryWriteBytes(bytes, bigEndian: true, out _);
            return BinaryPrimitives.ReadInt32BigEndian(bytes[12..]);
        }
    }

    /// <summary>Honours ids and outlives the city: a line in a file for each message that reached a phone.</summary>
    private sealed class LedgerProvider : ISmsProvider
    {
        private readonly ConcurrentDictionary<Guid, byte> _has = new();
        private readonly Lock _lock = new();
        private readonly string _path;

        public LedgerProvider(string path)
        {
            _path = path;
            if (!File.Exists(path))
                return;
            foreach (var line in File.ReadLines(path))
                _has[Guid.Parse(line[..36])] = 0;
        }

        public Task<string?> SendAsync(OutgoingMessage message, CancellationToken ct)
        {
            lock (_lock)
            {
                if (_has.TryAdd(message.Id, 0))
                    File.AppendAllText(_path, $"{message.Id} {message.Address}\n");
            }

            return Task.FromResult<string?>(null);
        }

        public Task<IReadOnlyDictionary<Guid, Fate>> AskAsync(IReadOnlyCollection<Asked> asked, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, Fate>>(
                asked.ToDictionary(m => m.Id, m => _has.ContainsKey(m.Id) ? Fate.Delivered : Fate.NotKnown)
            );
    }
}
