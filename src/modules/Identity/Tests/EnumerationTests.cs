using System.Net;
using System.Text.RegularExpressions;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed partial class EnumerationTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Sign_in_answers_a_stranger_and_a_citizen_alike_to_the_last_byte()
    {
        var known = Citizen.New();
        await house.SignUpAsync(known);
        var (citizen, stranger) = (
            await SignInTraceAsync(known.NationalCode),
            await SignInTraceAsync(Citizen.New().NationalCode)
        );
        Assert.Equal(citizen, stranger);
        Assert.Equal(10, citizen.Count);
    }

    [Fact]
    public async Task Sign_up_answers_alike_and_sends_one_message_whether_or_not_the_code_has_an_account()
    {
        var known = Citizen.New();
        await house.SignUpAsync(known);
        var newcomer = Citizen.New();
        var thief = known with { Mobile = Citizen.New().Mobile };
        var (taken, free) = (await SignUpTraceAsync(thief), await SignUpTraceAsync(newcomer));
        Assert.Equal(taken, free);
        await house.Telephones.ReadAsync(thief.Mobile);
        await house.Telephones.ReadAsync(newcomer.Mobile);
        Assert.Equal("already_joined", Assert.Single(house.Telephones.To(thief.Mobile)).Template);
        Assert.Null(house.Telephones.To(thief.Mobile)[0].Code);
        Assert.Equal("sign_up_code", Assert.Single(house.Telephones.To(newcomer.Mobile)).Template);
        Assert.Single(house.Telephones.To(known.Mobile));
    }

    [Fact]
    public async Task Asking_for_codes_runs_into_the_same_limit_with_or_without_an_account()
    {
        var known = Citizen.New();
        await house.Seed.SignUpAsync(new NewPerson(known.NationalCode, known.Mobile, known.Given, known.Family));
        house.City.Clock.Advance(TimeSpan.FromMinutes(16));
        var (citizen, stranger) = (
            await LimitTraceAsync(known.NationalCode),
            await LimitTraceAsync(Citizen.New().NationalCode)
        );
        Assert.Equal(citizen, stranger);
        Assert.Equal(HttpStatusCode.TooManyRequests, citizen[^1].Status);
        Assert.True(citizen[^1].Wait);
        Assert.Equal(5, citizen.Count(s => s.Status == HttpStatusCode.SeeOther));
    }

    [Fact]
    public async Task Guessing_codes_over_many_flows_locks_a_citizen_and_a_stranger_alike()
    {
        var known = Citizen.New();
        await house.Seed.SignUpAsync(new NewPerson(known.NationalCode, known.Mobile, known.Given, known.Family));
        house.City.Clock.Advance(TimeSpan.FromMinutes(16));
        var (citizen, stranger) = (
            await GuessTraceAsync(known.NationalCode),
            await GuessTraceAsync(Citizen.New().NationalCode)
        );
        Assert.Equal(citizen, stranger);
        Assert.Equal(HttpStatusCode.TooManyRequests, citizen[^1]);
    }

    private async Task<List<string>> SignInTraceAsync(string nationalCode)
    {
        var visitor = house.City.Visitor(followRedirects: false);
        var trace = new List<string>();
        var page = await visitor.GetAsync("/sign-in");
        trace.Add(Bare(await visitor.SubmitAsync(page, Forms.SignIn, ("NationalCode", nationalCode))));
        page = await visitor.GetAsync("/sign-in/code");
        trace.Add(Bare(page));
        for (var i = 0; i < 7; i++)
            trace.Add(Bare(await visitor.SubmitAsync(page, Forms.Code, ("Code", "12345x"))));
        trace.Add(SecondsGone().Replace(Bare(await visitor.SubmitAsync(page, Forms.Resend)), "N"));
        return trace;
    }

    private async Task<List<string>> SignUpTraceAsync(Citizen who)
    {
        var visitor = house.City.Visitor(followRedirects: false);
        var trace = new List<string>();
        var page = await visitor.GetAsync("/sign-up");
        trace.Add(Bare(await visitor.SubmitAsync(page, Forms.SignUp, ("NationalCode", who.NationalCode))));
        page = await visitor.GetAsync("/sign-up/mobile");
        trace.Add(Bare(await visitor.SubmitAsync(page, Forms.Mobile, ("Mobile", who.TypedMobile))));
        page = await visitor.GetAsync("/sign-up/name");
        trace.Add(Bare(await visitor.SubmitAsync(page, Forms.Name, ("GivenName", "مریم"), ("FamilyName", "احمدی"))));
        page = await visitor.GetAsync("/sign-in/code");
        trace.Add(Bare(page));
        for (var i = 0; i < 6; i++)
            trace.Add(Bare(await visitor.SubmitAsync(page, Forms.Code, ("Code", "12345x"))));
        return trace;
    }

    private async Task<List<(HttpStatusCode Status, bool Wait)>> LimitTraceAsync(string nationalCode)
    {
        var trace = new List<(HttpStatusCode, bool)>();
        for (var i = 0; i < 7; i++)
        {
            var visitor = house.City.Visitor(followRedirects: false);
            var page = await visitor.GetAsync("/sign-in");
            var answer = await visitor.SubmitAsync(page, Forms.SignIn, ("NationalCode", nationalCode));
            trace.Add((answer.Status, answer.Response.Headers.RetryAfter is not null));
        }

        return trace;
    }

    private async Task<List<HttpStatusCode>> GuessTraceAsync(string nationalCode)
    {
        var trace = new List<HttpStatusCode>();
        for (var flow = 0; flow < 4; flow++)
        {
            var visitor = house.City.Visitor();
            var page = await IdentityCity.AskSignInAsync(visitor, nationalCode);
            for (var i = 0; i < 5; i++)
                trace.Add((await visitor.SubmitAsync(page, Forms.Code, ("Code", "12345x"))).Status);
        }

        return trace;
    }

    // Everything but what is random on every page: tokens and cookies' values.
    private static string Bare(Seen seen)
    {
        var headers = seen
            .Response.Headers.Where(h => h.Key is not ("Date" or "Set-Cookie" or "Retry-After"))
            .Select(h => h.Key + ": " + string.Join(',', h.Value));
        var cookies = seen.Response.Headers.TryGetValues("Set-Cookie", out var set)
            ? set.Select(c => c.Split('=')[0] + ";" + c.Split(';', 2)[^1])
            : [];
        return string.Join(
            '\n',
            [
                ((int)seen.Status).ToString(System.Globalization.CultureInfo.InvariantCulture),
                .. headers,
                .. cookies,
                TokenValue().Replace(seen.Body, ""),
            ]
        );
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"")]
    private static partial Regex TokenValue();

    [GeneratedRegex("[۰-۹]+ ثانیه")]
    private static partial Regex SecondsGone();
}
