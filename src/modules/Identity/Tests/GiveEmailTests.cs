using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class GiveEmailTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_code_goes_to_the_new_address_alone_and_what_was_kept_stays()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var (first, second) = (await maryam.HaveAsync(), EmailSteps.NewAddress());
        var page = await maryam.GiveAsync(second);
        Assert.Equal(ConfirmEmail.Address, page.Address);
        Assert.Contains(second, page.Text, StringComparison.Ordinal);
        Assert.Equal("email_code", Assert.Single(house.Telephones.To(second)).Template);
        var mine = (await maryam.Visitor.GetAsync(MyEmail.Address)).Text;
        Assert.Contains(first, mine, StringComparison.Ordinal);
        Assert.Contains("در انتظار کد", mine, StringComparison.Ordinal);
        Assert.Equal(2, await maryam.AuditAsync("email_asked"));
    }

    [Theory]
    [InlineData("", "درست نیست")]
    [InlineData("maryam@example", "درست نیست")]
    [InlineData("mаryam@example.ir", "الفباهای گوناگون")] // а is Cyrillic
    [InlineData("maryam@gооgle.com", "الفباهای گوناگون")] // о is Cyrillic
    [InlineData("a@example.ir, b@example.ir", "درست نیست")]
    public async Task What_is_no_address_or_passes_for_another_comes_back_as_typed(string typed, string why)
    {
        var maryam = await EmailSteps.OfAsync(house);
        var page = await maryam.GiveAsync(typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(why, page.ProblemAt("Email"), StringComparison.Ordinal);
        Assert.Equal(typed, page.Page.QuerySelector("[name=Email]")?.GetAttribute("value"));
        Assert.Equal(0, await maryam.AuditAsync("email_asked"));
    }

    [Fact]
    public async Task An_address_that_another_person_has_is_answered_as_any_other_and_both_may_have_it()
    {
        var (maryam, bahram) = (await EmailSteps.OfAsync(house), await EmailSteps.OfAsync(house));
        var shared = await maryam.HaveAsync();
        var (taken, free) = (await bahram.GiveAsync(shared), EmailSteps.NewAddress());
        var other = await (await EmailSteps.OfAsync(house)).GiveAsync(free);
        Assert.Equal(other.Status, taken.Status);
        Assert.Equal(
            other.Text.Replace(free, "", StringComparison.Ordinal),
            taken.Text.Replace(shared, "", StringComparison.Ordinal)
        );
        await bahram.ConfirmAsync(bahram.CodeIn(shared));
        Assert.Contains(shared, (await bahram.Visitor.GetAsync(MyEmail.Address)).Text, StringComparison.Ordinal);
        Assert.Contains(shared, (await maryam.Visitor.GetAsync(MyEmail.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_gets_five_codes_an_hour_and_ten_a_day_then_hears_how_long_to_wait()
    {
        var maryam = await EmailSteps.OfAsync(house);
        for (var i = 0; i < EmailDesk.MostAnHour; i++)
            Assert.Equal(ConfirmEmail.Address, (await maryam.GiveAsync(EmailSteps.NewAddress())).Address);
        var refused = await maryam.GiveAsync(EmailSteps.NewAddress());
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("دقیقه صبر کنید", refused.Text, StringComparison.Ordinal);
        Assert.True(refused.Response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task One_mailbox_gets_six_letters_a_day_whoever_asks_and_no_page_tells_it()
    {
        var mailbox = EmailSteps.NewAddress();
        var first = await EmailSteps.OfAsync(house);
        var page = await first.GiveAsync(mailbox);
        for (var i = 1; i < EmailDesk.MostToOneMailbox; i++)
            await (await EmailSteps.OfAsync(house)).GiveAsync(mailbox);
        var late = await EmailSteps.OfAsync(house);
        var tagged = mailbox.ToUpperInvariant().Replace("@", "+1@", StringComparison.Ordinal);
        await late.GiveAsync(tagged);
        var same = await (await EmailSteps.OfAsync(house)).GiveAsync(mailbox);
        Assert.Equal(page.Text, same.Text);
        Assert.Equal(EmailDesk.MostToOneMailbox, house.Telephones.To(mailbox).Count);
        Assert.Empty(
            house.Telephones.To("MARYAM" + tagged[6..tagged.IndexOf('@', StringComparison.Ordinal)] + "@example.ir")
        );
    }

    [Fact]
    public async Task The_address_they_have_already_is_refused_kindly()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var refused = await maryam.GiveAsync(await maryam.HaveAsync());
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("رایانامهٔ کنونی شماست", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_fresh_shows_again_who_they_are_and_what_was_typed_is_carried()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var page = await maryam.Visitor.GetAsync(GiveEmail.Address);
        house.City.Clock.Advance(TimeSpan.FromMinutes(11));
        var address = EmailSteps.NewAddress();
        var asked = await maryam.Visitor.SubmitAsync(page, $"form[action='{GiveEmail.Address}']", ("Email", address));
        Assert.Equal(HttpStatusCode.Forbidden, asked.Status);
        Assert.Empty(house.Telephones.To(address));
        var done = await house.ProveByMessageAsync(maryam.Visitor, asked, maryam.Card);
        Assert.Equal(ConfirmEmail.Address, done.Address);
        Assert.Single(house.Telephones.To(address));
    }
}
