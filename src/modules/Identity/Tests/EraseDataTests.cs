using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class EraseDataTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Form = "#erase";

    [Fact]
    public async Task What_is_chosen_goes_at_once_the_rest_stays_and_the_sealed_history_proves_as_before()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var address = await maryam.HaveAsync();
        await WriteAddressAsync(maryam.Visitor);
        await DraftAsync(maryam.Visitor);
        var other = Citizen.New("بهرام", "جعفری");
        await house.SignUpAsync(other);
        await NameAsync(maryam.Visitor, other);
        await SealAsync();
        var page = await maryam.Visitor.GetAsync(EraseData.Address);
        foreach (var word in new[] { "نشانی‌های خانه و کار (۱)", "معتمدان", "(۱)", "پیش‌نویس", "سازمان اسناد ملی" })
            Assert.Contains(word, page.Text, StringComparison.Ordinal);

        var gone = await SendAsync(maryam.Visitor, page, "addresses", "email", "drafts");
        Assert.Equal($"{EraseData.Address}?gone=3", gone.Address);
        Assert.Contains("۳ چیز پاک شد", gone.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("identity_addresses", "person_id", maryam.Person));
        Assert.Equal(0, await CountAsync("cases_drafts", "owner", maryam.Person));
        Assert.Equal(1, await CountAsync("identity_trusts", "person_id", maryam.Person));
        Assert.Equal(1, await maryam.AuditAsync("data_erased"));
        Assert.DoesNotContain(address, (await maryam.Visitor.GetAsync("/me/data")).Text, StringComparison.Ordinal);

        await SendAsync(maryam.Visitor, gone, "trusted");
        Assert.Equal(0, await CountAsync("identity_trusts", "person_id", maryam.Person));
        Assert.Contains("چیزی برای پاک کردن نیست", (await maryam.Visitor.GetAsync(EraseData.Address)).Text);
        await SealAsync();
        var report = await AuditVerifier.VerifyAsync(
            new AuditDatabase(house.City.Services.GetRequiredService<CityDatabase>()),
            [],
            house.City.Clock.GetUtcNow().UtcDateTime
        );
        Assert.Empty(report.Findings);
        Assert.True(report.Sealed > 0);
    }

    [Fact]
    public async Task Of_four_presses_at_once_one_erases_and_the_others_hear_that_it_was_gone()
    {
        var maryam = await EmailSteps.OfAsync(house);
        for (var round = 0; round < 3; round++)
        {
            await WriteAddressAsync(maryam.Visitor);
            await DraftAsync(maryam.Visitor);
            var page = await maryam.Visitor.GetAsync(EraseData.Address);
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(_ => Task.Run(() => SendAsync(maryam.Visitor, page, "addresses", "drafts")))
            );
            Assert.Single(answers, a => a.Address == $"{EraseData.Address}?gone=2");
            Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Conflict));
            Assert.Equal(round + 1, await maryam.AuditAsync("data_erased"));
        }
    }

    [Fact]
    public async Task Nothing_chosen_erases_nothing_and_who_proved_long_ago_proves_again()
    {
        var maryam = await EmailSteps.OfAsync(house);
        await WriteAddressAsync(maryam.Visitor);
        var page = await maryam.Visitor.GetAsync(EraseData.Address);
        var none = await SendAsync(maryam.Visitor, page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Contains("چیزی برگزیده نشده", none.Text, StringComparison.Ordinal);

        house.City.Clock.Advance(TimeSpan.FromMinutes(20));
        var asked = await SendAsync(maryam.Visitor, page, "addresses");
        Assert.Contains("بازگشت ندارد", asked.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("identity_addresses", "person_id", maryam.Person));
        var done = await house.ProveByMessageAsync(maryam.Visitor, asked, maryam.Card);
        Assert.Equal($"{EraseData.Address}?gone=1", done.Address);
        Assert.Equal(0, await CountAsync("identity_addresses", "person_id", maryam.Person));
    }

    private static Task<Seen> SendAsync(Visitor who, Seen page, params string[] parts)
    {
        foreach (var box in page.Page.QuerySelectorAll($"{Form} [name=Parts]"))
            if (parts.Contains(box.GetAttribute("value")))
                box.SetAttribute("checked", "");
        return who.SubmitAsync(page, Form);
    }

    private static async Task WriteAddressAsync(Visitor who) =>
        await who.SubmitAsync(
            await who.GetAsync("/me/addresses/home"),
            "form[action='/me/addresses/home']",
            ("placeAddress", "خیابان سعدی، پلاک ۱۲")
        );

    private static async Task DraftAsync(Visitor who) =>
        await who.SubmitAsync(await who.GetAsync("/services/street-problem"), "form[action$='/drafts']");

    private static async Task NameAsync(Visitor who, Citizen other) =>
        await who.SubmitAsync(
            await who.GetAsync(Circle.Page + "/new"),
            Circle.Ask,
            ("NationalCode", other.NationalCode)
        );

    private Task<long> CountAsync(string table, string whose, PersonId person) =>
        Database.CountAsync(house.City, $"select count(*) from {table} where {whose} = @v", person.Value);

    private Task SealAsync() =>
        house.City.Services.GetRequiredService<AuditSealer>().SealAsync(TestContext.Current.CancellationToken);
}
