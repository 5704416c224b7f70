using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class OfficeTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Kaveh_appoints_davoud_with_a_reason_and_davoud_can_work_at_once_and_no_longer_after_removal()
    {
        var (kaveh, _, _) = await house.OfficerAsync("mayor", IdentityModule.ManageOffices, "کاوه", "دانش");
        var davoud = Citizen.New("داوود", "رضایی");
        var visitor = await house.SignUpAsync(davoud);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/offices")).Status);

        var page = await kaveh.GetAsync("/offices/lighting");
        page = await kaveh.SubmitAsync(
            page,
            "#add",
            ("NationalCode", davoud.NationalCode),
            ("Permissions", IdentityModule.ManageOffices),
            ("Reason", "Order 1234")
        );
        Assert.Contains("داوود رضایی", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/offices")).Status);
        Assert.Equal(
            1,
            await Database.CountAsync(
                house.City,
                "select count(*) from kit_audit_entries where action = 'identity.officer_granted' and payload like @v",
                "%Order 1234%"
            )
        );

        var removal = page.Page.QuerySelectorAll("form[action$='/removal']").Single().GetAttribute("action");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await kaveh.SubmitAsync(page, $"form[action='{removal}']", ("Reason", ""))).Status
        );
        page = await kaveh.SubmitAsync(page, $"form[action='{removal}']", ("Reason", "پایان حکم"));
        Assert.DoesNotContain("داوود رضایی", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/offices")).Status);

        Assert.Contains("کاوه دانش", (await visitor.GetAsync("/me/looks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_grants_to_themselves()
    {
        var (kaveh, _, who) = await house.OfficerAsync("mayor", IdentityModule.ManageOffices);
        var page = await kaveh.GetAsync("/offices/roads");
        page = await kaveh.SubmitAsync(
            page,
            "#add",
            ("NationalCode", who.NationalCode),
            ("Permissions", IdentityModule.ManageOffices),
            ("Reason", "خودم")
        );
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("به خودش دسترسی", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_missing_is_said_at_once_and_an_invented_permission_gives_nothing()
    {
        var (kaveh, _, _) = await house.OfficerAsync("mayor", IdentityModule.ManageOffices);
        var page = await kaveh.GetAsync("/offices/parks");
        var empty = await kaveh.SubmitAsync(page, "#add");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(3, empty.Page.QuerySelectorAll(".error-summary li").Length);

        var citizen = Citizen.New();
        await house.SignUpAsync(citizen);
        var invented = await kaveh.SubmitAsync(
            page,
            "#add",
            ("NationalCode", citizen.NationalCode),
            ("Permissions", "city.everything"),
            ("Reason", "آزمون")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, invented.Status);
        var id = (await house.FindAsync(citizen))?.Value;
        Assert.Equal(
            0,
            await Database.CountAsync(house.City, "select count(*) from identity_grants where person_id = @v", id)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await kaveh.GetAsync("/offices/nowhere")).Status);
    }

    [Fact]
    public async Task A_look_at_another_is_shown_to_them_once_and_ones_own_is_not()
    {
        var (_, davoud, _) = await house.OfficerAsync("registry", IdentityModule.ManageOffices, "داوود", "نیک‌نام");
        var maryam = Citizen.New();
        var visitor = await house.SignUpAsync(maryam);
        var id = await house.FindAsync(maryam) ?? default;
        Assert.Contains("هنوز کسی", (await visitor.GetAsync("/me/looks")).Text, StringComparison.Ordinal);

        var record = await AsAsync(
            davoud,
            scope => scope.GetRequiredService<IPeople>().RecordAsync(id, "رسیدگی به درخواست")
        );
        Assert.Equal(maryam.NationalCode, record?.NationalCode);
        Assert.Equal(maryam.Mobile, record?.Mobile);
        await AsAsync(id, scope => scope.GetRequiredService<IPeople>().RecordAsync(id, "خودم"));
        var page = await visitor.GetAsync("/me/looks");
        var row = Assert.Single(page.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains("داوود نیک‌نام", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("ثبت", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("رسیدگی به درخواست", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("کد ملی", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_many_people_is_one_look()
    {
        var (_, davoud, _) = await house.OfficerAsync("waste", IdentityModule.ManageOffices);
        var people = new List<PersonId>();
        for (var i = 0; i < 3; i++)
            people.Add(await house.Seed.SignUpAsync(Seeded(Citizen.New())));
        await AsAsync(
            davoud,
            async scope =>
            {
                await scope
                    .GetRequiredService<IAccessLog>()
                    .LookedAtAsync([.. people, .. people, davoud], "فهرست کار", ["name"]);
                return true;
            }
        );
        Assert.Equal(
            1,
            await Database.CountAsync(house.City, "select count(*) from identity_looks where viewer = @v", davoud.Value)
        );
        Assert.Equal(
            3,
            await Database.CountAsync(
                house.City,
                "select count(*) from identity_look_subjects s join identity_looks l on l.id = s.look_id "
                    + "where l.viewer = @v",
                davoud.Value
            )
        );
    }

    [Fact]
    public async Task Names_offices_and_closeness_are_answered_to_other_modules()
    {
        var one = await house.Seed.SignUpAsync(Seeded(Citizen.New("نگار", "صبا")));
        await house.City.InScopeAsync(async scope =>
        {
            var people = scope.GetRequiredService<IPeople>();
            Assert.Equal("نگار صبا", (await people.NamesAsync([one, PersonId.New()]))[one].DisplayName);
            Assert.True(await people.AreCloseAsync(one, one));
            Assert.False(await people.AreCloseAsync(one, PersonId.New()));
            Assert.Null(await people.RecordAsync(PersonId.New(), "نیست"));
            var offices = scope.GetRequiredService<IOffices>();
            Assert.Equal("Street lighting", (await offices.FindAsync("lighting"))?.En);
            Assert.Null(await offices.FindAsync("nowhere"));
            return true;
        });
    }

    private static NewPerson Seeded(Citizen who) => new(who.NationalCode, who.Mobile, who.Given, who.Family);

    private Task<T> AsAsync<T>(PersonId person, Func<IServiceProvider, Task<T>> work) =>
        house.City.InScopeAsync(scope =>
        {
            scope.GetRequiredService<CurrentRequest>().Actor = new Actor
            {
                Person = person,
                For = person,
                DisplayName = "",
                Session = Guid.Empty,
            };
            return work(scope);
        });
}
