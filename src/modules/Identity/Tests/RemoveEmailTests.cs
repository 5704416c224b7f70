using System.Net;

namespace Shahr.Identity.Tests;

public sealed class RemoveEmailTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Form = $"form[action='{RemoveEmail.Address}']";

    [Fact]
    public async Task A_page_asks_first_then_nothing_of_it_is_left_and_the_old_address_is_told_once()
    {
        var maryam = await EmailSteps.OfAsync(house);
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.Visitor.GetAsync(RemoveEmail.Address)).Status);
        var address = await maryam.HaveAsync();
        var waiting = EmailSteps.NewAddress();
        await maryam.GiveAsync(waiting);
        var asked = await maryam.Visitor.GetAsync(RemoveEmail.Address);
        Assert.Contains(address, asked.Text, StringComparison.Ordinal);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => maryam.Visitor.SubmitAsync(asked, Form)))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.NotFound));
        var held = (await maryam.Visitor.GetAsync("/me/data")).Text;
        Assert.DoesNotContain(address, held, StringComparison.Ordinal);
        Assert.DoesNotContain(waiting, held, StringComparison.Ordinal);
        const string Kept = "select count(*) from identity_people where id = @v and sealed_email is not null";
        Assert.Equal(0, await Database.CountAsync(house.City, Kept, maryam.Person.Value));
        Assert.Single(house.Telephones.ToldOf(maryam.Person, "email_removed"));
        Assert.Equal("email_removed", house.Telephones.To(address)[^1].Template);
        Assert.Equal(1, await maryam.AuditAsync("email_removed"));
    }

    [Fact]
    public async Task One_that_only_waited_is_forgotten_and_nobody_is_told_of_it()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var address = EmailSteps.NewAddress();
        await maryam.GiveAsync(address);
        var asked = await maryam.Visitor.GetAsync(RemoveEmail.Address);
        Assert.Equal(MyEmail.Address + "?done=removed", (await maryam.Visitor.SubmitAsync(asked, Form)).Address);
        Assert.Empty(house.Telephones.ToldOf(maryam.Person, "email_removed"));
        Assert.Equal(MyEmail.Address, (await maryam.CodePageAsync()).Address);
    }

    [Fact]
    public async Task Who_is_not_fresh_shows_again_who_they_are()
    {
        var maryam = await EmailSteps.OfAsync(house);
        await maryam.HaveAsync();
        house.City.Clock.Advance(TimeSpan.FromMinutes(11));
        var asked = await maryam.Visitor.GetAsync(RemoveEmail.Address);
        Assert.Equal(HttpStatusCode.Forbidden, (await maryam.Visitor.SubmitAsync(asked, Form)).Status);
    }
}
