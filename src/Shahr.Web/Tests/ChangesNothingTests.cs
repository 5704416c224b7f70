using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Modules;
using Shahr.Kit.Web;
using Shahr.Testing;

namespace Shahr.Web.Tests;

/// <summary>A POST that says it changes nothing waits for no writer, and is held to its word by the database.</summary>
public sealed class ChangesNothingTests(QuestionsCity city) : IClassFixture<QuestionsCity>
{
    [Fact]
    public async Task A_question_is_answered_while_somebody_writes_and_a_change_waits_its_turn()
    {
        var database = city.City.Services.GetRequiredService<CityDatabase>();
        var turn = await database.Gate.EnterAsync(TestContext.Current.CancellationToken);
        try
        {
            var change = PostAsync("/test/change");
            var asked = await PostAsync("/test/count").WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(HttpStatusCode.OK, asked.Status);
            if (database.Kind == DatabaseKind.Sqlite)
                Assert.False(change.IsCompleted);
            turn.Dispose();
            Assert.Equal(HttpStatusCode.OK, (await change).Status);
        }
        finally
        {
            turn.Dispose();
        }
    }

    [Theory]
    [InlineData("/test/count/statement")]
    [InlineData("/test/count/audit")]
    [InlineData("/test/count/begin")]
    public async Task What_it_tries_to_write_all_the_same_is_refused_by_the_database(string address)
    {
        var before = await CountAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, (await PostAsync(address)).Status);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task The_connection_writes_again_for_whoever_gets_it_next()
    {
        for (var round = 0; round < 10; round++)
        {
            await PostAsync("/test/count/statement");
            await PostAsync("/test/count");
            var before = await CountAsync();
            Assert.Equal(HttpStatusCode.OK, (await PostAsync("/test/change")).Status);
            Assert.Equal(before + 1, await CountAsync());
        }
    }

    [Fact]
    public async Task Its_form_must_be_ours_as_any_other()
    {
        var foreign = await city.City.Visitor().SendAsync(() => new HttpRequestMessage(HttpMethod.Post, "/test/count"));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.Status);
    }

    private async Task<Seen> PostAsync(string address)
    {
        var visitor = city.City.Visitor();
        var page = await visitor.GetAsync("/sign-in");
        var token = page.Page.QuerySelector("[name='__RequestVerificationToken']")?.GetAttribute("value") ?? "";
        var fields = new Dictionary<string, string> { ["__RequestVerificationToken"] = token };
        return await visitor.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) }
        );
    }

    private async Task<long> CountAsync()
    {
        await using var connection = await city.City.Services.GetRequiredService<CityDatabase>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Questions.Count;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}

/// <summary>A city with a few routes more.</summary>
public sealed class QuestionsCity : IAsyncLifetime
{
    private CityHost? _host;

    public CityHost City => _host ?? throw new InvalidOperationException("The city is not open yet.");

    public async ValueTask InitializeAsync() =>
        _host = await CityHost.StartAsync(services => services.AddSingleton<IModule, Questions>());

    public async ValueTask DisposeAsync() => await City.DisposeAsync();
}

/// <summary>One honest question, three that write all the same, and a change.</summary>
internal sealed class Questions : IModule
{
    public const string Count = "select count(*) from kit_audit_entries where action = 'test.changed'";

    public string Name => "test";

    public void AddServices(IServiceCollection services, IConfiguration configuration) { }

    public void MapRoutes(IEndpointRouteBuilder app)
    {
        app.MapPost("/test/change", Change);
        app.MapPost("/test/count", Ask).ChangesNothing();
        app.MapPost("/test/count/statement", WriteAsync).ChangesNothing();
        app.MapPost("/test/count/audit", Change).ChangesNothing();
        app.MapPost("/test/count/begin", BeginAndWriteAsync).ChangesNothing();
    }

    private static async Task<IResult> Ask(CityTransaction transaction)
    {
        await using var command = transaction.Command(Count);
        return TypedResults.Text($"{await command.ExecuteScalarAsync()}");
    }

    private static IResult Change(AuditTrail audit)
    {
        audit.Record("test.changed", "test", "1");
        return TypedResults.Text("changed");
    }

    private static async Task<IResult> WriteAsync(CityTransaction transaction)
    {
        await using var command = transaction.Command("delete from kit_leases where name = ''");
        await command.ExecuteNonQueryAsync();
        return TypedResults.Text("written");
    }

    private static async Task<IResult> BeginAndWriteAsync(CityTransaction transaction)
    {
        await transaction.BeginAsync();
        return await WriteAsync(transaction);
    }
}
