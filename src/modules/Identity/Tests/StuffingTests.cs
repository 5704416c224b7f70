using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Identity.Tests;

/// <summary>Many addresses try many passwords; each visitor here comes from an address of their own.</summary>
public sealed class StuffingTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task In_a_storm_only_known_devices_are_heard_and_codes_by_message_work()
    {
        // What was wrong in another test is a minute ago.
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        var (known, card) = await house.WithPasswordAsync();
        await known.SubmitAsync(await known.GetAsync("/sign-out"), Forms.SignOut);
        await house.City.InTransactionAsync(async scope =>
        {
            var limits = scope.GetRequiredService<Limits>();
            for (var i = 0; i <= PasswordDesk.MostWrong - 5; i++)
                await limits.CountAsync("password-wrong", 1, TimeSpan.FromMinutes(1), CancellationToken.None);
            return true;
        });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            var bot = house.City.Visitor();
            statuses.Add((await PasswordSteps.TryAsync(bot, Citizen.New().NationalCode, "رمز لورفتهٔ دیگران")).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        // Right, wrong and nobody's are told the same, from a device that is not known.
        var right = await PasswordSteps.TryAsync(house.City.Visitor(), card.NationalCode, PasswordSteps.Good);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.Status);
        Assert.Contains("دستگاه‌های ناآشنا", right.Text, StringComparison.Ordinal);
        Assert.NotNull(right.Response.Headers.RetryAfter);
        Assert.Equal("/", (await PasswordSteps.TryAsync(known, card.NationalCode, PasswordSteps.Good)).Address);
        var byCode = await house.SignInAsync(card);
        Assert.Equal("/me", (await byCode.GetAsync("/me")).Address);
        house.City.Clock.Advance(TimeSpan.FromMinutes(1));
        right = await PasswordSteps.TryAsync(house.City.Visitor(), card.NationalCode, PasswordSteps.Good);
        Assert.Equal("/", right.Address);
    }

    [Fact]
    public async Task One_account_is_locked_whoever_tries_and_one_address_whomever_it_tries()
    {
        var (_, card) = await house.WithPasswordAsync();
        HttpStatusCode last = default;
        for (var i = 0; i <= PasswordDesk.MostTries; i++)
            last = (await PasswordSteps.TryAsync(house.City.Visitor(), card.NationalCode, "نادرست است")).Status;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        var bot = house.City.Visitor();
        for (var i = 0; i < PasswordDesk.MostFromOneAddress; i++)
            last = (await PasswordSteps.TryAsync(bot, Citizen.New().NationalCode, "نادرست است")).Status;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, last);
        last = (await PasswordSteps.TryAsync(bot, Citizen.New().NationalCode, "نادرست است")).Status;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }
}
