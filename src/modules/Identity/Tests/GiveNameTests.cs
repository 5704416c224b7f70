using System.Net;

namespace Shahr.Identity.Tests;

public sealed class GiveNameTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Huge_and_strange_names_are_refused_and_not_repeated_at_length()
    {
        var who = Citizen.New();
        var visitor = house.City.Visitor();
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/sign-up"),
            Forms.SignUp,
            ("NationalCode", who.NationalCode)
        );
        page = await visitor.SubmitAsync(page, Forms.Mobile, ("Mobile", who.TypedMobile));
        foreach (var name in new[] { new string('م', 100_000), new string('م', 81), "۱۲۳", "\u200F\u202E", "a<b>" })
        {
            var again = await visitor.SubmitAsync(page, Forms.Name, ("GivenName", name), ("FamilyName", "احمدی"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.NotNull(again.Page.GetElementById("f-GivenName-problem"));
            Assert.True(again.Bytes.Length < 40_000);
        }

        Assert.Empty(house.Telephones.To(who.Mobile));
    }

    [Fact]
    public async Task A_person_with_one_name_of_eighty_letters_is_welcome()
    {
        var who = Citizen.New(new string('م', 80), "");
        var visitor = await house.SignUpAsync(who);
        Assert.Contains(who.Given, (await visitor.GetAsync("/me")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_third_question_comes_only_after_the_second()
    {
        var visitor = house.City.Visitor();
        Assert.Equal("/sign-up", (await visitor.GetAsync("/sign-up/name")).Address);
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/sign-up"),
            Forms.SignUp,
            ("NationalCode", Citizen.New().NationalCode)
        );
        page.Page.QuerySelector(Forms.Mobile)?.SetAttribute("action", "/sign-up/name");
        var answer = await visitor.SubmitAsync(page, Forms.Name, ("GivenName", "مریم"), ("FamilyName", "احمدی"));
        Assert.Equal("/sign-up/mobile", answer.Address);
    }

    [Fact]
    public async Task The_third_answer_sent_twice_at_once_sends_one_message()
    {
        var who = Citizen.New();
        var visitor = house.City.Visitor(followRedirects: false);
        var page = await visitor.GetAsync("/sign-up");
        await visitor.SubmitAsync(page, Forms.SignUp, ("NationalCode", who.NationalCode));
        page = await visitor.GetAsync("/sign-up/mobile");
        await visitor.SubmitAsync(page, Forms.Mobile, ("Mobile", who.TypedMobile));
        page = await visitor.GetAsync("/sign-up/name");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                        visitor.SubmitAsync(page, Forms.Name, ("GivenName", "مریم"), ("FamilyName", "احمدی"))
                    )
                )
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.SeeOther);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.TooManyRequests));
        await house.Telephones.ReadAsync(who.Mobile);
        Assert.Single(house.Telephones.To(who.Mobile));
    }
}
