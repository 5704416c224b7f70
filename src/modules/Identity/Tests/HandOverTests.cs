using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Joiner, mover, leaver, through the whole city: what an officer held goes back to the office.</summary>
public sealed class HandOverTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Claim = "form[action$='/claim']";

    [Fact]
    public async Task An_officer_with_three_steps_leaves_and_all_three_wait_for_a_colleague()
    {
        var (kaveh, _, _) = await house.ManagerAsync("کاوه", "نوری");
        var (davoud, person, _) = await house.OfficerAsync("oversight", "cases.decide");
        var (parvin, _, _) = await house.OfficerAsync("oversight", "cases.decide", "پروین", "صالحی");
        var numbers = await TakeThreeAsync(davoud);
        Assert.Null((await parvin.GetAsync($"/desk/{numbers[0]}")).Page.QuerySelector(Claim));

        var office = await GrantSteps.RemoveAsync(kaveh, "oversight", person);
        Assert.Null(office.Page.QuerySelector($"form[action*='/officers/{person}/']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await davoud.GetAsync("/desk")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await davoud.GetAsync($"/desk/{numbers[0]}")).Status);
        await AllFreeAsync(parvin, numbers);
    }

    [Fact]
    public async Task An_officer_who_gets_other_work_keeps_the_office_and_hands_back_what_they_may_not_do_now()
    {
        var (kaveh, _, _) = await house.ManagerAsync("کاوه", "نوری");
        var (davoud, _, who) = await house.OfficerAsync("oversight", "cases.decide");
        var (parvin, _, _) = await house.OfficerAsync("oversight", "cases.decide", "پروین", "صالحی");
        var numbers = await TakeThreeAsync(davoud);
        await GrantSteps.GiveAsync(kaveh, "oversight", who, "cases.work");
        await AllFreeAsync(parvin, numbers);
        Assert.Equal(HttpStatusCode.OK, (await davoud.GetAsync("/desk")).Status);
    }

    [Fact]
    public async Task What_still_waits_for_who_leaves_is_withdrawn()
    {
        var (kaveh, _, _) = await house.ManagerAsync("کاوه", "نوری");
        var (parvin, _, _) = await house.ManagerAsync("پروین", "صالحی");
        var (_, person, who) = await house.OfficerAsync("oversight", "cases.decide");
        var address = await GrantSteps.AskAsync(kaveh, "oversight", who, "cases.see_all");
        var page = await parvin.GetAsync(address);
        await GrantSteps.RemoveAsync(kaveh, "oversight", person);
        Assert.Equal(HttpStatusCode.Conflict, (await parvin.SubmitAsync(page, GrantSteps.Confirm)).Status);
        Assert.Equal(1, await GrantSteps.CountAsync(house, person, FourEyesState.Withdrawn));
        Assert.Equal(0, await GrantSteps.HeldAsync(house, person, "cases.see_all"));
    }

    private async Task<List<string>> TakeThreeAsync(Visitor officer)
    {
        var numbers = new List<string>();
        var (_, maryam) = await house.PersonAsync();
        for (var i = 0; i < 3; i++)
        {
            numbers.Add(await OpenAsync(maryam));
            await officer.SubmitAsync(await officer.GetAsync($"/desk/{numbers[i]}"), Claim);
        }

        return numbers;
    }

    private static async Task AllFreeAsync(Visitor colleague, List<string> numbers)
    {
        foreach (var number in numbers)
        {
            await CityHost.EventuallyAsync(
                async () => (await colleague.GetAsync($"/desk/{number}")).Page.QuerySelector(Claim) is not null,
                "the step to be free"
            );
            var page = await colleague.GetAsync($"/desk/{number}");
            Assert.Contains("داوود رضایی دیگر در این اداره", page.Text, StringComparison.Ordinal);
        }
    }

    private Task<string> OpenAsync(PersonId person) =>
        house.City.InTransactionAsync(async scope =>
        {
            scope.GetRequiredService<CurrentRequest>().Actor = new Actor
            {
                Person = person,
                For = person,
                DisplayName = "مریم احمدی",
                Session = Guid.Empty,
            };
            var answers = new Dictionary<string, string> { ["kind"] = "correct", ["subject"] = "نشانی خانه" };
            var order = new CaseOrder(Guid.CreateVersion7(), "my-data", answers);
            return (await scope.GetRequiredService<ICases>().OpenAsync(order)).Value;
        });
}
