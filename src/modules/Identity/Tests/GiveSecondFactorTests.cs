using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class GiveSecondFactorTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task After_the_code_by_message_the_app_is_asked_and_until_then_nobody_is_signed_in()
    {
        var (who, app) = await MaryamAsync();
        var visitor = house.City.Visitor();
        var page = await house.ToSecondAsync(visitor, who, "?next=/me/sessions");
        Assert.Equal("/sign-in/second", page.Address);
        Assert.StartsWith("/sign-in?", (await visitor.GetAsync("/me")).Address, StringComparison.Ordinal);

        // The code by message was spent, and its page leads on.
        Assert.Equal("/sign-in/second", (await visitor.GetAsync("/sign-in/code")).Address);
        page = await visitor.SubmitAsync(page, Forms.Second, ("Code", app.Code()));
        Assert.Equal("/me/sessions", page.Address);
        var after = house.City.Visitor(followRedirects: false);
        Assert.Equal("/sign-in", (await after.GetAsync("/sign-in/second")).Location);
    }

    [Fact]
    public async Task Sign_up_with_ones_own_number_is_no_way_around_it()
    {
        var (who, app) = await MaryamAsync();
        var visitor = house.City.Visitor();
        var sent = house.Telephones.To(who.Mobile).Count;
        var page = await IdentityCity.AskSignUpAsync(visitor, who);
        var sms = await house.Telephones.ReadAsync(who.Mobile, sent + 1);
        page = await visitor.SubmitAsync(page, Forms.Code, ("Code", sms.Code));
        Assert.Equal("/sign-in/second", page.Address);
        page = await visitor.SubmitAsync(page, Forms.Second, ("Code", app.Code()));
        Assert.Equal("/", page.Address);
    }

    [Fact]
    public async Task The_code_of_a_half_minute_works_once_for_whoever_comes_first()
    {
        var (who, app) = await MaryamAsync();
        var code = app.Code();
        var first = house.City.Visitor();
        await first.SubmitAsync(await house.ToSecondAsync(first, who), Forms.Second, ("Code", code));
        Assert.Equal("/me", (await first.GetAsync("/me")).Address);

        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        app.Wait();
        var thief = house.City.Visitor();
        var page = await house.ToSecondAsync(thief, who);
        code = app.Code();
        var rival = house.City.Visitor();
        house.City.Clock.Advance(TimeSpan.FromMinutes(1));
        var other = await house.ToSecondAsync(rival, who);
        code = app.Code();
        var answers = await Task.WhenAll(
            Task.Run(() => thief.SubmitAsync(page, Forms.Second, ("Code", code))),
            Task.Run(() => rival.SubmitAsync(other, Forms.Second, ("Code", code)))
        );
        Assert.Single(answers, a => a.Address == "/");
        Assert.Single(answers, a => a.Status == HttpStatusCode.UnprocessableEntity);
        var old = answers[0].Status == HttpStatusCode.OK ? (rival, other) : (thief, page);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await old.Item1.SubmitAsync(old.Item2, Forms.Second, ("Code", app.Code(-1)))).Status
        );
    }

    [Fact]
    public async Task A_recovery_code_serves_once_however_it_is_typed_and_raced_it_opens_one_session()
    {
        var (who, app) = await MaryamAsync();
        var visitor = house.City.Visitor(followRedirects: false);
        var page = await house.ToSecondAsync(visitor, who);
        var typed = app.RecoveryCodes[3].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => visitor.SubmitAsync(page, Forms.Second, ("Code", typed))))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.SeeOther);
        Assert.Equal(
            1,
            await Database.CountAsync(
                house.City,
                "select count(*) from identity_recovery_codes where used_at is not null and person_id = @v",
                (await house.FindAsync(who))?.Value
            )
        );

        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        var again = house.City.Visitor();
        page = await house.ToSecondAsync(again, who);
        page = await again.SubmitAsync(page, Forms.Second, ("Code", app.RecoveryCodes[3]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Fact]
    public async Task Two_right_codes_at_once_end_one_way_in_once()
    {
        var (who, app) = await MaryamAsync();
        var visitor = house.City.Visitor(followRedirects: false);
        var page = await house.ToSecondAsync(visitor, who);
        var codes = app.RecoveryCodes.Take(3).Append(app.Code());
        var answers = await Task.WhenAll(
            codes.Select(code => Task.Run(() => visitor.SubmitAsync(page, Forms.Second, ("Code", code))))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_second_question_for_a_while_even_for_the_right_one()
    {
        var (who, app) = await MaryamAsync();
        var visitor = house.City.Visitor();
        var page = await house.ToSecondAsync(visitor, who);
        for (var i = 0; i < AuthenticatorDesk.MostTries; i++)
        {
            var wrong = await visitor.SubmitAsync(page, Forms.Second, ("Code", app.Code(100 + i)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
            Assert.NotNull(wrong.ProblemAt("Code"));
        }

        var locked = await visitor.SubmitAsync(page, Forms.Second, ("Code", app.Code()));
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.Status);
        Assert.True(locked.Response.Headers.RetryAfter?.Delta > TimeSpan.FromMinutes(10));
        house.City.Clock.Advance(TimeSpan.FromMinutes(16));
        page = await visitor.SubmitAsync(page, Forms.Second, ("Code", app.Code()));
        Assert.Equal("/", page.Address);
    }

    [Fact]
    public async Task Without_the_first_question_there_is_no_second()
    {
        var visitor = house.City.Visitor();
        Assert.Equal("/sign-in", (await visitor.GetAsync("/sign-in/second")).Address);
        var (who, app) = await MaryamAsync();
        var halfWay = house.City.Visitor();
        var page = await house.ToSecondAsync(halfWay, who);
        await visitor.GetAsync("/sign-in");
        var stolen = await visitor.SubmitAsync(
            await IdentityCity.AskSignInAsync(visitor, Citizen.New().NationalCode),
            Forms.Code,
            ("Code", "123456")
        );
        stolen.Page.QuerySelector(Forms.Code)?.SetAttribute("action", "/sign-in/second");
        stolen = await visitor.SubmitAsync(stolen, Forms.Second, ("Code", app.Code()));
        Assert.Equal(HttpStatusCode.Conflict, stolen.Status);
        Assert.Equal("/", (await halfWay.SubmitAsync(page, Forms.Second, ("Code", app.Code()))).Address);
    }

    private async Task<(Citizen Who, SoftAuthenticator App)> MaryamAsync()
    {
        var who = Citizen.New();
        var app = new SoftAuthenticator(house);
        await app.AddAsync(await house.SignUpAsync(who));
        return (who, app);
    }
}
