using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class SignInWithPasskeyTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Maryam_comes_in_by_her_passkey_alone_and_goes_on_to_where_she_wanted()
    {
        var who = Citizen.New();
        using var telephone = new SoftPasskey();
        await telephone.AddAsync(await house.SignUpAsync(who));
        var visitor = house.City.Visitor();
        var there = await telephone.SignInAsync(visitor, "?next=/me/sessions");
        Assert.Equal("/me/sessions", there.Address);
        Assert.Single(house.Telephones.To(who.Mobile));
        Assert.Equal(HttpStatusCode.OK, (await telephone.SignInAsync(house.City.Visitor())).Status);
        var sql = "select count(*) from identity_sessions where proof = 'Passkey' and person_id = @v";
        // The two, and the one in which it was made.
        Assert.Equal(3, await Database.CountAsync(house.City, sql, (await house.FindAsync(who))?.Value));
    }

    [Fact]
    public async Task The_page_of_sign_in_serves_as_before_without_script()
    {
        var page = await house.City.Visitor().GetAsync("/sign-in");
        Assert.True(page.Page.QuerySelector(Forms.Passkey)?.HasAttribute("hidden"));
        Assert.Contains(
            "webauthn",
            page.Page.QuerySelector("[name=NationalCode]")?.GetAttribute("autocomplete"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://evil.example", "localhost")]
    [InlineData("http://localhost", "evil.example")]
    public async Task An_answer_given_to_another_origin_or_party_opens_nothing(string origin, string party)
    {
        using var telephone = new SoftPasskey();
        await telephone.AddAsync(await house.SignUpAsync(Citizen.New()));
        (telephone.Origin, telephone.Party) = (origin, party);
        var visitor = house.City.Visitor();
        await RefusedAsync(visitor, await telephone.SignInAsync(visitor), "پذیرفته نشد");
    }

    [Fact]
    public async Task A_copied_authenticator_whose_counter_stands_still_is_refused()
    {
        using var telephone = new SoftPasskey();
        await telephone.AddAsync(await house.SignUpAsync(Citizen.New()));
        telephone.Counter = 5;
        Assert.Equal("/", (await telephone.SignInAsync(house.City.Visitor())).Address);
        foreach (var old in new uint[] { 5, 4, 0 })
        {
            telephone.Counter = old;
            var visitor = house.City.Visitor();
            await RefusedAsync(visitor, await telephone.SignInAsync(visitor), "پذیرفته نشد");
        }
    }

    [Fact]
    public async Task An_answer_works_once_and_only_for_the_challenge_of_its_own_page()
    {
        using var telephone = new SoftPasskey();
        await telephone.AddAsync(await house.SignUpAsync(Citizen.New()));
        var visitor = house.City.Visitor();
        var page = await visitor.GetAsync("/sign-in");
        var credential = telephone.Get(page, Forms.Passkey);
        var other = await visitor.GetAsync("/sign-in");
        await RefusedAsync(
            visitor,
            await visitor.SubmitAsync(other, Forms.Passkey, ("Credential", credential)),
            "پذیرفته نشد"
        );
        Assert.Equal("/", (await visitor.SubmitAsync(page, Forms.Passkey, ("Credential", credential))).Address);

        var thief = house.City.Visitor();
        await thief.GetAsync("/sign-in");
        var replayed = await thief.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "/sign-in"));
        var challenge = page.Page.QuerySelector(Forms.Passkey + " [name=Challenge]")?.GetAttribute("value");
        replayed = await thief.SubmitAsync(
            replayed,
            Forms.Passkey,
            ("Credential", credential),
            ("Challenge", challenge)
        );
        await RefusedAsync(thief, replayed, "کهنه شده بود");
    }

    [Fact]
    public async Task One_answer_raced_four_times_opens_one_session()
    {
        var who = Citizen.New();
        using var telephone = new SoftPasskey();
        await telephone.AddAsync(await house.SignUpAsync(who));
        var visitor = house.City.Visitor(followRedirects: false);
        var page = await visitor.GetAsync("/sign-in");
        var credential = telephone.Get(page, Forms.Passkey);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => visitor.SubmitAsync(page, Forms.Passkey, ("Credential", credential))))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.SeeOther);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"id\":1}")]
    [InlineData("null")]
    public async Task What_is_no_answer_is_refused_in_words(string credential)
    {
        var visitor = house.City.Visitor();
        var page = await visitor.GetAsync("/sign-in");
        var answer = await visitor.SubmitAsync(page, Forms.Passkey, ("Credential", credential));
        await RefusedAsync(visitor, answer, "پذیرفته نشد");
        answer = await visitor.SubmitAsync(page, Forms.Passkey, ("Credential", "{}"), ("Challenge", "CfDJ8forged"));
        await RefusedAsync(visitor, answer, "کهنه شده بود");
    }

    [Fact]
    public async Task Next_never_leads_out_of_the_city()
    {
        using var telephone = new SoftPasskey();
        await telephone.AddAsync(await house.SignUpAsync(Citizen.New()));
        var visitor = house.City.Visitor(followRedirects: false);
        var page = await visitor.GetAsync("/sign-in");
        var answer = await visitor.SubmitAsync(
            page,
            Forms.Passkey,
            ("Credential", telephone.Get(page, Forms.Passkey)),
            ("Next", "//evil.example")
        );
        Assert.Equal("/", answer.Location);
    }

    [Theory]
    [InlineData("https://city.example", "https://city.example", true)]
    [InlineData("https://city.example", "https://city.example:8443", false)]
    [InlineData("https://city.example", "http://city.example", false)]
    [InlineData("https://city.example", "https://sub.city.example", false)]
    [InlineData("http://localhost:5080", "http://localhost:5999", true)]
    [InlineData("https://city.example", null, false)]
    public void Only_the_citys_own_origin_is_ours(string city, string? origin, bool ours) =>
        Assert.Equal(ours, PasskeySettings.IsOurs(origin, new Uri(city)));

    private static async Task RefusedAsync(Visitor visitor, Seen answer, string words)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/me")).Address, StringComparison.Ordinal);
    }
}
