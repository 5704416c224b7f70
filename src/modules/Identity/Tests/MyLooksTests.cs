using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity.Tests;

public sealed class MyLooksTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_look_at_another_is_shown_to_them_once_and_ones_own_is_not()
    {
        var (_, davoud, _) = await house.OfficerAsync("registry", IdentityModule.ManageOffices, "داوود", "نیک‌نام");
        var maryam = Citizen.New();
        var visitor = await house.SignUpAsync(maryam);
        var id = await house.FindAsync(maryam) ?? default;
        Assert.Contains("هنوز کسی", (await visitor.GetAsync("/me/looks")).Text, StringComparison.Ordinal);

        var record = await house.AsAsync(
            davoud,
            scope => scope.GetRequiredService<IPeople>().RecordAsync(id, "رسیدگی به درخواست")
        );
        Assert.Equal(maryam.NationalCode, record?.NationalCode);
        Assert.Equal(maryam.Mobile, record?.Mobile);
        await house.AsAsync(id, scope => scope.GetRequiredService<IPeople>().RecordAsync(id, "خودم"));
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
            people.Add(await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New())));
        await house.AsAsync(
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
    public async Task Nobody_reads_who_looked_at_another()
    {
        var (_, davoud, _) = await house.OfficerAsync("parks", IdentityModule.ManageOffices);
        var maryam = await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New()));
        await house.AsAsync(
            davoud,
            scope => scope.GetRequiredService<IPeople>().RecordAsync(maryam, "رسیدگی به شکایت")
        );
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        var page = await farhad.GetAsync("/me/looks");
        Assert.DoesNotContain("رسیدگی به شکایت", page.Body, StringComparison.Ordinal);
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.StartsWith("/sign-in", (await stranger.GetAsync("/me/looks")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_looks_stand_on_a_page_of_their_own_and_a_strange_page_mark_shows_the_newest()
    {
        var (_, davoud, _) = await house.OfficerAsync("water", IdentityModule.ManageOffices);
        var maryam = Citizen.New();
        var visitor = await house.SignUpAsync(maryam);
        var id = await house.FindAsync(maryam) ?? default;
        for (var i = 0; i < 51; i++)
            await house.AsAsync(davoud, scope => scope.GetRequiredService<IPeople>().RecordAsync(id, "بررسی " + i));
        var page = await visitor.GetAsync("/me/looks?before=' or 1=1 --");
        Assert.Equal(50, page.Page.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("بررسی 0", page.Text, StringComparison.Ordinal);
        var older = page.Page.QuerySelector("a[href^='/me/looks?before=']")?.GetAttribute("href") ?? "";
        Assert.Single((await visitor.GetAsync(older)).Page.QuerySelectorAll("tbody tr"));
    }
}
