using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases.Tests;

/// <summary>A case as an officer sees it, and who may not see it.</summary>
[Collection<DeskCollection>]
public sealed class ShowOfficerCaseTests(CasesCity city)
{
    [Fact]
    public async Task Nobody_works_on_their_own_case()
    {
        var own = city.Davoud();
        var number = await Journeys.ReportAsync(own, "leak", 35.66);
        var page = await city.Davoud().GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("کسی روی پروندهٔ خودش کار نمی‌کند", page.Text);

        // The form of a colleague, sent by the applicant.
        var colleague = await city.As(Somebody.Shirin).GetAsync($"/desk/{number}");
        var action = colleague.Page.QuerySelector("form[action$='/claim']")?.GetAttribute("action") ?? "";
        var refused = await Journeys.PostAsync(own, action);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("کسی روی پروندهٔ خودش کار نمی‌کند", refused.Text);
    }

    [Fact]
    public async Task An_officer_of_another_office_is_refused_and_the_auditor_reads_but_does_not_work()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.67);
        var page = await city.As(Somebody.Nader).GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("اداره‌ای است که شما در آن دسترسی ندارید", page.Text);

        var parvin = city.As(Somebody.Parvin);
        page = await parvin.GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("چون دسترسی «دیدن همهٔ پرونده‌ها» را دارید", page.Text);
        Assert.Null(page.Page.QuerySelector("form[action$='/claim']"));
        var davoud = await city.Davoud().GetAsync($"/desk/{number}");
        Assert.Contains("این پرونده در آن‌جا گامی دارد", davoud.Text);
        Assert.NotNull(davoud.Page.QuerySelector("main a[href='/me/why']"));
        var shirin = await city.As(Somebody.Shirin).GetAsync($"/desk/{number}");
        var action = shirin.Page.QuerySelector("form[action$='/claim']")?.GetAttribute("action") ?? "";
        Assert.Equal(HttpStatusCode.Forbidden, (await Journeys.PostAsync(parvin, action)).Status);
    }

    [Fact]
    public async Task Every_look_at_a_case_is_logged_in_one_row_and_a_look_at_ones_own_in_none()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "waste", 35.68);
        city.Looks.Rows.Clear();
        await city.As(Somebody.Nader).GetAsync($"/desk/{number}");
        var look = Assert.Single(city.Looks.Rows);
        Assert.Equal("رسیدگی به پرونده", look.Reason);
        Assert.Equal([Somebody.Maryam.Person], look.People);
        Assert.Contains("شرح", look.Fields);

        city.Looks.Rows.Clear();
        await city.Maryam().GetAsync($"/cases/{number}");
        Assert.Empty(city.Looks.Rows);
    }

    [Fact]
    public async Task Only_who_holds_a_step_reads_how_the_applicant_wishes_to_be_reached_and_the_look_says_so()
    {
        const string Note = "پس از ساعت ۱۶ زنگ بزنید";
        city.Wishes.Of[Somebody.Maryam.Person] = new ContactWish(true, true, Note);
        try
        {
            var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.791);
            var davoud = city.Davoud();
            Assert.DoesNotContain(Note, (await davoud.GetAsync($"/desk/{number}")).Text);
            await Journeys.ClaimAsync(davoud, number);
            city.Looks.Rows.Clear();
            var page = await davoud.GetAsync($"/desk/{number}");
            foreach (var words in new[] { Note, "به جای نوشتن، زنگ بزنید", "به زبان آسان بنویسید" })
                Assert.Contains(words, page.Text);
            Assert.Contains(IContactWishes.Field, Assert.Single(city.Looks.Rows).Fields);
            city.Looks.Rows.Clear();
            foreach (var other in new[] { Somebody.Shirin, Somebody.Parvin })
                Assert.DoesNotContain(Note, (await city.As(other).GetAsync($"/desk/{number}")).Text);
            Assert.All(city.Looks.Rows, l => Assert.DoesNotContain(IContactWishes.Field, l.Fields));
        }
        finally
        {
            city.Wishes.Of.Clear();
        }
    }

    [Fact]
    public async Task Whom_a_case_concerns_neither_finds_it_at_the_desk_nor_works_on_it()
    {
        var order = new CaseOrder(
            Guid.CreateVersion7(),
            "my-data",
            new Dictionary<string, string> { ["kind"] = "look", ["subject"] = "نگاه داوود" },
            Somebody.Davoud.Person
        );
        var number = await OpenAsync(order);
        Assert.Equal(number, await OpenAsync(order));

        Assert.DoesNotContain(number, (await city.Davoud().GetAsync("/desk?service=my-data")).Body);
        var page = await city.Davoud().GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("دربارهٔ کار خود شماست", page.Text);

        var shirin = city.As(Somebody.Shirin);
        Assert.Contains(number, (await shirin.GetAsync("/desk?service=my-data")).Body);
        var action =
            (await shirin.GetAsync($"/desk/{number}"))
                .Page.QuerySelector("form[action$='/claim']")
                ?.GetAttribute("action")
            ?? "";
        var refused = await Journeys.PostAsync(city.Davoud(), action);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("دربارهٔ کار خود شماست", refused.Text);
        Assert.Contains("انجام شد", (await Journeys.WorkAsync(shirin, number, 0, "yes")).Text);
    }

    private Task<string> OpenAsync(CaseOrder order) =>
        city.City.InTransactionAsync(async scope =>
        {
            scope.GetRequiredService<CurrentRequest>().Actor = Somebody.Maryam;
            return (await scope.GetRequiredService<ICases>().OpenAsync(order)).Value;
        });
}
