using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class MyPasswordTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Maryam_chooses_one_changes_it_and_removes_it_and_is_told_each_time()
    {
        var (maryam, card) = await house.WithPasswordAsync();
        var person = await house.FindAsync(card);
        Assert.Contains("رمز دارید", (await maryam.GetAsync(PasswordSteps.Page)).Text, StringComparison.Ordinal);
        await PasswordSteps.SetAsync(maryam, "چتر زرد در باران");
        var old = await PasswordSteps.TryAsync(house.City.Visitor(), card.NationalCode, PasswordSteps.Good);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.Status);
        var gone = await maryam.SubmitAsync(await maryam.GetAsync(PasswordSteps.Page), PasswordSteps.Remove);
        Assert.Equal("/me/password?done=removed", gone.Address);
        var after = await PasswordSteps.TryAsync(house.City.Visitor(), card.NationalCode, "چتر زرد در باران");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, after.Status);
        Assert.Equal(
            ["رمز برقرار شد", "رمز عوض شد", "رمز برداشته شد"],
            house.Telephones.ToldOf(person, "factor_changed").Select(told => told.Values["what"])
        );
    }

    [Fact]
    public async Task Who_is_not_fresh_shows_again_who_they_are_and_no_page_repeats_what_was_typed()
    {
        var card = Citizen.New();
        var maryam = await house.SignUpAsync(card);
        var refused = await PasswordSteps.SetAsync(maryam, "قوری");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.DoesNotContain("قوری", refused.Body, StringComparison.Ordinal);
        house.City.Clock.Advance(TimeSpan.FromMinutes(11));
        var page = await maryam.GetAsync(PasswordSteps.Page);
        var asked = await maryam.SubmitAsync(page, "form[action='/me/password/new']");
        Assert.Equal(HttpStatusCode.Forbidden, asked.Status);
        var form = await house.ProveByMessageAsync(maryam, asked, card);
        Assert.Equal("/me/password/new", form.Address);
        var done = await maryam.SubmitAsync(form, PasswordSteps.Set, ("Password", PasswordSteps.Good));
        Assert.Equal("/me/password?done=set", done.Address);
        house.City.Clock.Advance(TimeSpan.FromMinutes(11));
        var removal = await maryam.SubmitAsync(await maryam.GetAsync(PasswordSteps.Page), PasswordSteps.Remove);
        Assert.Equal(HttpStatusCode.Forbidden, removal.Status);
    }

    [Theory]
    [InlineData("کوتاه ۷", "۸ نویسه")]
    [InlineData(null, "۸ نویسه")]
    [InlineData("password1", "لو رفته")]
    [InlineData("IloveYou", "لو رفته")]
    [InlineData("qwertyuiop", "لو رفته")]
    [InlineData("ضصثقفغعه", "لو رفته")]
    [InlineData("qwer4321", "لو رفته")]
    [InlineData("شهرشهرشهر", "لو رفته")]
    [InlineData("12341234", "لو رفته")]
    [InlineData("۱۳۷۰/۰۵/۱۲", "لو رفته")]
    [InlineData("12051991", "لو رفته")]
    [InlineData("09121234567", "لو رفته")]
    [InlineData("Alireza@1370", "لو رفته")]
    [InlineData("پرسپولیس۱۲۳", "لو رفته")]
    public async Task What_everybody_tries_first_is_refused(string? password, string why)
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var answer = await PasswordSteps.SetAsync(maryam, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(why, answer.ProblemAt("Password"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_says_who_one_is_is_refused_however_it_is_written()
    {
        var card = Citizen.New();
        var maryam = await house.SignUpAsync(card);
        string[] about =
        [
            $"رمز {card.NationalCode} من",
            $"tel {card.TypedMobile}",
            "گل های احمدي زیبا",
            "بهار در شهر نمونه است",
        ];
        foreach (var password in about)
        {
            var answer = await PasswordSteps.SetAsync(maryam, password);
            Assert.Contains("زود حدس زده می‌شود", answer.ProblemAt("Password"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Any_letters_from_eight_to_a_hundred_and_twenty_eight_are_taken_and_compared_as_they_are_meant()
    {
        string[] good =
        [
            "🐢🦊🐝🌵🍋🚲🪁🧭",
            "   a b   c   ",
            new string('ژ', 60) + string.Concat(Enumerable.Range(0, 34).Select(i => (char)('a' + (i * 7 % 26)))) + "!۷",
            "ﺑﺎﻍ كوچك يك ۷۷ ﬁ",
        ];
        foreach (var password in good)
        {
            var (_, card) = await house.WithPasswordAsync(password);
            var visitor = house.City.Visitor();
            await PasswordSteps.TryAsync(visitor, card.NationalCode, password);
            Assert.Equal("/me", (await visitor.GetAsync("/me")).Address);
        }

        // Another keyboard: composed letters, other digits, ی and ک.
        var (_, other) = await house.WithPasswordAsync("ﺑﺎﻍ كوچك يك ۷۷ ﬁ");
        var elsewhere = house.City.Visitor();
        await PasswordSteps.TryAsync(elsewhere, other.NationalCode, "باغ کوچک یک 77 fi");
        Assert.Equal("/me", (await elsewhere.GetAsync("/me")).Address);
        var maryam = await house.SignUpAsync(Citizen.New());
        foreach (var length in new[] { 129, 2000 })
        {
            var long1 = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * 7 % 26))));
            var answer = await PasswordSteps.SetAsync(maryam, long1);
            Assert.Contains("۱۲۸", answer.ProblemAt("Password"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_leaked_is_refused_once_the_list_was_brought_and_the_city_is_not_started_again()
    {
        var data = house.City.Services.GetRequiredService<DataFolder>();
        var (leaked, rare) = ("سه کبوتر روی سیم برق", "یک قایق کاغذی در جوی");
        var maryam = await house.SignUpAsync(Citizen.New());
        Assert.Equal("/me/password?done=set", (await PasswordSteps.SetAsync(maryam, leaked)).Address);
        using var folder = new ScratchList();
        string[] lines = [PasswordSteps.Line(leaked, 71), PasswordSteps.Line(rare, 1)];
        var file = folder.Write([.. lines.Order(StringComparer.Ordinal)]);
        Assert.Equal(1, BreachedList.Import(data, file, seen: 2, CancellationToken.None).Value.Passwords);
        var answer = await PasswordSteps.SetAsync(maryam, leaked);
        Assert.Contains("لو رفته", answer.ProblemAt("Password"), StringComparison.Ordinal);
        Assert.Equal("/me/password?done=set", (await PasswordSteps.SetAsync(maryam, rare)).Address);
    }

    [Fact]
    public async Task Nothing_of_it_is_plain_in_the_database_and_since_when_is_among_ones_data()
    {
        var (maryam, _) = await house.WithPasswordAsync("نیم لیوان چای سرد");
        Assert.DoesNotContain("نیم لیوان", await Database.EverythingAsync(house.City), StringComparison.Ordinal);
        var held = await maryam.GetAsync("/me/data");
        Assert.Contains("رمز", held.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_one_there_is_nothing_to_remove()
    {
        var (maryam, _) = await house.WithPasswordAsync();
        var page = await maryam.GetAsync(PasswordSteps.Page);
        await maryam.SubmitAsync(page, PasswordSteps.Remove);
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.SubmitAsync(page, PasswordSteps.Remove)).Status);
    }
}
