using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class MyWhyTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Decide = "cases.decide";
    private const string Confirm = IdentityModule.ConfirmOrganisations;

    [Fact]
    public async Task A_shut_door_names_the_permission_where_it_is_held_and_who_gives_it_and_nothing_behind_it()
    {
        await house.OfficerAsync("oversight", Confirm);
        var maryam = await house.SignUpAsync(Citizen.New());
        var shut = await maryam.GetAsync("/organisations");
        Assert.Equal(HttpStatusCode.Forbidden, shut.Status);
        Says(shut, "تأیید حق امضای سازمان‌ها", "همکارانی در", "مدیران اداره‌ها", "به شما داده نشده است");
        var known = await maryam.GetAsync($"/organisations/{Guid.CreateVersion7()}");
        Assert.Equal(shut.Page.QuerySelector("main")?.InnerHtml, known.Page.QuerySelector("main")?.InnerHtml);

        await maryam.SubmitAsync(known, "form[action='/preferences']", ("lang", "en"));
        Says(
            await maryam.GetAsync("/organisations"),
            "Confirm who signs for an organisation",
            "It was not given to you"
        );
    }

    [Fact]
    public async Task What_waits_is_refused_taken_or_ended_is_said_as_it_is()
    {
        var (kaveh, _, kavehs) = await house.ManagerAsync("کاوه", "نوری");
        var (_, _, parvins) = await house.ManagerAsync("پروین", "صالحی");
        var (officer, person, who) = await house.OfficerAsync("roads", Decide);
        var address = await GrantSteps.AskAsync(kaveh, "roads", who, IdentityModule.Recover);
        Says(await officer.GetAsync("/recoveries"), "تا مدیر دومی تأییدش نکند کار نمی‌کند");

        var parvin = await house.SignInAsync(parvins);
        await parvin.SubmitAsync(await parvin.GetAsync(address), GrantSteps.Stop, ("Reason", "لازم نیست"));
        Says(await officer.GetAsync("/recoveries"), "مدیر دوم آن را رد کرد");

        // Given other work, with the one permission left out.
        await house.Seed.GrantAsync(person, "roads", [Decide, Confirm], "حکم آزمون");
        await GrantSteps.GiveAsync(kaveh, "roads", who, Decide);
        Says(await officer.GetAsync("/organisations"), "با کار تازه‌ای که در اداره گرفتید پایان یافت");

        await house.Seed.GrantAsync(person, "roads", [Decide, Confirm], "حکم آزمون");
        house.ToNextQuarter();
        var manager = await house.SignInAsync(kavehs);
        (string, string?)[] said = [(Decide, "keep"), (Confirm, "take"), ("Reason", "به کار دیگری رفت")];
        await ReviewSteps.DecideAsync(manager, "roads", person, said);
        officer = await house.SignInAsync(who);
        Says(await officer.GetAsync("/organisations"), "بازبینی فصلی آن را برداشت");

        var page = await officer.GetAsync(MyWhy.Address);
        Says(page, "کاوه نوری", "بازبینی فصلی آن را برداشت", "مدیر دوم آن را رد کرد", "بازبینی فصل آینده");
        await GrantSteps.RemoveAsync(manager, "roads", person);
        Says(await officer.GetAsync(MyWhy.Address), "در هیچ اداره‌ای", "با رفتنتان از اداره پایان یافت");
        var data = await officer.GetAsync("/me/data");
        Says(data, "دسترسی‌هایی که داشتید", "LeftOffice");
    }

    [Fact]
    public async Task Who_gave_and_who_confirmed_stand_beside_what_it_opens()
    {
        var (kaveh, _, _) = await house.ManagerAsync("کاوه", "نوری");
        var (_, _, parvins) = await house.ManagerAsync("پروین", "صالحی");
        var (_, _, who) = await house.OfficerAsync("parks", Decide);
        var address = await GrantSteps.AskAsync(kaveh, "water", who, IdentityModule.Recover);
        var parvin = await house.SignInAsync(parvins);
        await parvin.SubmitAsync(await parvin.GetAsync(address), GrantSteps.Confirm);
        var officer = await house.SignInAsync(who);
        var page = await officer.GetAsync(MyWhy.Address);
        Says(page, "پروین صالحی", "خود شهر", "چرا ندارید");
        Assert.NotNull(page.Page.QuerySelector("main td a[href='/recoveries']"));
        Assert.NotNull((await officer.GetAsync("/me")).Page.QuerySelector($"main a[href='{MyWhy.Address}']"));
    }

    [Fact]
    public async Task Who_is_away_hears_that_this_takes_nothing_and_what_it_does()
    {
        var (officer, person, _) = await house.OfficerAsync("parks", Decide);
        await house.City.InTransactionAsync(async scope =>
        {
            var now = house.City.Clock.GetUtcNow().UtcDateTime;
            scope
                .GetRequiredService<IdentityDb>()
                .Absences.Add(
                    new Absence
                    {
                        Id = Guid.CreateVersion7(),
                        PersonId = person,
                        BeginsAt = now.AddHours(-1),
                        EndsAt = now.AddDays(2),
                        SaidBy = person,
                        SaidAt = now,
                    }
                );
            return await scope.GetRequiredService<IdentityDb>().SaveChangesAsync();
        });
        Says(await officer.GetAsync(MyWhy.Address), "غیبت دسترسی را نمی‌گیرد");
        Says(await officer.GetAsync("/recoveries"), "به شما داده نشده است", "غیبت دسترسی را نمی‌گیرد");
    }

    [Fact]
    public async Task The_api_gives_the_same_reason_as_problem_details()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var answer = await maryam.GetAsync("/api/v1/cases/inbox");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        using var json = JsonDocument.Parse(answer.Body);
        Assert.Equal("kit.not_allowed", json.RootElement.GetProperty("code").GetString());
        Assert.Equal("cases.work", json.RootElement.GetProperty("permission").GetString());
        Assert.Equal("NeverGiven", json.RootElement.GetProperty("because")[0].GetString());
        var detail = json.RootElement.GetProperty("detail").GetString();
        Assert.Contains("به شما داده نشده است", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_sees_that_these_are_permissions_of_offices_and_a_guest_signs_in()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var page = await maryam.GetAsync(MyWhy.Address);
        Says(page, "در هیچ اداره‌ای دسترسی ندارید");
        Assert.Empty(page.Page.QuerySelectorAll("main table"));
        Assert.StartsWith(
            "/sign-in",
            (await house.City.Visitor().GetAsync(MyWhy.Address)).Address,
            StringComparison.Ordinal
        );
    }

    private static void Says(Seen page, params string[] words) =>
        Assert.All(words, w => Assert.Contains(w, page.Text, StringComparison.Ordinal));
}
