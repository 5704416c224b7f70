using System.Net;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class ReviewSessionTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_sign_in_from_a_new_device_is_told_and_ended_by_one_button()
    {
        var who = Citizen.New();
        var telephone = await house.SignUpAsync(who);
        Assert.Empty(await LettersAsync(who));
        var thief = await house.SignInAsync(who);
        var letter = Assert.Single(await LettersAsync(who));
        Assert.Equal("دستگاهی ناشناخته", letter.Values["device"]);

        var page = await telephone.GetAsync(letter.Href ?? "");
        Assert.Equal("این شما بودید؟", page.Heading);
        await telephone.SubmitAsync(page, "form[action$='/revocation']");
        Assert.StartsWith("/sign-in", (await thief.GetAsync("/me")).Address, StringComparison.Ordinal);
        Assert.Equal("/me", (await telephone.GetAsync("/me")).Address);
        Assert.Equal(HttpStatusCode.NotFound, (await telephone.GetAsync(letter.Href ?? "")).Status);
    }

    [Fact]
    public async Task A_device_that_was_seen_before_is_no_news_by_whatever_proof_it_comes()
    {
        var who = Citizen.New();
        var telephone = await house.SignUpAsync(who);
        using var passkey = new SoftPasskey();
        await passkey.AddAsync(telephone);
        for (var i = 0; i < 2; i++)
        {
            await telephone.SubmitAsync(await telephone.GetAsync("/sign-out"), Forms.SignOut);
            await passkey.SignInAsync(telephone);
            Assert.Equal("/me", (await telephone.GetAsync("/me")).Address);
        }

        Assert.Empty(await LettersAsync(who));
        await passkey.SignInAsync(house.City.Visitor());
        Assert.Single(await LettersAsync(who));
    }

    [Fact]
    public async Task Two_people_of_one_browser_share_nothing_that_the_city_keeps()
    {
        var (maryam, farhad) = (Citizen.New(), Citizen.New("فرهاد", "مرادی"));
        var library = await house.SignUpAsync(maryam);
        await library.SubmitAsync(await library.GetAsync("/sign-out"), Forms.SignOut);
        await house.SignUpAsync(farhad, library);
        var own = "select count(*) from identity_devices where person_id = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, own, (await house.FindAsync(maryam))?.Value));
        Assert.Equal(1, await Database.CountAsync(house.City, own, (await house.FindAsync(farhad))?.Value));
        var shared =
            "select count(*) from identity_devices a join identity_devices b "
            + "on a.device_hash = b.device_hash and a.person_id <> b.person_id";
        Assert.Equal(0, await Database.CountAsync(house.City, shared));
    }

    [Fact]
    public async Task Nobody_reviews_the_session_of_another()
    {
        var who = Citizen.New();
        await house.SignUpAsync(who);
        await house.SignInAsync(who);
        var letter = Assert.Single(await LettersAsync(who));
        var stranger = await house.SignUpAsync(Citizen.New());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(letter.Href ?? "")).Status);
    }

    [Fact]
    public async Task A_device_nobody_came_back_from_is_forgotten()
    {
        var who = Citizen.New();
        await house.SignUpAsync(who);
        house.City.Clock.Advance(Device.Length + TimeSpan.FromDays(1));
        await house.City.InTransactionAsync(scope => SweepFlows.RunAsync(scope, CancellationToken.None));
        var sql = "select count(*) from identity_devices where person_id = @v";
        Assert.Equal(0, await Database.CountAsync(house.City, sql, (await house.FindAsync(who))?.Value));
    }

    private async Task<List<Message>> LettersAsync(Citizen who) =>
        house.Telephones.ToldOf(await house.FindAsync(who), "new_device");
}
