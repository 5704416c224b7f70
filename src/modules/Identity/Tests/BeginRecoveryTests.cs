using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class BeginRecoveryTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Davoud_begins_with_a_reason_maryam_reads_his_look_is_told_and_nothing_has_changed()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        var fresh = Citizen.New();
        var page = await CounterSteps.SearchAsync(davoud, who.NationalCode, "گوشی در اتوبوس گم شد");
        Assert.Contains("مریم احمدی", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(who.TypedMobile, page.Body, StringComparison.Ordinal);
        page = await CounterSteps.BeginAsync(davoud, who, fresh.TypedMobile);
        Assert.StartsWith("/recoveries/", page.Address, StringComparison.Ordinal);

        var looks = (await maryam.GetAsync("/me/looks")).Text;
        Assert.Contains("گوشی در اتوبوس گم شد", looks, StringComparison.Ordinal);
        Assert.Contains("داوود رضایی", looks, StringComparison.Ordinal);
        var person = await house.FindAsync(who);
        var told = Assert.Single(house.Telephones.ToldOf(person, "recovery_begun"));
        Assert.Contains(fresh.Mobile[^4..], told.Values["what"], StringComparison.Ordinal);
        Assert.Equal("/me/recovery", told.Href);
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/", (await house.SignInAsync(who)).At);
        Assert.Empty(house.Telephones.To(fresh.Mobile));
        var everything = await Database.EverythingAsync(house.City);
        Assert.DoesNotContain(fresh.Mobile, everything, StringComparison.Ordinal);
        var audit =
            "select count(*) from kit_audit_entries where action = 'identity.recovery_begun' and subject_id = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, audit, person?.ToString()));
    }

    [Fact]
    public async Task Everything_missing_is_said_at_once_and_nothing_to_change_begins_nothing()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var empty = await CounterSteps.SearchAsync(davoud, "123", "");
        Assert.Equal(2, empty.Page.QuerySelectorAll(".error-summary li").Length);
        var (who, person) = await house.PersonAsync();
        var page = await CounterSteps.SearchAsync(davoud, who.NationalCode);
        Assert.Equal("entry", Assert.Single(page.Page.QuerySelectorAll("[name=Acts]")).GetAttribute("value"));
        var wrong = await davoud.SubmitAsync(page, CounterSteps.Begin, ("Mobile", "12"), ("Paper", "7"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.ProblemAt("Note"));
        Assert.NotNull(wrong.ProblemAt("Mobile"));
        Assert.Contains("کدام مدرک را دیدید", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(3, wrong.Page.QuerySelectorAll(".error-summary li").Length);
        // The very number they have is no change.
        var same = await CounterSteps.BeginAsync(davoud, who, who.TypedMobile);
        Assert.Contains("چیزی برای عوض شدن", same.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CounterSteps.CountAsync(house, person, FourEyesState.Waiting));
    }

    [Fact]
    public async Task Nobody_recovers_themselves_and_a_stranger_is_not_found()
    {
        var (davoud, id, who) = await house.AtCounterAsync();
        var own = await CounterSteps.SearchAsync(davoud, who.NationalCode);
        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        var (other, _) = await house.PersonAsync();
        var page = await CounterSteps.SearchAsync(davoud, other.NationalCode);
        page.Page.QuerySelector(CounterSteps.Begin + " [name=NationalCode]")?.SetAttribute("value", who.NationalCode);
        var forged = await davoud.SubmitAsync(
            page,
            CounterSteps.Begin,
            ("Paper", nameof(SeenPaper.Passport)),
            ("Note", "عکس"),
            ("Mobile", Citizen.New().TypedMobile)
        );
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Equal(0, await CounterSteps.CountAsync(house, id, FourEyesState.Waiting));
        var unknown = await CounterSteps.SearchAsync(davoud, Citizen.New().NationalCode);
        Assert.Contains("حساب ندارد", unknown.ProblemAt("NationalCode"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searching_without_end_is_stopped()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var page = await davoud.GetAsync("/recoveries");
        for (var i = 0; i < CounterDesk.MostSearches; i++)
        {
            var fields = new[] { ("NationalCode", (string?)Citizen.New().NationalCode), ("Reason", "آزمون") };
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await davoud.SubmitAsync(page, "#search", fields, [])).Status
            );
        }

        var (who, person) = await house.PersonAsync();
        var late = await CounterSteps.SearchAsync(davoud, who.NationalCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, late.Status);
        var looks = "select count(*) from identity_look_subjects where person_id = @v";
        Assert.Equal(0, await Database.CountAsync(house.City, looks, person.Value));
    }

    [Fact]
    public async Task After_ten_minutes_the_officer_proves_again_before_it_begins()
    {
        var (davoud, _, officer) = await house.AtCounterAsync();
        var (who, person) = await house.PersonAsync();
        house.City.Clock.Advance(ProveAgain.Fresh);
        var page = await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile);
        Assert.Equal("خودتان هستید؟", page.Heading);
        Assert.Equal(0, await CounterSteps.CountAsync(house, person, FourEyesState.Waiting));
        page = await davoud.SubmitAsync(page, Forms.Proof, ("ProofCode", await house.CodeOfAsync(officer)));
        Assert.StartsWith("/recoveries/", page.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_who_begin_for_one_person_at_once_begin_one()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var (who, person) = await house.PersonAsync();
        var pages = await Task.WhenAll(
            new[] { davoud, parvin }.Select(officer =>
                Task.Run(() => CounterSteps.BeginAsync(officer, who, Citizen.New().TypedMobile))
            )
        );
        Assert.Single(pages, p => p.Status == HttpStatusCode.OK);
        Assert.Single(pages, p => p.Status == HttpStatusCode.Conflict);
        Assert.Equal(1, await CounterSteps.CountAsync(house, person, FourEyesState.Waiting));
        Assert.Single(house.Telephones.ToldOf(person, "recovery_begun"));
    }
}
