using System.Net;

namespace Shahr.Identity.Tests;

public sealed class ShowOfficeTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Kaveh_appoints_davoud_with_a_reason_and_davoud_works_with_two_factors_until_his_removal()
    {
        var (kaveh, _, _) = await house.OfficerAsync("mayor", IdentityModule.ManageOffices, "کاوه", "دانش");
        var davoud = Citizen.New("داوود", "رضایی");
        var visitor = await house.SignUpAsync(davoud);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/organisations")).Status);

        var page = await kaveh.GetAsync("/offices/lighting");
        page = await kaveh.SubmitAsync(
            page,
            "#add",
            ("NationalCode", davoud.NationalCode),
            ("Permissions", IdentityModule.ConfirmOrganisations),
            ("Reason", "Order 1234")
        );
        Assert.Contains("داوود رضایی", page.Text, StringComparison.Ordinal);
        Assert.Equal("/me/second-factor?next=%2Forganisations", (await visitor.GetAsync("/organisations")).Address);
        await new SoftAuthenticator(house).AddAsync(visitor);
        Assert.Equal("/organisations", (await visitor.GetAsync("/organisations")).Address);
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
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/organisations")).Status);

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
    public async Task Only_who_may_appoint_sees_an_office_or_changes_it()
    {
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.StartsWith("/sign-in", (await stranger.GetAsync("/offices/roads")).Location, StringComparison.Ordinal);
        var citizen = await house.SignUpAsync(Citizen.New());
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync("/offices/roads")).Status);
        var page = await citizen.GetAsync("/me");
        page.Page.QuerySelector("form[action='/me/language']")?.SetAttribute("action", "/offices/roads/officers");
        var answer = await citizen.SubmitAsync(page, "form[action='/offices/roads/officers']");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task Two_who_appoint_the_same_colleague_at_once_are_both_answered_and_she_is_one_officer()
    {
        var (kaveh, _, _) = await house.OfficerAsync("mayor", IdentityModule.ManageOffices, "کاوه", "دانش");
        var shirin = Citizen.New("شیرین", "کریمی");
        await house.SignUpAsync(shirin);
        var page = await kaveh.GetAsync("/offices/waste");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                        kaveh.SubmitAsync(
                            page,
                            "#add",
                            ("NationalCode", shirin.NationalCode),
                            ("Permissions", "cases.work"),
                            ("Reason", "حکم تازه")
                        )
                    )
                )
        );
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        var id = (await house.FindAsync(shirin))?.Value;
        var sql = "select count(*) from identity_grants where person_id = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, sql, id));
    }
}
