using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class TellEventsTests(BillsCity house) : IClassFixture<BillsCity>
{
    [Fact]
    public async Task A_program_reads_the_same_events_in_order_page_by_page_as_often_as_it_likes()
    {
        var (maryam, actor, _) = house.Citizen("مریم احمدی");
        await maryam.SubmitAsync(await maryam.GetAsync(MyHook.Wallet), "#hook", ("Address", "https://a.example/"));
        for (var i = 1; i <= 5; i++)
            await house.City.FundAsync(actor.For, i * 1_000);
        await FollowedAsync(actor.For.Value, 5);

        using var program = house.City.As(actor with { TokenScopes = ["money.read"] });
        for (var again = 0; again < 2; again++)
        {
            var amounts = new List<long>();
            for (var (after, more) = ("0", true); more; )
            {
                var page = await HookCity.EventsAsync(program, $"?after={after}&take=2");
                amounts.AddRange(page.GetProperty("events").EnumerateArray().Select(Amount));
                (after, more) = (page.GetProperty("next").GetString() ?? "", page.GetProperty("more").GetBoolean());
            }

            Assert.Equal([1_000, 2_000, 3_000, 4_000, 5_000], amounts);
        }

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await program.GetAsync(TellEvents.Address + "?after=-1")).Status
        );
        using var other = house.City.As(actor with { TokenScopes = ["cases.read"] });
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync(TellEvents.Address)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.City.Visitor().GetAsync(TellEvents.Address)).Status);
    }

    [Fact]
    public async Task An_issuers_system_reads_which_bill_was_paid()
    {
        var client = "p-" + Guid.CreateVersion7();
        var water = await house.IssuerAsync(client: client);
        var officer = house.Officer("کاوه نوری");
        var page = await officer.GetAsync(MyHook.OfIssuer(water.Id.ToString()));
        await officer.SubmitAsync(page, "#hook", ("Address", "https://b.example/"));
        var (farhad, actor, code) = house.Citizen("فرهاد مرادی");
        await house.City.FundAsync(actor.For, 500_000);
        var bill = await house.BillAsync(water, code, 123);
        var form = await farhad.GetAsync("/bills/by-numbers");
        var check = await farhad.SubmitAsync(form, "#numbers", ("BillId", bill.BillId), ("PaymentId", bill.PaymentId));
        await farhad.SubmitAsync(check, "#pay");
        await FollowedAsync(water.Id, 1);

        using var system = house.City.Visitor();
        system.Http.DefaultRequestHeaders.Authorization = new("Bearer", client);
        var own = await system.GetAsync("/api/v1/accounts/mine");
        Assert.Contains("\"balanceRial\":123000", own.Body, StringComparison.Ordinal);
        var events = await HookCity.EventsAsync(system);
        var paid = Assert.Single(events.GetProperty("events").EnumerateArray()).GetProperty("data");
        Assert.Equal(bill.BillId, paid.GetProperty("billId").GetString());
        Assert.Equal(bill.PaymentId, paid.GetProperty("paymentId").GetString());
        Assert.Equal(
            (123_000, "Bill"),
            (paid.GetProperty("amountRial").GetInt64(), paid.GetProperty("code").GetString())
        );
    }

    private static long Amount(JsonElement happened) =>
        happened.GetProperty("data").GetProperty("amountRial").GetInt64();

    private Task FollowedAsync(Guid account, int events) =>
        CityHost.EventuallyAsync(
            () =>
                house.City.InScopeAsync(async scope =>
                    await scope.GetRequiredService<TreasuryDb>().Events.CountAsync(e => e.Account == account) == events
                ),
            $"{events} events"
        );
}
