using System.Net;
using Shahr.Kit;

namespace Shahr.Identity.Tests;

public sealed class ReviewOfficerTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Decide = "cases.decide";
    private const string Confirm = IdentityModule.ConfirmOrganisations;

    [Fact]
    public async Task What_stays_stays_what_is_taken_ends_at_once_and_both_are_kept_with_who_said_so()
    {
        var (_, _, kaveh) = await house.ManagerAsync("کاوه", "نوری");
        var (_, person) = await house.HolderAsync("oversight", Decide, Confirm);
        house.ToNextQuarter();
        var manager = await house.SignInAsync(kaveh);
        var empty = await ReviewSteps.DecideAsync(manager, "oversight", person);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(2, empty.Page.QuerySelectorAll(".error-summary li").Length);
        var noReason = await ReviewSteps.DecideAsync(manager, "oversight", person, (Decide, "keep"), (Confirm, "take"));
        Assert.NotNull(noReason.ProblemAt("Reason"));
        Assert.Equal(1, await GrantSteps.HeldAsync(house, person, Confirm));

        var list = await manager.SubmitAsync(noReason, ReviewSteps.Form, ("Reason", "به کار دیگری رفت"));
        Assert.Equal("/reviews/oversight?done=1", list.Address);
        Assert.Equal(1, await GrantSteps.HeldAsync(house, person, Decide));
        Assert.Equal(0, await GrantSteps.HeldAsync(house, person, Confirm));
        Assert.Equal(1, await ReviewSteps.ReviewedAsync(house, person));
        Assert.Contains("کاوه نوری، ", list.Text, StringComparison.Ordinal);
        var page = await manager.GetAsync(ReviewSteps.AddressOf("oversight", person));
        Assert.Contains("چیزی نمانده است", page.Text, StringComparison.Ordinal);

        // A page from before: what it says was said already.
        var late = await manager.SubmitAsync(noReason, ReviewSteps.Form, ("Reason", "دوباره"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(1, await GrantSteps.HeldAsync(house, person, Decide));

        // In the season after it is due again.
        house.ToNextQuarter();
        manager = await house.SignInAsync(kaveh);
        page = await manager.GetAsync(ReviewSteps.AddressOf("oversight", person));
        Assert.NotNull(page.Page.QuerySelector($"{ReviewSteps.Form} [name='{Decide}']"));
    }

    [Fact]
    public async Task Whoever_has_nothing_left_leaves_the_office()
    {
        var (_, _, kaveh) = await house.ManagerAsync("کاوه", "نوری");
        var (_, person) = await house.HolderAsync("roads", Decide);
        house.ToNextQuarter();
        var manager = await house.SignInAsync(kaveh);
        (string, string?)[] said = [(Decide, "take"), ("Reason", "دیگر نمی‌آید")];
        await ReviewSteps.DecideAsync(manager, "roads", person, said);
        var works = "select count(*) from identity_officers where person_id = @v";
        Assert.Equal(0, await Database.CountAsync(house.City, works, person.Value));
        var gone = await manager.GetAsync(ReviewSteps.AddressOf("roads", person));
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
    }

    [Fact]
    public async Task Nobody_reviews_their_own_permissions()
    {
        var (_, person, kaveh) = await house.ManagerAsync("کاوه", "نوری");
        var (_, _, second) = await house.ManagerAsync("پروین", "صالحی");
        house.ToNextQuarter();
        var manager = await house.SignInAsync(kaveh);
        var address = ReviewSteps.AddressOf("mayor", person);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync(address)).Status);
        var list = await manager.GetAsync("/reviews/mayor");
        Assert.Null(list.Page.QuerySelector($"main a[href='{address}']"));
        var parvin = await house.SignInAsync(second);
        var page = await parvin.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);

        // The very form of the other, sent in his own name.
        var own = await manager.GetAsync("/me");
        var form = own.Page.QuerySelector("form[action='/me/language']");
        form?.SetAttribute("action", address);
        var field = own.Page.CreateElement("input");
        field.SetAttribute("name", IdentityModule.ManageOffices);
        field.SetAttribute("value", "keep");
        form?.AppendChild(field);
        var forged = await manager.SubmitAsync(own, $"form[action='{address}']");
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Contains("مدیر دیگری", forged.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ReviewSteps.ReviewedAsync(house, person));
    }

    [Fact]
    public async Task Of_two_who_review_one_officer_at_once_one_is_heard()
    {
        var (_, _, first) = await house.ManagerAsync("کاوه", "نوری");
        var (_, _, second) = await house.ManagerAsync("پروین", "صالحی");
        var people = new List<PersonId>();
        for (var i = 0; i < 4; i++)
            people.Add((await house.HolderAsync("parks", Decide, Confirm)).Person);
        house.ToNextQuarter();
        var (kaveh, parvin) = (await house.SignInAsync(first), await house.SignInAsync(second));
        foreach (var person in people)
        {
            var address = ReviewSteps.AddressOf("parks", person);
            var (one, two) = (await kaveh.GetAsync(address), await parvin.GetAsync(address));
            (string, string?)[] keeps = [(Decide, "keep"), (Confirm, "keep")];
            (string, string?)[] takes = [(Decide, "keep"), (Confirm, "take"), ("Reason", "لازم نیست")];
            var answers = await Task.WhenAll(
                Task.Run(() => kaveh.SubmitAsync(one, ReviewSteps.Form, keeps)),
                Task.Run(() => parvin.SubmitAsync(two, ReviewSteps.Form, takes))
            );
            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            Assert.Single(answers, a => a.Status == HttpStatusCode.Conflict);
            Assert.Equal(1, await ReviewSteps.ReviewedAsync(house, person));
            var stays = answers[0].Status == HttpStatusCode.OK ? 1 : 0;
            Assert.Equal(stays, await GrantSteps.HeldAsync(house, person, Confirm));
        }
    }

    [Fact]
    public async Task What_was_given_in_this_quarter_waits_for_the_next_and_nothing_is_open_to_others()
    {
        var (manager, _, _) = await house.ManagerAsync("کاوه", "نوری");
        var (_, person) = await house.HolderAsync("water", Decide);
        var address = ReviewSteps.AddressOf("water", person);
        var page = await manager.GetAsync(address);
        Assert.Null(page.Page.QuerySelector(ReviewSteps.Form));
        Assert.Contains("چیزی نمانده است", page.Text, StringComparison.Ordinal);
        var citizen = await house.SignUpAsync(Citizen.New());
        foreach (var closed in new[] { "/reviews", "/reviews/water", address })
            Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(closed)).Status);
    }
}

/// <summary>A city of its own, in which it matters how many manage offices.</summary>
public sealed class ReviewOfManagersTests : IAsyncLifetime
{
    private readonly IdentityCity _town = new();

    public ValueTask InitializeAsync() => _town.InitializeAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_review_leaves_two_managers_too_and_what_it_refuses_is_not_reviewed()
    {
        var (_, _, kaveh) = await _town.ManagerAsync("کاوه", "نوری");
        var (_, parvin, _) = await _town.ManagerAsync("پروین", "صالحی");
        _town.ToNextQuarter();
        var manager = await _town.SignInAsync(kaveh);
        (string, string?)[] said = [(IdentityModule.ManageOffices, "take"), ("Reason", "لازم نیست")];
        var answer = await ReviewSteps.DecideAsync(manager, "mayor", parvin, said);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("دست‌کم دو مدیر", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await GrantSteps.HeldAsync(_town, parvin, IdentityModule.ManageOffices));
        Assert.Equal(0, await ReviewSteps.ReviewedAsync(_town, parvin));
    }
}
