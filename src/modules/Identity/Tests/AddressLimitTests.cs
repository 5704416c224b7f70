using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class AddressLimitTests(CityFixture house) : IClassFixture<CityFixture>
{
    [Fact]
    public async Task One_address_that_tries_many_people_is_told_to_wait_in_persian()
    {
        var visitor = house.City.Visitor(followRedirects: false);
        var page = await visitor.GetAsync("/sign-in");
        Seen answer;
        var tries = 0;
        do answer = await visitor.SubmitAsync(page, Forms.SignIn, ("NationalCode", Citizen.New().NationalCode));
        while (answer.Status != HttpStatusCode.TooManyRequests && ++tries < 200);
        Assert.Equal(60, tries);
        Assert.NotNull(answer.Response.Headers.RetryAfter);
        Assert.Contains("درخواست‌های پیاپی", answer.Body, StringComparison.Ordinal);
    }
}
