using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class AnswerTrustTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task An_accepted_trust_counts_a_week_later_and_its_owner_is_told_from_when()
    {
        var circle = await Circle.OfAsync(house, friends: 1, ripe: false);
        var page = await circle.Maryam.GetAsync(Circle.Page);
        Assert.Contains("بهرام جعفری", page.Text, StringComparison.Ordinal);
        Assert.Contains("به حساب می‌آید از", page.Text, StringComparison.Ordinal);
        var told = Assert.Single(house.Telephones.ToldOf(circle.Person, "trust_accepted"));
        Assert.Equal("بهرام جعفری", told.Values["name"]);
        house.City.Clock.Advance(Trust.Ripening);
        page = await circle.Maryam.GetAsync(Circle.Page);
        Assert.DoesNotContain("به حساب می‌آید از", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_who_asked_a_refusal_looks_like_no_answer()
    {
        var circle = await Circle.OfAsync(house, friends: 0);
        var card = Citizen.New("بهرام", "جعفری");
        var bahram = await house.SignUpAsync(card);
        await circle.NameAsync(card.NationalCode);
        var answer = await Circle.PressAsync(bahram, "refusal");
        Assert.Contains("نپذیرفتید", answer.Text, StringComparison.Ordinal);
        var mine = await circle.Maryam.GetAsync(Circle.Page);
        Assert.Contains("هنوز پاسخی نداده است", mine.Text, StringComparison.Ordinal);
        var held = await circle.Maryam.GetAsync("/me/data");
        Assert.DoesNotContain("Refused", held.Body, StringComparison.Ordinal);
        Assert.Equal(1, await circle.TrustsAsync(TrustState.Refused));
    }

    [Fact]
    public async Task Only_who_was_asked_answers_and_of_yes_and_no_at_once_one_is_heard()
    {
        var circle = await Circle.OfAsync(house, friends: 0);
        var card = Citizen.New("بهرام", "جعفری");
        var bahram = await house.SignUpAsync(card);
        await circle.NameAsync(card.NationalCode);
        var page = await bahram.GetAsync(Circle.Page);
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        foreach (var stranger in new[] { farhad, circle.Maryam })
        {
            var forged = await Neighbours.PostAsync(stranger, page, "acceptance");
            Assert.Equal(HttpStatusCode.NotFound, forged.Status);
        }

        var answers = await Task.WhenAll(
            new[] { "acceptance", "refusal", "acceptance" }.Select(act =>
                Task.Run(() => bahram.SubmitAsync(page, $"form[action$='/{act}']"))
            )
        );
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(1, await circle.TrustsAsync(TrustState.Accepted) + await circle.TrustsAsync(TrustState.Refused));
    }

    [Fact]
    public async Task A_question_lapses_after_a_fortnight()
    {
        var circle = await Circle.OfAsync(house, friends: 0);
        var card = Citizen.New("بهرام", "جعفری");
        var bahram = await house.SignUpAsync(card);
        await circle.NameAsync(card.NationalCode);
        var page = await bahram.GetAsync(Circle.Page);
        // Nearly: whoever is signed in for a fortnight without a visit is not any more.
        house.City.Clock.Advance(Trust.Waiting - TimeSpan.FromHours(1));
        bahram = await house.SignInAsync(card);
        house.City.Clock.Advance(TimeSpan.FromHours(1));
        var late = await Neighbours.PostAsync(bahram, page, "acceptance");
        Assert.Equal(HttpStatusCode.NotFound, late.Status);
        Assert.Equal(0, await circle.TrustsAsync(TrustState.Accepted));
    }
}
