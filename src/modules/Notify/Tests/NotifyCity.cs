using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>The slices of this room share one city and come one after another.</summary>
[CollectionDefinition]
public sealed class NotifyCollection : ICollectionFixture<NotifyCity>;

/// <summary>A city whose SMS operator and whose lamp-lighter refuse when a test tells them to.</summary>
public sealed class NotifyCity : IAsyncLifetime
{
    private CityHost? _host;

    internal CityHost Host => _host ?? throw new InvalidOperationException("The city is not open yet.");

    internal StubbornProvider Operator { get; } = new();

    internal LampLighter Lighter { get; } = new();

    public async ValueTask InitializeAsync() =>
        _host = await CityHost.StartAsync(services =>
        {
            services.Replace(ServiceDescriptor.Scoped<IPeople>(_ => new OneReachablePerson()));
            services.Replace(ServiceDescriptor.Singleton(new SmsLines([new SmsLine("only", Operator, 1000)])));
            services.AddSingleton(Lighter);
            services.AddHandler<LampWentOut, LightLamp>("test.light_lamp");
        });

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Davoud, who settles what is stuck.</summary>
    internal Visitor Davoud() => Host.SignedIn("داوود رضایی", new Grant(NotifyModule.Operate, OfficeId.New()));

    /// <summary>Maryam, a citizen, with an inbox of her own in every test.</summary>
    internal static Actor Citizen(string name)
    {
        var id = PersonId.New();
        return new Actor
        {
            Person = id,
            For = id,
            DisplayName = name,
            Session = Guid.CreateVersion7(),
        };
    }

    /// <summary>A message about a request; its number is in the text, so that a test finds it again.</summary>
    internal Task<bool> TellAsync(PersonId person, string service, string number) =>
        Host.InTransactionAsync(async scope =>
        {
            var values = new Dictionary<string, string> { ["service"] = service, ["number"] = number };
            var key = Guid.CreateVersion7().ToString("N");
            var message = new Message(key, person, "case_opened", values, "/cases/" + number);
            await scope.GetRequiredService<INotify>().SendAsync(message);
            return true;
        });

    /// <summary>A code to somebody's mobile that the operator refused to the end. Answers the message's id.</summary>
    internal Task<Guid> DeadLetterAsync(string mobile = "+989120000003", string code = "246813") =>
        Host.InTransactionAsync(async scope =>
        {
            var key = Guid.CreateVersion7().ToString("N");
            var values = new Dictionary<string, string>
            {
                ["city"] = "شهر",
                ["code"] = code,
                ["minutes"] = "3",
            };
            await scope.GetRequiredService<INotify>().SendCodeAsync(key, mobile, "sign_in_code", values);
            var row = await scope.GetRequiredService<NotifyDb>().Messages.SingleAsync(m => m.MessageKey == key);
            while (row.State != MessageState.Dead)
                row.Failed(Host.Clock.GetUtcNow().UtcDateTime, "The operator refused.");
            return row.Id;
        });

    /// <summary>A lamp that nobody could light, to the end. Answers the number of the delivery.</summary>
    internal async Task<long> DeadEventAsync(string lamp)
    {
        Lighter.Refuses = true;
        await Host.InTransactionAsync(scope =>
        {
            scope.GetRequiredService<CityEvents>().Tell(new LampWentOut(lamp));
            scope.GetRequiredService<CityTransaction>().Join(new GivenUp(lamp));
            return Task.FromResult(true);
        });
        return await CountAsync("select max(seq) from kit_outbox_deliveries where stream = @value", lamp);
    }

    internal Task<QueuedMessage> MessageAsync(Guid id) =>
        Host.InScopeAsync(scope =>
            scope.GetRequiredService<NotifyDb>().Messages.AsNoTracking().SingleAsync(m => m.Id == id)
        );

    internal Task<List<DateTime>> ReadTimesAsync(PersonId person) =>
        Host.InScopeAsync(scope =>
            scope
                .GetRequiredService<NotifyDb>()
                .Messages.Where(m => m.PersonId == person && m.ReadAt != null)
                .Select(m => m.ReadAt ?? default)
                .ToListAsync()
        );

    internal Task<long> AuditAsync(string action, object subject) =>
        CountAsync(
            $"select count(*) from kit_audit_entries where action = '{action}' and subject_id = @value",
            Convert.ToString(subject, CultureInfo.InvariantCulture) ?? ""
        );

    internal async Task<long> CountAsync(string sql, string value)
    {
        await using var connection = await Host.Services.GetRequiredService<CityDatabase>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.With("@value", value);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>A form by its address, as a browser with an old page would send it.</summary>
    internal static async Task<Seen> PostAsync(Visitor visitor, string address, string? reason = null)
    {
        var page = await visitor.GetAsync("/services/street-problem");
        var token = page.Page.QuerySelector("[name='__RequestVerificationToken']")?.GetAttribute("value") ?? "";
        var fields = new Dictionary<string, string> { ["__RequestVerificationToken"] = token };
        if (reason is not null)
            fields["reason"] = reason;
        return await visitor.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) }
        );
    }

    // Runs after the events were written, in their transaction: the worker never sees the delivery alive.
    private sealed class GivenUp(string lamp) : ICommitPart
    {
        public IEnumerable<DbCommand> Commands(CityTransaction transaction) =>
            [
                transaction
                    .Command(
                        "update kit_outbox_deliveries set state = 'dead', attempts = 8, error = @error "
                            + "where stream = @lamp "
                            + "and seq = (select max(seq) from kit_outbox_deliveries where stream = @lamp)"
                    )
                    .With("@error", "InvalidOperationException: No ladder.")
                    .With("@lamp", lamp),
            ];

        public void Committed() { }
    }
}
