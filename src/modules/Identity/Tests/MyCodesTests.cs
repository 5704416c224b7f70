using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;

namespace Shahr.Identity.Tests;

public sealed class MyCodesTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_code_of_the_sheet_proves_once_before_a_dangerous_act_and_nothing_else_does()
    {
        var (_, who, sheet) = await house.WithSheetAsync();
        Assert.Equal(RecoveryDesk.Many, sheet.Distinct().Count());
        var golab = house.City.Visitor();
        await PasswordSteps.TryAsync(golab, who.NationalCode, AccountSteps.Good);
        var asked = await golab.SubmitAsync(await golab.GetAsync(MyCodes.Address), AccountSteps.Sheet);
        Assert.Equal("خودتان هستید؟", asked.Heading);
        Assert.Contains("برگهٔ کدها", asked.Text, StringComparison.Ordinal);
        var wrong = await golab.SubmitAsync(asked, Forms.Proof, ("ProofCode", "0000 0000"));
        Assert.Contains("در برگهٔ شما نیست", wrong.ProblemAt("ProofCode"), StringComparison.Ordinal);
        var proved = await golab.SubmitAsync(asked, Forms.Proof, ("ProofCode", sheet[0]));
        Assert.Equal("برگهٔ کدهای شما", proved.Heading);

        // The sheet of before is over.
        var elsewhere = house.City.Visitor();
        await PasswordSteps.TryAsync(elsewhere, who.NationalCode, AccountSteps.Good);
        asked = await elsewhere.SubmitAsync(await elsewhere.GetAsync(MyCodes.Address), AccountSteps.Sheet);
        wrong = await elsewhere.SubmitAsync(asked, Forms.Proof, ("ProofCode", sheet[1]));
        Assert.Contains("در برگهٔ شما نیست", wrong.ProblemAt("ProofCode"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_sheet_the_way_leads_to_the_counter_and_the_password_stays()
    {
        var (who, code) = await house.AccountAsync();
        var golab = await house.EnterAsync(who, code);
        var page = await golab.GetAsync("/me/password");
        Assert.Null(page.Page.QuerySelector(PasswordSteps.Remove));
        house.City.Clock.Advance(ProveAgain.Fresh);
        var asked = await golab.SubmitAsync(page, "form[action='/me/password/new']");
        Assert.Contains("به پیشخوان شهر بیایید", asked.Text, StringComparison.Ordinal);
        Assert.Null(asked.Page.QuerySelector(Forms.Proof));
    }

    [Fact]
    public async Task Whoever_has_a_mobile_needs_none()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var page = await maryam.GetAsync(MyCodes.Address);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
    }

    [Fact]
    public async Task Paper_opens_no_office()
    {
        var (golab, who, _) = await house.WithSheetAsync();
        var person = await house.FindAsync(who) ?? throw new InvalidOperationException("Nobody.");
        await house.Seed.GrantAsync(person, "lighting", [IdentityModule.ManageOffices], "حکم آزمون");
        house.City.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.StartsWith("/me/second-factor", (await golab.GetAsync("/offices")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_who_asks_for_a_mobile_hears_that_there_is_none()
    {
        var (golab, who, _) = await house.WithSheetAsync();
        var person = await house.FindAsync(who) ?? throw new InvalidOperationException("Nobody.");
        var (reach, record, heard) = await house.AsAsync(
            person,
            async scope =>
                (
                    await scope.GetRequiredService<IPeople>().ReachAsync(person),
                    await scope.GetRequiredService<IPeople>().RecordAsync(person, "آزمون"),
                    await scope.GetRequiredService<IAudiences>().NextAsync(new Audience { Among = [person] }, null, 5)
                )
        );
        Assert.Null(reach?.Mobile);
        Assert.Null(record?.Mobile);
        Assert.Null(Assert.Single(heard).Reach.Mobile);
        Assert.Equal(HttpStatusCode.OK, (await golab.GetAsync("/me/data")).Status);
        var (davoud, _, _) = await house.AtCounterAsync();
        var page = await CounterSteps.SearchAsync(davoud, who.NationalCode);
        Assert.Contains("ندارد", page.Text, StringComparison.Ordinal);
        // Nobody who comes back by friends could be warned here: nothing is opened.
        var lost = "select count(*) from identity_trusted_recoveries where person_id = @v";
        Assert.Equal(0, await Database.CountAsync(house.City, lost, person.Value));
    }
}
