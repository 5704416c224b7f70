using System.Net;

namespace Shahr.Identity.Tests;

public sealed class OpenPersonTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Davoud_opens_a_record_with_his_reason_its_owner_reads_it_is_told_and_nothing_has_changed()
    {
        var (davoud, _, _) = await house.AtRecordsAsync();
        var who = Citizen.New("ژاله", "رهنما");
        var zhaleh = await house.SignUpAsync(who);
        var page = await ChangeSteps.OpenAsync(davoud, who, "همسرش گواهی آورده است");
        Assert.Equal("ژاله رهنما", page.Heading);
        Assert.DoesNotContain(who.TypedMobile, page.Body, StringComparison.Ordinal);
        page = await ChangeSteps.WriteAsync(davoud, who, ChangeKind.Death, ChangeSteps.Day("۱۴۰۵", "۹", "۲"));
        Assert.StartsWith("/people/changes/", page.Address, StringComparison.Ordinal);
        Assert.Contains("در انتظار تأیید نفر دوم", page.Text, StringComparison.Ordinal);
        var looks = (await zhaleh.GetAsync("/me/looks")).Text;
        Assert.Contains("همسرش گواهی آورده است", looks, StringComparison.Ordinal);
        Assert.Contains("داوود رضایی", looks, StringComparison.Ordinal);
        var person = await house.FindAsync(who);
        var told = Assert.Single(house.Telephones.ToldOf(person, "change_begun"));
        Assert.Contains("درگذشت", told.Values["what"], StringComparison.Ordinal);
        // She is alive and signed in until another officer says otherwise.
        Assert.Equal("/me", (await zhaleh.GetAsync("/me")).Address);
        var audit = "select count(*) from kit_audit_entries where action = 'identity.change_begun' and subject_id = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, audit, person?.ToString()));
    }

    [Fact]
    public async Task Everything_wrong_is_said_in_the_form_it_belongs_to()
    {
        var (davoud, _, _) = await house.AtRecordsAsync();
        var (who, person) = await house.PersonAsync();
        var page = await ChangeSteps.WriteAsync(davoud, who, ChangeKind.Name, ("NamePaper", ""), ("GivenName", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.ProblemAt("GivenName"));
        Assert.NotNull(page.ProblemAt("NamePaper"));
        page = await ChangeSteps.WriteAsync(
            davoud,
            who,
            ChangeKind.Name,
            ("GivenName", who.Given),
            ("FamilyName", who.Family)
        );
        Assert.Contains("همان نامی", page.ProblemAt("GivenName"), StringComparison.Ordinal);
        page = await ChangeSteps.WriteAsync(davoud, who, ChangeKind.Death, ChangeSteps.Day("1405", "12", "29"));
        Assert.Contains("امروز یا پیش از آن", page.Text, StringComparison.Ordinal);
        page = await ChangeSteps.WriteAsync(davoud, who, ChangeKind.Merge, ("Other", who.NationalCode));
        Assert.Contains("همین حساب", page.ProblemAt("Other"), StringComparison.Ordinal);
        page = await ChangeSteps.WriteAsync(davoud, who, ChangeKind.Merge, ("Other", Citizen.New().NationalCode));
        Assert.Contains("حساب ندارد", page.ProblemAt("Other"), StringComparison.Ordinal);
        Assert.Equal(0, await ChangeSteps.CountAsync(house, person, FourEyesState.Waiting));
    }

    [Fact]
    public async Task Officers_who_write_down_the_same_two_accounts_at_once_either_way_round_write_one_change()
    {
        var (davoud, _, _) = await house.AtRecordsAsync();
        var (parvin, _, _) = await house.AtRecordsAsync("پروین", "صالحی");
        for (var round = 0; round < 3; round++)
        {
            var (one, first) = await house.PersonAsync();
            var (two, second) = await house.PersonAsync();
            var pages = new[]
            {
                (davoud, await ChangeSteps.OpenAsync(davoud, one), two.NationalCode),
                (parvin, await ChangeSteps.OpenAsync(parvin, two), one.NationalCode),
            };
            var answers = await Task.WhenAll(
                pages.Select(p =>
                    Task.Run(() =>
                        p.Item1.SubmitAsync(
                            p.Item2,
                            "#change-merge",
                            ("MergePaper", "کارت و گذرنامه"),
                            ("Other", p.Item3)
                        )
                    )
                )
            );
            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            var late = Assert.Single(answers, a => a.Status == HttpStatusCode.Conflict);
            Assert.Contains("در انتظار تأیید است", late.Text, StringComparison.Ordinal);
            Assert.Equal(
                1,
                await ChangeSteps.CountAsync(house, first, FourEyesState.Waiting)
                    + await ChangeSteps.CountAsync(house, second, FourEyesState.Waiting)
            );
        }
    }

    [Fact]
    public async Task Who_only_finds_people_opens_no_record()
    {
        var (who, _) = await house.PersonAsync();
        var (searcher, _, _) = await house.OfficerAsync("registry", IdentityModule.SearchPeople);
        var page = await searcher.SubmitAsync(
            await searcher.GetAsync("/people"),
            "#search",
            ("Sought", who.NationalCode),
            ("Reason", "شمارهٔ تماس")
        );
        Assert.Null(page.Page.QuerySelector(ChangeSteps.Open));
        page.Page.QuerySelector("#search")?.SetAttribute("action", "/people/opening");
        Assert.Equal(HttpStatusCode.Forbidden, (await searcher.SubmitAsync(page, "#search")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await searcher.GetAsync("/people/changes")).Status);
    }
}
