using System.Net;

namespace Shahr.Identity.Tests;

public sealed class EnterFirstTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Golab_comes_in_by_her_slip_and_next_month_by_her_password()
    {
        var (who, code) = await house.AccountAsync();
        var golab = await house.EnterAsync(who, code);
        var me = await golab.GetAsync("/me");
        Assert.Contains("تنها در «پیام‌های من»", me.Text, StringComparison.Ordinal);
        Assert.NotNull(me.Page.QuerySelector("a[href='/me/codes']"));
        house.City.Clock.Advance(TimeSpan.FromDays(31));
        var again = house.City.Visitor();
        await PasswordSteps.TryAsync(again, who.NationalCode, AccountSteps.Good);
        Assert.Equal("/me", (await again.GetAsync("/me")).Address);
        var used = await AccountSteps.TryAsync(house.City.Visitor(), who.NationalCode, code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.Status);
    }

    [Fact]
    public async Task A_bad_password_spends_nothing_and_two_who_come_with_one_slip_at_once_are_one()
    {
        var (who, code) = await house.AccountAsync();
        var (one, two) = (house.City.Visitor(), house.City.Visitor());
        var first = await AccountSteps.TryAsync(one, who.NationalCode, code);
        var second = await AccountSteps.TryAsync(two, who.NationalCode, code);
        var bad = await one.SubmitAsync(first, AccountSteps.Password, ("Password", "12345678"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        Assert.DoesNotContain("12345678", bad.Body, StringComparison.Ordinal);
        var pages = await Task.WhenAll(
            Task.Run(() => one.SubmitAsync(bad, AccountSteps.Password, ("Password", AccountSteps.Good))),
            Task.Run(() => two.SubmitAsync(second, AccountSteps.Password, ("Password", "دو کلاغ روی سیم برق")))
        );
        Assert.Single(pages, p => p.Address == MyCodes.Address);
        var lost = Assert.Single(pages, p => p.Status == HttpStatusCode.Conflict);
        Assert.Contains("به پیشخوان بگویید", lost.Text, StringComparison.Ordinal);
        var sessions =
            "select count(*) from identity_sessions s join identity_people p on p.id = s.person_id "
            + "where p.mobile is null and p.family_name = 'گلاب' and p.id = @v";
        var person = await house.FindAsync(who) ?? throw new InvalidOperationException("Nobody.");
        Assert.Equal(1, await Database.CountAsync(house.City, sessions, person.Value));
    }

    [Fact]
    public async Task After_half_an_hour_the_slip_is_over_also_between_its_two_pages()
    {
        var (who, code) = await house.AccountAsync();
        var visitor = house.City.Visitor();
        house.City.Clock.Advance(EntryCode.Length - TimeSpan.FromMinutes(2));
        var page = await AccountSteps.TryAsync(visitor, who.NationalCode, code);
        Assert.Equal("رمزی برای خود برگزینید", page.Heading);
        house.City.Clock.Advance(TimeSpan.FromMinutes(3));
        page = await visitor.SubmitAsync(page, AccountSteps.Password, ("Password", AccountSteps.Good));
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        page = await AccountSteps.TryAsync(house.City.Visitor(), who.NationalCode, code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Fact]
    public async Task Ten_wrong_ones_lock_it_for_as_long_as_a_slip_lives_and_a_stranger_hears_the_same()
    {
        var (who, code) = await house.AccountAsync();
        var stranger = Citizen.New();
        for (var i = 0; i < PasswordDesk.MostTries; i++)
        {
            var wrong = await AccountSteps.TryAsync(house.City.Visitor(), who.NationalCode, $"{i:D16}");
            var none = await AccountSteps.TryAsync(house.City.Visitor(), stranger.NationalCode, $"{i:D16}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
            Assert.Equal(wrong.Text, none.Text);
        }

        var right = await AccountSteps.TryAsync(house.City.Visitor(), who.NationalCode, code);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.Status);
    }

    [Fact]
    public async Task A_forged_ticket_opens_nothing()
    {
        var (who, code) = await house.AccountAsync();
        var visitor = house.City.Visitor();
        var page = await AccountSteps.TryAsync(visitor, who.NationalCode, code);
        var forged = await visitor.SubmitAsync(
            page,
            AccountSteps.Password,
            ("Ticket", "x"),
            ("Password", AccountSteps.Good)
        );
        Assert.Equal(HttpStatusCode.Conflict, forged.Status);
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/me")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maryam_who_gave_her_mobile_up_comes_in_by_a_slip_of_the_recovery()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var (who, person) = await house.PersonAsync();
        var both = await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile, "entry");
        Assert.Contains("یکی را برگزینید", both.ProblemAt("Mobile"), StringComparison.Ordinal);
        var begun = await CounterSteps.BeginAsync(davoud, who, null, "entry");
        var code = AccountSteps.CodeOn(await CounterSteps.ConfirmAsync(parvin, begun.Address));
        await house.EnterAsync(who, code);
        Assert.Contains("کد ورود نخست", house.Telephones.ToldOf(person, "recovery_done")[0].Values["what"]);
        // No code goes to the mobile of before.
        var sent = house.Telephones.To(who.Mobile).Count;
        await IdentityCity.AskSignInAsync(house.City.Visitor(), who.NationalCode);
        var mobile = Citizen.New();
        var back = await CounterSteps.BeginAsync(davoud, who, mobile.TypedMobile);
        await CounterSteps.ConfirmAsync(parvin, back.Address);
        Assert.Equal(sent, house.Telephones.To(who.Mobile).Count);
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        var maryam = await house.SignInAsync(who with { Mobile = mobile.Mobile });
        Assert.Equal("/me", (await maryam.GetAsync("/me")).Address);
    }
}
