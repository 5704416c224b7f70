using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity.Tests;

public sealed class SignUpTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Maryam_signs_up_in_three_questions_and_a_code_and_sees_her_masked_data()
    {
        var maryam = Citizen.New();
        var visitor = await house.SignUpAsync(maryam);
        var me = await visitor.GetAsync("/me");
        Assert.Equal(HttpStatusCode.OK, me.Status);
        Assert.Contains("مریم احمدی", me.Text, StringComparison.Ordinal);
        Assert.Contains(
            PersianText.ToPersianDigits(maryam.NationalCode[..3]) + "*****",
            me.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(maryam.NationalCode, me.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(PersianText.ToPersianDigits(maryam.NationalCode), me.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Persian_digits_blanks_and_direction_marks_in_what_is_typed_are_read()
    {
        var who = Citizen.New();
        var visitor = house.City.Visitor();
        var page = await visitor.GetAsync("/sign-up");
        page = await visitor.SubmitAsync(
            page,
            Forms.SignUp,
            ("NationalCode", "\u202E" + PersianText.ToPersianDigits(who.NationalCode) + "\u202C ")
        );
        page = await visitor.SubmitAsync(page, Forms.Mobile, ("Mobile", PersianText.ToPersianDigits(who.TypedMobile)));
        page = await visitor.SubmitAsync(page, Forms.Name, ("GivenName", "\u202Eنگار\u202C"), ("FamilyName", "كريمي"));
        var sms = await house.Telephones.ReadAsync(who.Mobile);
        await visitor.SubmitAsync(page, Forms.Code, ("Code", PersianText.ToPersianDigits(sms.Code)));
        Assert.Contains("نگار کریمی", (await visitor.GetAsync("/me")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', (await visitor.GetAsync("/me")).Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000")]
    [InlineData("1234567890")]
    [InlineData("' or 1=1 --")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_wrong_national_code_is_refused_with_a_sentence_at_the_field(string typed)
    {
        var visitor = house.City.Visitor();
        var page = await visitor.SubmitAsync(await visitor.GetAsync("/sign-up"), Forms.SignUp, ("NationalCode", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(
            "کد ملی درست نیست",
            page.Page.GetElementById("f-NationalCode-problem")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("<script>alert", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_who_sign_up_at_once_with_one_national_code_become_one_account()
    {
        var who = Citizen.New();
        var visitors = Enumerable.Range(0, 4).Select(_ => house.City.Visitor()).ToList();
        var pages = new List<Shahr.Testing.Seen>();
        foreach (var visitor in visitors)
            pages.Add(await IdentityCity.AskSignUpAsync(visitor, who));
        await house.Telephones.ReadAsync(who.Mobile, 4);
        var codes = house.Telephones.To(who.Mobile);

        // Which code is whose nobody can tell on one telephone: each tries them all, as a family would.
        await Task.WhenAll(
            visitors.Select(
                (visitor, i) =>
                    Task.Run(async () =>
                    {
                        foreach (var sms in codes.Skip(i).Concat(codes.Take(i)))
                        {
                            var answer = await visitor.SubmitAsync(pages[i], Forms.Code, ("Code", sms.Code));
                            if (answer.Address == "/")
                                return;
                        }
                    })
            )
        );
        var count = await house.City.InScopeAsync(scope =>
            scope
                .GetRequiredService<IdentityDb>()
                .Users.CountAsync(p =>
                    scope
                        .GetRequiredService<LookUpIndex>()
                        .AllOf("national_code", who.NationalCode)
                        .Contains(p.NationalCodeIndex)
                )
        );
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Seeding_comes_through_the_same_rules_and_may_run_twice()
    {
        var who = Citizen.New("پروین", "اعتصامی");
        var person = new NewPerson(who.NationalCode, who.TypedMobile, who.Given, who.Family);
        var first = await house.Seed.SignUpAsync(person);
        Assert.Equal(first, await house.Seed.SignUpAsync(person));
        await Assert.ThrowsAsync<FormatException>(() =>
            house.Seed.SignUpAsync(person with { NationalCode = "1234567890" })
        );
        var visitor = await house.SignInAsync(who);
        Assert.Contains("پروین اعتصامی", (await visitor.GetAsync("/me")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joining_is_audited_and_told()
    {
        var who = Citizen.New();
        await house.SignUpAsync(who);
        var id = (await house.FindAsync(who))?.ToString();
        Assert.Equal(
            1,
            await Database.CountAsync(
                house.City,
                "select count(*) from kit_audit_entries where action = 'identity.joined' and subject_id = @v",
                id
            )
        );
        Assert.Equal(
            1,
            await Database.CountAsync(
                house.City,
                "select count(*) from kit_outbox_events where type = 'PersonJoined' and stream = @v",
                id
            )
        );
    }
}
