using System.Net;

namespace Shahr.Identity.Tests;

public sealed class DecideGrantTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_dangerous_permission_does_nothing_until_a_second_manager_confirms_it()
    {
        var (kaveh, asker, _) = await house.ManagerAsync("کاوه", "نوری");
        var (parvin, _, _) = await house.ManagerAsync("پروین", "صالحی");
        var who = Citizen.New("داوود", "رضایی");
        var davoud = await house.SignUpAsync(who);
        var person = await house.FindAsync(who) ?? default;
        string[] both = [IdentityModule.Recover, IdentityModule.ConfirmOrganisations];
        var office = await GrantSteps.GiveAsync(kaveh, "citizen-services", who, both);
        Assert.Contains("تا تأیید مدیر دیگری کار نمی‌کند", office.Text, StringComparison.Ordinal);
        Assert.Equal(1, await GrantSteps.HeldAsync(house, person, IdentityModule.ConfirmOrganisations));
        Assert.Equal(0, await GrantSteps.HeldAsync(house, person, IdentityModule.Recover));
        await new SoftAuthenticator(house).AddAsync(davoud);
        Assert.Equal(HttpStatusCode.OK, (await davoud.GetAsync("/organisations")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await davoud.GetAsync("/recoveries")).Status);
        Assert.Single(house.Telephones.ToldOf(person, "grant_asked"));

        // What waits is not asked twice.
        var address = await GrantSteps.AskAsync(kaveh, "citizen-services", who, IdentityModule.Recover);
        Assert.Equal(1, await GrantSteps.CountAsync(house, person, FourEyesState.Waiting));
        var page = await parvin.SubmitAsync(await parvin.GetAsync(address), GrantSteps.Confirm);
        Assert.Contains("تأیید و داده شد", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await davoud.GetAsync("/recoveries")).Status);
        Assert.Single(house.Telephones.ToldOf(person, "grant_given"));
        Assert.Contains(house.Telephones.ToldOf(asker, "grant_given"), l => l.Values["name"] == "داوود رضایی");
        foreach (var action in new[] { "identity.grant_asked", "identity.grant_confirmed" })
        {
            var written = $"select count(*) from kit_audit_entries where action = '{action}' and payload like @v";
            Assert.Equal(1, await Database.CountAsync(house.City, written, $"%{address[^36..]}%"));
        }
    }

    [Fact]
    public async Task Neither_who_asked_nor_who_is_to_hold_it_confirms_it()
    {
        var (kaveh, _, _) = await house.ManagerAsync("کاوه", "نوری");
        var (parvin, person, receiver) = await house.ManagerAsync("پروین", "صالحی");
        var address = await GrantSteps.AskAsync(kaveh, "registry", receiver, IdentityModule.ChangePeople);
        var page = await kaveh.GetAsync(address);
        Assert.Null(page.Page.QuerySelector(GrantSteps.Confirm));
        page.Page.QuerySelector(GrantSteps.Stop)?.SetAttribute("action", address + "/confirmation");
        var forged = await kaveh.SubmitAsync(page, GrantSteps.Stop);
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Contains("مدیر دیگری", forged.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await parvin.GetAsync(address)).Status);
        var list = await parvin.GetAsync("/offices/registry");
        list.Page.QuerySelector("#add")?.SetAttribute("action", address + "/confirmation");
        Assert.Equal(HttpStatusCode.Forbidden, (await parvin.SubmitAsync(list, "#add")).Status);
        Assert.Equal(1, await GrantSteps.CountAsync(house, person, FourEyesState.Waiting));
        Assert.Equal(0, await GrantSteps.HeldAsync(house, person, IdentityModule.ChangePeople));
        var unknown = await kaveh.GetAsync($"/grants/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
    }

    [Fact]
    public async Task It_is_refused_by_another_or_taken_back_by_who_asked_with_a_reason_that_both_read()
    {
        var (kaveh, asker, _) = await house.ManagerAsync("کاوه", "نوری");
        var (parvin, _, _) = await house.ManagerAsync("پروین", "صالحی");
        var (who, person) = await house.PersonAsync();
        var address = await GrantSteps.AskAsync(kaveh, "roads", who, IdentityModule.Recover);
        var page = await parvin.GetAsync(address);
        Assert.NotNull((await parvin.SubmitAsync(page, GrantSteps.Stop)).ProblemAt("Reason"));
        page = await parvin.SubmitAsync(page, GrantSteps.Stop, ("Reason", "حکمی ندیدم"));
        Assert.Contains("رد شد", page.Text, StringComparison.Ordinal);
        Assert.Equal("حکمی ندیدم", Assert.Single(house.Telephones.ToldOf(asker, "grant_stopped")).Values["reason"]);
        Assert.Single(house.Telephones.ToldOf(person, "grant_stopped"));

        var again = await GrantSteps.AskAsync(kaveh, "roads", who, IdentityModule.Recover);
        Assert.NotEqual(address, again);
        var late = await parvin.GetAsync(again);
        page = await kaveh.SubmitAsync(await kaveh.GetAsync(again), GrantSteps.Stop, ("Reason", "اشتباه شد"));
        Assert.Contains("پس گرفته شد", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await parvin.SubmitAsync(late, GrantSteps.Confirm)).Status);
        Assert.Equal(1, await GrantSteps.CountAsync(house, person, FourEyesState.Stopped));
        Assert.Equal(1, await GrantSteps.CountAsync(house, person, FourEyesState.Withdrawn));
        Assert.Equal(0, await GrantSteps.HeldAsync(house, person, IdentityModule.Recover));
    }

    [Fact]
    public async Task After_fourteen_days_nobody_confirms_it_and_it_may_be_asked_anew()
    {
        var (kaveh, _, first) = await house.ManagerAsync("کاوه", "نوری");
        var (_, _, second) = await house.ManagerAsync("پروین", "صالحی");
        var (who, person) = await house.PersonAsync();
        var address = await GrantSteps.AskAsync(kaveh, "parks", who, IdentityModule.Recover);
        house.City.Clock.Advance(WaitingGrant.Length - TimeSpan.FromMinutes(3));
        var parvin = await house.SignInAsync(second);
        var page = await parvin.GetAsync(address);
        house.City.Clock.Advance(TimeSpan.FromMinutes(3));
        var late = await parvin.SubmitAsync(page, GrantSteps.Confirm);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("۱۴ روز گذشت", late.Text, StringComparison.Ordinal);
        Assert.Equal(0, await GrantSteps.HeldAsync(house, person, IdentityModule.Recover));

        kaveh = await house.SignInAsync(first);
        await GrantSteps.AskAsync(kaveh, "parks", who, IdentityModule.Recover);
        Assert.Equal(1, await GrantSteps.CountAsync(house, person, FourEyesState.Expired));
        Assert.Equal(1, await GrantSteps.CountAsync(house, person, FourEyesState.Waiting));
    }

    [Fact]
    public async Task Of_two_who_confirm_and_one_who_takes_it_back_at_once_one_wins()
    {
        var (kaveh, _, _) = await house.ManagerAsync("کاوه", "نوری");
        var (parvin, _, _) = await house.ManagerAsync("پروین", "صالحی");
        var (shirin, _, _) = await house.ManagerAsync("شیرین", "کریمی");
        for (var round = 0; round < 4; round++)
        {
            var (who, person) = await house.PersonAsync();
            var address = await GrantSteps.AskAsync(kaveh, "water", who, IdentityModule.Recover);
            var (one, two) = (await parvin.GetAsync(address), await shirin.GetAsync(address));
            var own = await kaveh.GetAsync(address);
            var answers = await Task.WhenAll(
                Task.Run(() => parvin.SubmitAsync(one, GrantSteps.Confirm)),
                Task.Run(() => shirin.SubmitAsync(two, GrantSteps.Confirm)),
                Task.Run(() => kaveh.SubmitAsync(own, GrantSteps.Stop, ("Reason", "اشتباه شد")))
            );
            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.Conflict));
            var given = await GrantSteps.CountAsync(house, person, FourEyesState.Done);
            Assert.Equal(given, await GrantSteps.HeldAsync(house, person, IdentityModule.Recover));
            Assert.Equal(given, house.Telephones.ToldOf(person, "grant_given").Count);
            Assert.Equal(1 - given, await GrantSteps.CountAsync(house, person, FourEyesState.Withdrawn));
        }
    }
}
