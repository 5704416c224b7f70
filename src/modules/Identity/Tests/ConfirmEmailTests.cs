using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class ConfirmEmailTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task The_new_one_takes_the_old_ones_place_and_mobile_inbox_and_old_address_are_told()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var first = await maryam.HaveAsync();
        Assert.Single(house.Telephones.ToldOf(maryam.Person, "email_changed"));
        var second = await maryam.HaveAsync();
        var mine = (await maryam.Visitor.GetAsync(MyEmail.Address)).Text;
        Assert.Contains(second, mine, StringComparison.Ordinal);
        Assert.DoesNotContain(first, mine, StringComparison.Ordinal);
        Assert.Equal(2, house.Telephones.ToldOf(maryam.Person, "email_changed").Count);
        Assert.Equal(["email_code", "email_changed"], house.Telephones.To(first).Select(m => m.Template));
        Assert.Equal(["email_code"], house.Telephones.To(second).Select(m => m.Template));
        Assert.Equal((1, 1), (await maryam.AuditAsync("email_kept"), await maryam.AuditAsync("email_changed")));
    }

    [Fact]
    public async Task A_wrong_code_is_refused_five_times_and_then_the_right_one_too_until_another_is_sent()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var address = EmailSteps.NewAddress();
        await maryam.GiveAsync(address);
        var code = maryam.CodeIn(address);
        var page = await maryam.CodePageAsync();
        var tries = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => maryam.ConfirmAsync(page, Other(code))))
        );
        Assert.Equal(5, tries.Count(t => t.Text.Contains("این کد درست نیست", StringComparison.Ordinal)));
        Assert.Equal(3, tries.Count(t => t.Text.Contains("دیگر کار نمی‌کند", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maryam.ConfirmAsync(code)).Status);
        house.City.Clock.Advance(EmailClaim.Pause);
        Assert.Equal(ConfirmEmail.Address + "?again=1", (await maryam.ResendAsync()).Address);
        Assert.Equal(MyEmail.Address + "?done=kept", (await maryam.ConfirmAsync(maryam.CodeIn(address))).Address);
    }

    [Fact]
    public async Task One_right_code_counts_once_though_it_comes_six_times_at_once()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var address = EmailSteps.NewAddress();
        await maryam.GiveAsync(address);
        var (page, code) = (await maryam.CodePageAsync(), maryam.CodeIn(address));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => maryam.ConfirmAsync(page, code)))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        Assert.Single(house.Telephones.ToldOf(maryam.Person, "email_changed"));
    }

    [Fact]
    public async Task The_code_of_an_address_confirms_neither_another_nor_anybody_elses()
    {
        var (maryam, thief) = (await EmailSteps.OfAsync(house), await EmailSteps.OfAsync(house));
        var (own, foreign) = (EmailSteps.NewAddress(), EmailSteps.NewAddress());
        await thief.GiveAsync(own);
        var code = thief.CodeIn(own);
        await thief.GiveAsync(foreign);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await thief.ConfirmAsync(code)).Status);
        await maryam.GiveAsync(own);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maryam.ConfirmAsync(code)).Status);
        Assert.Equal(HttpStatusCode.OK, (await maryam.ConfirmAsync(maryam.CodeIn(own))).Status);
    }

    [Fact]
    public async Task An_hour_later_it_is_over_and_the_sweep_leaves_nothing_of_it()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var address = EmailSteps.NewAddress();
        await maryam.GiveAsync(address);
        var page = await maryam.CodePageAsync();
        house.City.Clock.Advance(EmailClaim.Length);
        var late = await maryam.ConfirmAsync(page, maryam.CodeIn(address));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(MyEmail.Address, (await maryam.CodePageAsync()).Address);
        Assert.Contains(
            "هنوز رایانامه‌ای",
            (await maryam.Visitor.GetAsync(MyEmail.Address)).Text,
            StringComparison.Ordinal
        );
        house.City.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.City.InTransactionAsync(scope => SweepFlows.RunAsync(scope, default));
        const string Rows = "select count(*) from identity_email_claims where person_id = @v";
        Assert.Equal(0, await Database.CountAsync(house.City, Rows, maryam.Person.Value));
    }

    [Fact]
    public async Task Another_code_comes_after_a_minute_not_before_and_only_it_works()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var address = EmailSteps.NewAddress();
        await maryam.GiveAsync(address);
        var first = maryam.CodeIn(address);
        var soon = await maryam.ResendAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, soon.Status);
        Assert.Contains("ثانیهٔ دیگر", soon.Text, StringComparison.Ordinal);
        house.City.Clock.Advance(EmailClaim.Pause);
        await maryam.ResendAsync();
        Assert.Equal(2, house.Telephones.To(address).Count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maryam.ConfirmAsync(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await maryam.ConfirmAsync(maryam.CodeIn(address))).Status);
    }

    private static string Other(string? code) => code == "000000" ? "000001" : "000000";
}
