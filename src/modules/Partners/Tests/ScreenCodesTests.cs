using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Partners.Tests;

public sealed class ScreenCodesTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Fact]
    public async Task A_screen_gets_eight_digits_an_address_ten_minutes_and_its_pace()
    {
        var answer = (await house.BeginAsync()).Answer;
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Matches("^[0-9]{4}-[0-9]{4}$", answer.Text("user_code"));
        Assert.EndsWith(AllowScreen.Address, answer.Text("verification_uri"), StringComparison.Ordinal);
        Assert.InRange(answer.Body.GetProperty("expires_in").GetInt32(), 595, 600);
        Assert.Equal(5, answer.Body.GetProperty("interval").GetInt32());
    }

    [Fact]
    public async Task Two_screens_of_one_partner_wait_side_by_side_and_nobody_has_allowed_anything_yet()
    {
        var one = await house.BeginAsync();
        var other = await house.BeginAsync(one.Partner);
        Assert.NotEqual(one.Code, other.Code);
        Assert.Equal(0, await house.City.InScopeAsync(s => ConsentsAsync(s, one.Partner)));
        await house.Person("مریم احمدی").DecideAsync(other.Code, "allow");
        Assert.Equal(1, await house.City.InScopeAsync(s => ConsentsAsync(s, one.Partner)));
        Assert.Equal("authorization_pending", (await house.PollAsync(one)).Text("error"));
        Assert.Equal(HttpStatusCode.OK, (await house.PollAsync(other)).Status);
    }

    private static Task<int> ConsentsAsync(IServiceProvider scope, KnownPartner partner) =>
        scope
            .GetRequiredService<PartnersDb>()
            .Consents.CountAsync(c => c.Application != null && c.Application.Id == partner.Id);

    [Theory]
    [InlineData("4821-7703", "48217703")]
    [InlineData("۴۸۲۱ ۷۷۰۳", "48217703")]
    [InlineData(" ٤٨٢١‌٧٧٠٣.", "48217703")]
    [InlineData("4821770", null)]
    [InlineData("482177031", null)]
    [InlineData("کد", null)]
    [InlineData(null, null)]
    public void Digits_of_every_keyboard_are_read_and_nothing_between_them(string? typed, string? read) =>
        Assert.Equal(read, ScreenCodes.Read(typed));

    [Fact]
    public async Task A_screen_that_asks_too_fast_is_told_to_slow_down_and_loses_nothing()
    {
        var screen = await house.BeginAsync();
        Assert.Equal("authorization_pending", (await house.PollAsync(screen, wait: false)).Text("error"));
        Assert.Equal("slow_down", (await house.PollAsync(screen, wait: false)).Text("error"));
        Assert.Equal("authorization_pending", (await house.PollAsync(screen)).Text("error"));
    }

    [Fact]
    public async Task A_code_that_was_fetched_is_fetched_once_raced_too()
    {
        var screen = await house.BeginAsync();
        await house.Person("مریم احمدی").DecideAsync(screen.Code, "allow");
        house.City.Clock.Advance(PollSlowly.Pause);
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.PollAsync(screen, wait: false)));
        Assert.Single(all, a => a.Status == HttpStatusCode.OK);
        Assert.Equal("invalid_grant", (await house.PollAsync(screen)).Text("error"));
    }

    [Fact]
    public async Task After_ten_minutes_neither_the_screen_nor_its_person_gets_anywhere()
    {
        var screen = await house.BeginAsync();
        house.City.Clock.Advance(ScreenCodes.Life + TimeSpan.FromSeconds(1));
        Assert.Equal("expired_token", (await house.PollAsync(screen)).Text("error"));
        var seen = await house.Person("مریم احمدی").TypeAsync(screen.Code);
        Assert.Contains(PartnersProblems.CodeUnknown.Fa, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_screen_begins_so_and_only_for_what_it_was_approved_for()
    {
        var server = await house.PartnerAsync();
        Assert.NotEqual(HttpStatusCode.OK, (await house.BeginAsync(server)).Answer.Status);
        var program = await house.PartnerAsync("127.0.0.1", confidential: false);
        Assert.Equal("unauthorized_client", (await house.BeginAsync(program)).Answer.Text("error"));
        var screen = await house.ScreenAsync("openid profile");
        Assert.NotEqual(HttpStatusCode.OK, (await house.BeginAsync(screen, "openid phone")).Answer.Status);
        var seen = await house.Person("مریم احمدی").GetAsync(new Journey(screen, "openid").Address());
        Assert.Equal(HttpStatusCode.BadRequest, seen.Status);
    }

    [Fact]
    public async Task A_screen_whose_partner_was_closed_is_known_to_nobody()
    {
        var screen = await house.BeginAsync();
        var parvin = house.Officer("پروین صالحی");
        await parvin.SubmitAsync(await parvin.GetAsync(screen.Partner.Page), "#close", ("Reason", "کارش تمام شد"));
        var seen = await house.Person("مریم احمدی").TypeAsync(screen.Code);
        Assert.Contains(PartnersProblems.CodeUnknown.Fa, seen.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await house.PollAsync(screen)).Status);
    }

    [Fact]
    public async Task No_more_screens_of_one_partner_wait_than_guessing_bears()
    {
        var partner = await house.ScreenAsync();
        var first = await house.BeginAsync(partner);
        await house.City.InTransactionAsync(async scope =>
        {
            var db = scope.GetRequiredService<PartnersDb>();
            var application = await db.Partners.FindAsync(partner.Id);
            for (var i = 1; i < BeginScreen.Most; i++)
                db.Tokens.Add(
                    new PartnerToken
                    {
                        Id = Guid.CreateVersion7(),
                        Application = application,
                        Type = "urn:openiddict:params:oauth:token-type:user_code",
                        Status = "valid",
                        ExpirationDate = house.City.Clock.GetUtcNow().UtcDateTime.AddMinutes(9),
                    }
                );
            await db.SaveChangesAsync();
            return 0;
        });
        Assert.Equal("slow_down", (await house.BeginAsync(partner)).Answer.Text("error"));
        await house.Person("مریم احمدی").DecideAsync(first.Code, "refuse");
        Assert.Equal(HttpStatusCode.OK, (await house.BeginAsync(partner)).Answer.Status);
    }
}
