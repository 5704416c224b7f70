using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class MyEmailTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Without_an_address_the_page_says_how_to_get_one_and_with_one_since_when()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var page = await maryam.Visitor.GetAsync(MyEmail.Address);
        Assert.NotNull(page.Page.QuerySelector($"main a[href='{GiveEmail.Address}']"));
        Assert.Contains(MyEmail.Address, (await maryam.Visitor.GetAsync("/me")).Body, StringComparison.Ordinal);
        var address = await maryam.HaveAsync();
        page = await maryam.Visitor.GetAsync(MyEmail.Address);
        Assert.Contains(address, page.Text, StringComparison.Ordinal);
        Assert.Contains("تأیید شده", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"main a[href='{GiveEmail.Address}']"));
    }

    [Fact]
    public async Task Only_a_confirmed_address_is_given_to_who_sends_letters()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var address = EmailSteps.NewAddress();
        await maryam.GiveAsync(address);
        Assert.Null(await ReachAsync(maryam));
        Assert.Null(await HeardAsync(maryam));
        await maryam.ConfirmAsync(maryam.CodeIn(address));
        Assert.Equal(address, await ReachAsync(maryam));
        Assert.Equal(address, await HeardAsync(maryam));
    }

    [Fact]
    public async Task It_is_among_all_their_data_and_so_is_one_that_waits()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var (first, second) = (await maryam.HaveAsync(), EmailSteps.NewAddress());
        await maryam.GiveAsync(second);
        var held = (await maryam.Visitor.GetAsync("/me/data")).Text;
        Assert.Contains(first, held, StringComparison.Ordinal);
        Assert.Contains(second, held, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stolen_database_holds_neither_and_a_rotation_reaches_both()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var (first, second) = (await maryam.HaveAsync(), EmailSteps.NewAddress());
        await maryam.GiveAsync(second);
        var everything = await Database.EverythingAsync(house.City);
        Assert.DoesNotContain(first, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(second, everything, StringComparison.Ordinal);

        var keys = house.City.Services.GetRequiredService<Shahr.Kit.Keys.ICityKeys>();
        var key = keys.Rotate(PersonalData.Ring, TimeSpan.Zero);
        while (await house.City.InTransactionAsync(s => s.GetRequiredService<KeyRotation>().StepAsync(default))) { }
        const string People = "select count(*) from identity_people where sealed_email not like @v";
        const string Claims = "select count(*) from identity_email_claims where sealed not like @v";
        Assert.Equal(0, await Database.CountAsync(house.City, People, $"1.{key.Id}.%"));
        Assert.Equal(0, await Database.CountAsync(house.City, Claims, $"1.{key.Id}.%"));
        Assert.Equal(first, await ReachAsync(maryam));
        Assert.Contains(second, (await maryam.CodePageAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_gives_an_address_in_anothers_name_and_a_stranger_is_asked_to_sign_in()
    {
        var two = await Neighbours.OfAsync(house);
        await two.AgreeAsync();
        var maryam = (await house.FindAsync(two.MaryamCard))?.ToString();
        var home = await two.Bahram.GetAsync("/");
        await two.Bahram.SubmitAsync(home, ".drop-form[action='/me/acting']", ("Person", maryam));
        string[] pages = [MyEmail.Address, GiveEmail.Address, ConfirmEmail.Address, RemoveEmail.Address];
        foreach (var page in pages)
        {
            Assert.StartsWith("/me/acting", (await two.Bahram.GetAsync(page)).Address, StringComparison.Ordinal);
            Assert.StartsWith(
                "/sign-in",
                (await house.City.Visitor().GetAsync(page)).Address,
                StringComparison.Ordinal
            );
        }
    }

    private Task<string?> ReachAsync(EmailSteps of) =>
        house.City.InScopeAsync(async s => (await s.GetRequiredService<IPeople>().ReachAsync(of.Person))?.Email);

    // The people of a notice to everybody.
    private Task<string?> HeardAsync(EmailSteps of) =>
        house.City.InScopeAsync(async s =>
            (await s.GetRequiredService<IAudiences>().NextAsync(new Audience(), null, 1000))
                .Single(l => l.Person == of.Person)
                .Reach.Email
        );
}
