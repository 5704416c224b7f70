using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests.Refunds;

/// <summary>The list of what is given back; a city of its own.</summary>
public sealed class ListRefundsTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task What_waits_and_what_was_decided_stand_on_one_page()
    {
        var simin = _city.RefundOfficer("سیمین");
        Assert.Contains("چیزی منتظر نیست", (await simin.GetAsync(ListRefunds.Address)).Text, StringComparison.Ordinal);
        var (_, _, _, number) = await _city.PaidFeeAsync(100_000);
        var kaveh = _city.RefundOfficer("کاوه");
        var proposed = await RefundHands.ProposeAsync(kaveh, number, 40_000);
        var list = await simin.GetAsync(ListRefunds.Address);
        var link = list.Page.QuerySelector("main tbody a")?.GetAttribute("href");
        Assert.Equal(proposed.Address, link);
        await simin.SubmitAsync(await simin.GetAsync(proposed.Address), "#reject", ("Word", "کار انجام شد."));
        list = await simin.GetAsync(ListRefunds.Address);
        Assert.Contains("پذیرفته نشد", list.Text, StringComparison.Ordinal);
        Assert.Contains("چیزی منتظر نیست", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await simin.GetAsync($"{ListRefunds.Address}/{PersonId.New()}")).Status);
    }

    [Fact]
    public async Task Who_is_no_officer_of_it_does_not_see_them() =>
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await _city.SignedIn("مریم احمدی").GetAsync(ListRefunds.Address)).Status
        );
}
