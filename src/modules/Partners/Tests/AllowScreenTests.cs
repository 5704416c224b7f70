using System.Net;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Partners.Tests;

public sealed class AllowScreenTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Fact]
    public async Task Maryam_types_the_code_of_a_screen_reads_what_leaves_agrees_and_the_screen_knows_her()
    {
        var person = PersonId.New();
        house.People.Reachable[person] = new Reach("+989121234567", null, "fa");
        var maryam = house.Person("مریم احمدی", person);
        var screen = await house.BeginAsync(scope: "openid profile phone");
        Assert.Equal("authorization_pending", (await house.PollAsync(screen)).Text("error"));

        var page = await maryam.TypeAsync(PersianText.ToPersianDigits(screen.Code).Replace("-", "  – "));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("میز امانت", page.Heading, StringComparison.Ordinal);
        Assert.Contains("تا کتاب را به نام خودتان امانت بدهد", page.Text, StringComparison.Ordinal);
        Assert.Contains("مریم احمدی", page.Text, StringComparison.Ordinal);
        Assert.Contains("شمارهٔ همراه", page.Text, StringComparison.Ordinal);
        Assert.Contains("نپذیرید", page.Text, StringComparison.Ordinal);
        // The mark keeps the halves in the order in which the screen shows them.
        Assert.Contains("کد \u200E" + PersianText.ToPersianDigits(screen.Code), page.Text, StringComparison.Ordinal);
        Assert.Equal("authorization_pending", (await house.PollAsync(screen)).Text("error"));

        var done = await maryam.SubmitAsync(page, "#consent", ("Decision", "allow"));
        Assert.Equal("/device?done=allowed", done.Location);
        var tokens = await house.PollAsync(screen);
        Assert.Equal(HttpStatusCode.OK, tokens.Status);
        Assert.Null(tokens.Text("refresh_token"));
        var read = await house.ReadAsync(tokens.Text("id_token"), screen.Partner);
        Assert.True(read.IsValid, read.Exception?.Message);
        Assert.Equal("مریم احمدی", read.Claims["name"]);
        Assert.Equal("+989121234567", read.Claims["phone_number"]);
        Assert.Contains("میز امانت", (await maryam.GetAsync("/me/partners")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_fills_the_code_in_and_decides_nothing_by_itself()
    {
        var maryam = house.Person("مریم احمدی");
        var screen = await house.BeginAsync();
        var link = new Uri(screen.Answer.Text("verification_uri_complete") ?? "");
        Assert.Equal(AllowScreen.Address, link.AbsolutePath);
        var page = await maryam.GetAsync(link.PathAndQuery);
        Assert.DoesNotContain("میز امانت", page.Text, StringComparison.Ordinal);
        var asked = await maryam.SubmitAsync(page, "#code");
        Assert.Contains("میز امانت", asked.Heading, StringComparison.Ordinal);
        Assert.Equal("authorization_pending", (await house.PollAsync(screen)).Text("error"));
    }

    [Fact]
    public async Task Whoever_does_not_agree_is_not_known_and_the_screen_hears_so()
    {
        var maryam = house.Person("مریم احمدی");
        var screen = await house.BeginAsync();
        var done = await maryam.DecideAsync(screen.Code, "refuse");
        Assert.Equal("/device?done=refused", done.Location);
        Assert.Equal("access_denied", (await house.PollAsync(screen)).Text("error"));
        var again = await maryam.TypeAsync(screen.Code);
        Assert.Contains(PartnersProblems.CodeUnknown.Fa, again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_agree_to_the_same_code_at_once_the_screen_knows_one()
    {
        var screen = await house.BeginAsync();
        var (maryam, bahram) = (house.Person("مریم احمدی"), house.Person("بهرام جعفری"));
        var (hers, his) = (await maryam.TypeAsync(screen.Code), await bahram.TypeAsync(screen.Code));
        var both = await Task.WhenAll(
            maryam.SubmitAsync(hers, "#consent", ("Decision", "allow")),
            bahram.SubmitAsync(his, "#consent", ("Decision", "allow"))
        );
        Assert.Single(both, s => s.Location == "/device?done=allowed");
        Assert.Single(both, s => s.Status == HttpStatusCode.UnprocessableEntity);
        var known = await house.ReadAsync((await house.PollAsync(screen)).Text("id_token"), screen.Partner);
        Assert.Equal(both[0].Location is null ? "بهرام جعفری" : "مریم احمدی", known.Claims["name"]);
    }

    [Fact]
    public async Task What_was_taken_back_before_the_screen_fetched_it_is_not_given()
    {
        var maryam = house.Person("مریم احمدی");
        var screen = await house.BeginAsync();
        await maryam.DecideAsync(screen.Code, "allow");
        var mine = await maryam.GetAsync("/me/partners");
        await maryam.SubmitAsync(mine, "form[action$='/revocation']");
        Assert.Equal(HttpStatusCode.BadRequest, (await house.PollAsync(screen)).Status);
    }

    [Fact]
    public async Task Whoever_guesses_codes_waits_even_with_a_right_one_and_nobody_else_does()
    {
        var screen = await house.BeginAsync();
        var farhad = house.Person("فرهاد کریمی");
        var wrong = screen.Code.Replace(screen.Code[0], screen.Code[0] == '9' ? '8' : '9');
        for (var i = 0; i < Guesses.OfPerson; i++)
        {
            var missed = await farhad.TypeAsync(wrong);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, missed.Status);
        }

        var held = await farhad.TypeAsync(screen.Code);
        Assert.Equal(HttpStatusCode.TooManyRequests, held.Status);
        Assert.Equal(HttpStatusCode.OK, (await house.Person("مریم احمدی").TypeAsync(screen.Code)).Status);
        house.City.Clock.Advance(ScreenCodes.Life);
        var fresh = await house.BeginAsync();
        Assert.Equal(HttpStatusCode.OK, (await farhad.TypeAsync(fresh.Code)).Status);
    }

    [Fact]
    public async Task Whoever_guesses_many_codes_at_once_is_counted_one_by_one()
    {
        var farhad = house.Person("فرهاد کریمی");
        var form = await farhad.GetAsync(AllowScreen.Address);
        var all = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(i => farhad.SubmitAsync(form, "#code", ("user_code", $"{i:00000000}")))
        );
        Assert.Equal(Guesses.OfPerson, all.Count(s => s.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(12 - Guesses.OfPerson, all.Count(s => s.Status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_guest_signs_in_first_and_whoever_acts_for_another_comes_back_to_their_own_name()
    {
        var guest = house.City.Visitor(followRedirects: false);
        var seen = await guest.GetAsync("/device?user_code=12345678");
        Assert.StartsWith("/sign-in?next=%2Fdevice", seen.Location, StringComparison.Ordinal);
        var other = PersonId.New();
        var bahram = house.Person(
            "بهرام جعفری",
            change: a => a with { For = other, Mandate = new Mandate(new Principal(other, "مریم احمدی"), ["*"], []) }
        );
        Assert.StartsWith("/me/acting?next=", (await bahram.GetAsync("/device")).Location, StringComparison.Ordinal);
    }
}
