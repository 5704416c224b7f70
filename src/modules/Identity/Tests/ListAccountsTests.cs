using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Identity.Tests;

public sealed class ListAccountsTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private RegistrySimulator Registry => house.City.Services.GetRequiredService<RegistrySimulator>();

    [Fact]
    public async Task Davoud_writes_an_account_down_and_nobody_is_there_yet_nor_plain_in_the_database()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var who = Citizen.New("ننه", "گلاب");
        var page = await AccountSteps.BeginAsync(davoud, who);
        Assert.StartsWith(ListAccounts.Address + "/", page.Address, StringComparison.Ordinal);
        Assert.Contains("کد ملی، نام و زادروز را با هم می‌شناسد", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector(CounterSteps.Confirm));
        Assert.Null(await house.FindAsync(who));
        Assert.DoesNotContain(who.NationalCode, await Database.EverythingAsync(house.City), StringComparison.Ordinal);
        var list = await davoud.GetAsync(ListAccounts.Address);
        Assert.DoesNotContain("گلاب", list.Page.QuerySelector("table")?.TextContent, StringComparison.Ordinal);
        var audit = "select count(*) from kit_audit_entries where action = 'identity.account_begun'";
        Assert.NotEqual(0, await Database.CountAsync(house.City, audit));
    }

    [Fact]
    public async Task Everything_missing_is_said_at_once()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var page = await davoud.SubmitAsync(await davoud.GetAsync(ListAccounts.Address), AccountSteps.Begin);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(6, page.Page.QuerySelectorAll(".error-summary li").Length);
        page = await AccountSteps.BeginAsync(davoud, Citizen.New(), birth: "1390/13/40");
        Assert.Contains("زادروز", page.ProblemAt("Birth"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_registry_does_not_know_gets_no_account_and_a_silent_one_leaves_it_to_the_paper()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var page = await AccountSteps.BeginAsync(davoud, Citizen.New("ننه", RegistrySimulator.NobodysName));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("ثبت احوال", page.Text, StringComparison.Ordinal);
        Registry.Faults = new RegistryFaults(FailEvery: 1);
        page = await AccountSteps.BeginAsync(davoud, Citizen.New());
        Registry.Faults = new RegistryFaults();
        Assert.Contains("پاسخی نداد", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_an_account_with_a_mobile_is_led_to_the_recovery()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (who, _) = await house.PersonAsync();
        var page = await AccountSteps.BeginAsync(davoud, who);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("بازیابی دسترسی", page.ProblemAt("NationalCode"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_counters_that_write_down_one_person_at_once_write_down_one()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var who = Citizen.New();
        var pages = await Task.WhenAll(
            new[] { davoud, parvin }.Select(o => Task.Run(() => AccountSteps.BeginAsync(o, who)))
        );
        Assert.Single(pages, p => p.Status == HttpStatusCode.OK);
        Assert.Single(pages, p => p.Status == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task After_ten_minutes_the_officer_proves_again_and_others_do_not_come_in()
    {
        var (davoud, _, officer) = await house.AtCounterAsync();
        house.City.Clock.Advance(ProveAgain.Fresh);
        var page = await AccountSteps.BeginAsync(davoud, Citizen.New());
        Assert.Equal("خودتان هستید؟", page.Heading);
        page = await davoud.SubmitAsync(page, Forms.Proof, ("ProofCode", await house.CodeOfAsync(officer)));
        Assert.StartsWith(ListAccounts.Address + "/", page.Address, StringComparison.Ordinal);
        var (citizen, _) = await house.PersonAsync();
        var maryam = await house.SignInAsync(citizen);
        Assert.Equal(HttpStatusCode.Forbidden, (await maryam.GetAsync(ListAccounts.Address)).Status);
    }
}
