using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

/// <summary>The whole way of a difference, with the room of cases as it is.</summary>
public sealed class DifferenceCasesTests
{
    private readonly FinanceOffice _offices = new();

    [Fact]
    public async Task A_difference_becomes_a_case_with_what_each_side_says_and_its_decision_settles_it()
    {
        await using var city = await StartAsync();
        var (maryam, actor) = city.Somebody("مریم احمدی");
        await maryam.TopUpAsync(300_000);
        await city.KeptAsync(actor.For);
        city.Soap().Faults.Statement = lines => lines.Select(l => l with { Amount = new Rial(299_990) });
        await city.NextDayAsync();
        var number = Assert.Single(await OpenedAsync(city, 1));
        var reference = PersianText.ToPersianDigits((await city.TryOfAsync(actor.For)).Reference ?? "-");

        var kaveh = city.SignedIn("کاوه نوری", [Reads, .. Works]);
        var list = await kaveh.GetAsync(ListDifferences.Address);
        Assert.NotNull(list.Page.QuerySelector($"a[href='/desk/{number}']"));
        var desk = await kaveh.GetAsync($"/desk/{number}");
        foreach (var said in new[] { "مبلغ یکی نیست", "۲۹۹٬۹۹۰", "در کیف پول است", reference, "شهر" })
            Assert.Contains(said, desk.Text, StringComparison.Ordinal);

        // Whose money it is neither finds it among theirs nor works on it.
        Assert.DoesNotContain(number, (await maryam.GetAsync("/cases")).Body, StringComparison.Ordinal);
        var herself = city.As(actor with { Grants = [.. Works] });
        Assert.Equal(HttpStatusCode.Forbidden, (await herself.GetAsync($"/desk/{number}")).Status);

        desk = await kaveh.SubmitAsync(desk, "form[action$='/claim']");
        var note = desk.Page.QuerySelector("textarea[name^='note-']")?.GetAttribute("name") ?? "";
        var result = note.Replace("note-", "result-", StringComparison.Ordinal);
        var done = await kaveh.SubmitAsync(
            desk,
            "form[action$='/result']",
            (result, "yes"),
            (note, "بانک ده ریال کارمزد برداشته بود.")
        );
        Assert.Equal(HttpStatusCode.OK, done.Status);
        await CityHost.EventuallyAsync(
            () => AsksAsync(city, db => db.Differences.AllAsync(d => d.SettledAt != null && d.Reason != null)),
            "the treasury hears what became of it"
        );
        Assert.Contains("مغایرتی نیست", (await kaveh.GetAsync(ListDifferences.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_there_to_look_into_it_it_waits_and_two_who_open_at_once_open_one_case()
    {
        _offices.IsThere = false;
        await using var city = await StartAsync();
        var (maryam, actor) = city.Somebody("مریم احمدی");
        await maryam.TopUpAsync(300_000);
        await city.KeptAsync(actor.For);
        // More than one transaction opens.
        city.Soap().Faults.Report = lines =>
            Enumerable.Range(1, 25).Select(i => new MoneyLine($"{i:d12}", new Rial(70_000))).Concat(lines);
        await city.NextDayAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(city));
        var kaveh = city.SignedIn("کاوه نوری", [Reads, .. Works]);
        Assert.Contains("باز می‌شود", (await kaveh.GetAsync(ListDifferences.Address)).Text, StringComparison.Ordinal);

        _offices.IsThere = true;
        await Task.WhenAll(OpenAsync(city), OpenAsync(city));
        var numbers = await OpenedAsync(city, await AsksAsync(city, db => db.Differences.CountAsync()));
        Assert.True(numbers.Count > 50, $"{numbers.Count} differences");
        Assert.Equal(numbers.Order(), (await OnDeskAsync(kaveh)).Order());
    }

    [Fact]
    public async Task Long_lists_have_pages()
    {
        await using var city = await StartAsync();
        _offices.IsThere = false;
        await city.InTransactionAsync(async scope =>
        {
            var db = scope.GetRequiredService<TreasuryDb>();
            for (var i = 0; i < 60; i++)
            {
                var found = new Difference($"{i:d12}", DifferenceKind.MissingInLedger, null, new Rial(i + 1), null);
                db.Differences.Add(MoneyDifference.Of("dena", new DateOnly(2026, 11, 1), found, DateTime.UnixEpoch));
            }

            return await db.SaveChangesAsync();
        });
        var kaveh = city.SignedIn("کاوه نوری", Reads);
        var first = await kaveh.GetAsync(ListDifferences.Address);
        var next = first.Page.QuerySelector("a[rel='next']")?.GetAttribute("href") ?? "";
        var second = await kaveh.GetAsync(next);
        Assert.Equal(
            (50, 10),
            (first.Page.QuerySelectorAll("tbody tr").Length, second.Page.QuerySelectorAll("tbody tr").Length)
        );
        Assert.Null(second.Page.QuerySelector("a[rel='next']"));
        Assert.Equal(HttpStatusCode.OK, (await kaveh.GetAsync(ListDifferences.Address + "?after=nonsense")).Status);
    }

    private static Grant Reads { get; } = new(TreasuryModule.Reconcile, OfficeId.New());

    private IEnumerable<Grant> Works =>
        new[] { "cases.work", "cases.decide" }.Select(p => new Grant(p, _offices.Office.Id));

    private Task<CityHost> StartAsync() =>
        GatewayCity.StartAsync(more: services => services.Replace(ServiceDescriptor.Singleton<IOffices>(_offices)));

    private static Task<T> AsksAsync<T>(CityHost city, Func<TreasuryDb, Task<T>> question) =>
        city.InScopeAsync(scope => question(scope.GetRequiredService<TreasuryDb>()));

    private static Task<bool> OpenAsync(CityHost city) =>
        city.InTransactionAsync(scope => DifferenceCases.RunAsync(scope, CancellationToken.None));

    // The city's own job may be at it too.
    private static async Task<List<string>> OpenedAsync(CityHost city, int count)
    {
        await CityHost.EventuallyAsync(
            async () =>
            {
                await OpenAsync(city);
                return await AsksAsync(city, db => db.Differences.CountAsync(d => d.CaseNumber != null)) >= count;
            },
            $"{count} differences have a case"
        );
        return await AsksAsync(city, db => db.Differences.Select(d => d.CaseNumber ?? "").ToListAsync());
    }

    private static async Task<List<string>> OnDeskAsync(Visitor officer)
    {
        var numbers = new List<string>();
        for (string? after = ""; after is not null; )
        {
            var page = await officer.GetAsync("/api/v1/cases/inbox?service=money-difference&after=" + after);
            var read = JsonDocument.Parse(page.Body).RootElement;
            var steps = read.GetProperty("steps").EnumerateArray();
            numbers.AddRange(steps.Select(s => s.GetProperty("number").GetString() ?? ""));
            after = read.GetProperty("next").GetString() is { } next ? Uri.EscapeDataString(next) : null;
        }

        return numbers;
    }

    private sealed class FinanceOffice : IOffices
    {
        public OfficeName Office { get; } = new(OfficeId.New(), "finance", "ادارهٔ مالی و خزانه", "Finance");

        public bool IsThere { get; set; } = true;

        public Task<IReadOnlyList<OfficeName>> AllAsync(CancellationToken ct = default) =>
            Task.FromResult<IReadOnlyList<OfficeName>>(IsThere ? [Office] : []);

        public Task<OfficeName?> FindAsync(string code, CancellationToken ct = default) =>
            Task.FromResult(IsThere && code == Office.Code ? Office : null);

        public Task<IReadOnlyList<PersonId>> OfficersAsync(
            OfficeId office,
            string permission,
            int most,
            CancellationToken ct = default
        ) => Task.FromResult<IReadOnlyList<PersonId>>([]);
    }
}
