using System.Net;

namespace Shahr.Identity.Tests;

public sealed class ReviewOfficeTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task The_list_says_who_holds_what_by_whom_it_was_given_and_confirmed_and_when_they_were_last_here()
    {
        var (kaveh, _, first) = await house.ManagerAsync("کاوه", "نوری");
        var (parvin, _, _) = await house.ManagerAsync("پروین", "صالحی");
        var (davoud, person, who) = await house.OfficerAsync("registry", IdentityModule.ConfirmGuardians);
        var (_, unseen) = await house.HolderAsync("registry", "cases.work");
        var address = await GrantSteps.AskAsync(kaveh, "registry", who, IdentityModule.ChangePeople);
        // A gift says everything that is held: the other permission was taken by it.
        await parvin.SubmitAsync(await parvin.GetAsync(address), GrantSteps.Confirm);
        house.ToNextQuarter();
        var manager = await house.SignInAsync(first);
        var page = await manager.GetAsync("/reviews/registry");
        Assert.Contains("کاوه نوری، با تأیید پروین صالحی", page.Text, StringComparison.Ordinal);
        Assert.Contains("خود شهر", page.Text, StringComparison.Ordinal);
        Assert.Contains("دیده نشده", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector("[data-print]"));
        foreach (var one in new[] { person, unseen })
            Assert.NotNull(page.Page.QuerySelector($"main a[href='{ReviewSteps.AddressOf("registry", one)}']"));

        // That somebody saw when he was last here, he sees.
        davoud = await house.SignInAsync(who);
        var looks = await davoud.GetAsync("/me/looks");
        Assert.Contains("بازبینی فصلی دسترسی‌ها", looks.Text, StringComparison.Ordinal);
        Assert.Contains("آخرین حضور", looks.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_without_officers_says_how_to_begin_and_there_is_no_other()
    {
        var (manager, _, _) = await house.ManagerAsync("کاوه", "نوری");
        var empty = await manager.GetAsync("/reviews/legal");
        Assert.NotNull(empty.Page.QuerySelector("main a[href='/offices/legal']"));
        Assert.Null(empty.Page.QuerySelector("[data-print]"));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/reviews/nowhere")).Status);
    }
}
