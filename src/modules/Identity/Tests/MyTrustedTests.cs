using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Keys;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class MyTrustedTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task With_nobody_named_the_page_says_how_to_begin_and_with_one_that_one_is_not_enough()
    {
        var alone = await Circle.OfAsync(house, friends: 0);
        var page = await alone.Maryam.GetAsync(Circle.Page);
        Assert.Contains("هنوز کسی را برنگزیده‌اید", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await alone.Maryam.GetAsync("/me")).Page.QuerySelector($"a[href='{Circle.Page}']"));
        var one = await Circle.OfAsync(house, friends: 1);
        page = await one.Maryam.GetAsync(Circle.Page);
        Assert.Contains("هنوز دو نفر به حساب نمی‌آیند", page.Text, StringComparison.Ordinal);
        var two = await Circle.OfAsync(house);
        page = await two.Maryam.GetAsync(Circle.Page);
        Assert.DoesNotContain("هنوز دو نفر به حساب نمی‌آیند", page.Text, StringComparison.Ordinal);
        page = await two.Friends[0].Visitor.GetAsync(Circle.Page);
        Assert.Contains("اینان به شما اعتماد دارند", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_reads_that_their_way_back_is_the_counter()
    {
        var (davoud, _, _) = await house.OfficerAsync("lighting", IdentityModule.ManageOffices);
        var page = await davoud.GetAsync(Circle.Page);
        Assert.Contains("با مدرک به پیشخوان", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_trusted_and_asked_is_among_ones_data_and_follows_the_keys()
    {
        var circle = await Circle.OfAsync(house);
        var address = await circle.LoseAsync(Citizen.New());
        var held = await circle.Maryam.GetAsync("/me/data");
        Assert.Contains("بازگشت به حساب با معتمدان", held.Text, StringComparison.Ordinal);
        var keys = house.City.Services.GetRequiredService<ICityKeys>();
        var fresh = (keys.Rotate(PersonalData.Ring, TimeSpan.Zero), keys.Rotate(LookUpIndex.Ring, TimeSpan.Zero));
        while (await house.City.InTransactionAsync(scope => KeyRotation.RunAsync(scope, CancellationToken.None)))
        {
            // Batch after batch until nothing is old.
        }

        Assert.Equal(0, await OldAsync("identity_trusts where national_code not like @v", $"1.{fresh.Item1.Id}.%"));
        Assert.Equal(0, await OldAsync("identity_trusts where national_code_index not like @v", $"{fresh.Item2.Id}.%"));
        Assert.Equal(
            0,
            await OldAsync("identity_trusted_recoveries where mobile not like @v", $"1.{fresh.Item1.Id}.%")
        );
        await circle.VouchAsync(circle.Friends[0], address);
        await circle.VouchAsync(circle.Friends[1], address);
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Confirmed));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_sign_in_first()
    {
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.Equal("/sign-in?next=%2Fme%2Ftrusted", (await stranger.GetAsync(Circle.Page)).Location);
    }

    private Task<long> OldAsync(string rest, string value) =>
        Database.CountAsync(house.City, $"select count(*) from {rest}", value);
}
