using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class CheckRequestsTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    [Fact]
    public async Task A_written_request_is_its_writers_alone_and_too_old_after_an_hour()
    {
        var city = fixture.City;
        var (maryam, actor) = city.Somebody("مریم احمدی");
        fixture.Payees.Know("09120000031", "بهرام جعفری");
        var check = await maryam.WriteRequestAsync("09120000031", 50_000);
        var (bahram, _) = city.Somebody("بهرام جعفری");
        Assert.Equal(ListRequests.Address, (await bahram.GetAsync(check.Address)).Address);

        city.Clock.Advance(TimeSpan.FromMinutes(61));
        var list = await maryam.SubmitAsync(check, "#send-requests");
        Assert.Contains("هنوز از کسی پول نخواسته‌اید", list.Text, StringComparison.Ordinal);
        Assert.Equal(RequestState.Draft, Assert.Single(await city.RequestsOfAsync(actor.For)).State);
    }
}
