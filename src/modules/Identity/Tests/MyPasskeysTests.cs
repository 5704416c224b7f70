using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class MyPasskeysTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Maryam_makes_a_passkey_on_her_telephone_and_reads_its_name()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        Assert.Contains("هنوز گذرکلیدی ندارید", (await maryam.GetAsync("/me/passkeys")).Text, StringComparison.Ordinal);
        using var telephone = new SoftPasskey();
        var page = await telephone.AddAsync(maryam, "گوشي من");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("گذرکلید ساخته شد", page.Text, StringComparison.Ordinal);
        Assert.Contains("گوشی من", page.Text, StringComparison.Ordinal);
        var sql = "select count(*) from kit_audit_entries where action = 'identity.passkey_added' and subject_id = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, sql, (await house.FindAsync(who))?.ToString()));
    }

    [Fact]
    public async Task Only_the_signed_in_have_passkeys_to_see()
    {
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.StartsWith("/sign-in", (await stranger.GetAsync("/me/passkeys")).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example", "localhost")]
    [InlineData("http://localhost.evil.example", "localhost")]
    [InlineData("https://localhost", "localhost")]
    [InlineData("http://localhost", "evil.example")]
    [InlineData("", "localhost")]
    public async Task A_passkey_made_for_another_origin_or_party_is_not_added(string origin, string party)
    {
        var visitor = await house.SignUpAsync(Citizen.New());
        using var telephone = new SoftPasskey { Origin = origin, Party = party };
        var page = await telephone.AddAsync(visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("گذرکلید ساخته نشد", page.Text, StringComparison.Ordinal);
        Assert.Contains("هنوز گذرکلیدی ندارید", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_challenge_of_another_person_a_late_one_and_a_used_one_are_refused()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        using var telephone = new SoftPasskey();
        var theirs = await farhad.GetAsync("/me/passkeys");
        var foreign = theirs.Page.QuerySelector(Forms.AddPasskey + " [name=Challenge]")?.GetAttribute("value");
        var own = await maryam.GetAsync("/me/passkeys");
        (string, string?)[] typed =
        [
            ("Name", "گوشی"),
            ("Credential", telephone.Create(theirs)),
            ("Challenge", foreign),
        ];
        Assert.Contains(
            "کهنه شده بود",
            (await maryam.SubmitAsync(own, Forms.AddPasskey, typed)).Text,
            StringComparison.Ordinal
        );

        typed = [("Name", "گوشی"), ("Credential", telephone.Create(own))];
        house.City.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await maryam.SubmitAsync(own, Forms.AddPasskey, typed);
        late = await house.ProveByMessageAsync(maryam, late, who);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("کهنه شده بود", late.Text, StringComparison.Ordinal);

        own = await maryam.GetAsync("/me/passkeys");
        typed = [("Name", "گوشی"), ("Credential", telephone.Create(own))];
        Assert.Equal(HttpStatusCode.OK, (await maryam.SubmitAsync(own, Forms.AddPasskey, typed)).Status);
        var again = await maryam.SubmitAsync(own, Forms.AddPasskey, typed);
        Assert.Contains("کهنه شده بود", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_answer_sent_four_times_at_once_makes_one_passkey()
    {
        var visitor = await house.SignUpAsync(Citizen.New());
        using var telephone = new SoftPasskey();
        var page = await visitor.GetAsync("/me/passkeys");
        var credential = telephone.Create(page);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                        visitor.SubmitAsync(page, Forms.AddPasskey, ("Name", "گوشی"), ("Credential", credential))
                    )
                )
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Single((await visitor.GetAsync("/me/passkeys")).Page.QuerySelectorAll("main .answers"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1")]
    [InlineData("{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}")]
    public async Task What_is_no_answer_of_a_passkey_is_refused_in_words(string credential)
    {
        var visitor = await house.SignUpAsync(Citizen.New());
        var page = await visitor.GetAsync("/me/passkeys");
        foreach (var typed in new[] { credential, credential + new string(' ', 30_000) })
        {
            var answer = await visitor.SubmitAsync(page, Forms.AddPasskey, ("Name", "گوشی"), ("Credential", typed));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            page = await visitor.GetAsync("/me/passkeys");
        }
    }

    [Fact]
    public async Task There_is_room_for_twenty_and_a_name_is_needed()
    {
        var visitor = await house.SignUpAsync(Citizen.New());
        for (var i = 0; i < PasskeyDesk.Most; i++)
        {
            using var one = new SoftPasskey();
            Assert.Equal(HttpStatusCode.OK, (await one.AddAsync(visitor, "گوشی " + i)).Status);
        }

        using var more = new SoftPasskey();
        var full = await more.AddAsync(visitor);
        Assert.Equal(HttpStatusCode.Conflict, full.Status);
        Assert.Contains("۲۰", full.Text, StringComparison.Ordinal);
        foreach (var name in new[] { "", new string('م', 61), new string('م', 5000) })
            Assert.NotNull((await more.AddAsync(visitor, name)).ProblemAt("Name"));
    }
}
