using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Keys;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class MyContactTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Form = "#contact";
    private const string Note = "پس از ساعت ۱۶ زنگ بزنید";

    [Fact]
    public async Task What_is_wished_is_kept_shown_changed_and_gone_when_everything_is_left_empty()
    {
        var (maryam, person) = await SomebodyAsync();
        var page = await WishAsync(maryam, Note, "call", "easy");
        Assert.Equal(MyContact.Address + "?kept=1", page.Address);
        Assert.Equal(new ContactWish(true, true, Note), await OfAsync(person));
        Assert.Equal(2, page.Page.QuerySelectorAll($"{Form} [name=Wishes][checked]").Length);
        Assert.Equal(Note, page.Page.QuerySelector("[name=Note]")?.GetAttribute("value"));
        Assert.Contains(Note, (await maryam.GetAsync("/me/data")).Text, StringComparison.Ordinal);

        await WishAsync(maryam, "", "easy");
        Assert.Equal(new ContactWish(false, true, null), await OfAsync(person));
        await WishAsync(maryam, "", "easy");
        Assert.Equal(2, await AuditAsync("contact_wished", person));
        await WishAsync(maryam, "  ");
        Assert.Null(await OfAsync(person));
        Assert.Equal(1, await AuditAsync("contact_wish_removed", person));
    }

    [Fact]
    public async Task A_note_that_is_too_long_comes_back_as_typed_and_a_guest_signs_in()
    {
        var (maryam, person) = await SomebodyAsync();
        var refused = await WishAsync(maryam, new string('س', ContactDesk.Longest + 1), "call");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.ProblemAt("Note"));
        Assert.Single(refused.Page.QuerySelectorAll($"{Form} [name=Wishes][checked]"));
        Assert.Null(await OfAsync(person));
        var guest = house.City.Visitor(followRedirects: false);
        Assert.StartsWith("/sign-in", (await guest.GetAsync(MyContact.Address)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stolen_database_holds_none_of_it_and_a_rotation_reaches_it()
    {
        var (maryam, person) = await SomebodyAsync();
        const string Secret = "کم‌شنوا هستم، شمرده بگویید";
        await WishAsync(maryam, Secret, "call");
        var before = await SealedAsync(person);
        Assert.DoesNotContain(Secret, await Database.EverythingAsync(house.City), StringComparison.Ordinal);
        house.City.Services.GetRequiredService<ICityKeys>().Rotate(PersonalData.Ring, TimeSpan.Zero);
        while (
            await house.City.InTransactionAsync(scope =>
                scope.GetRequiredService<KeyRotation>().StepAsync(CancellationToken.None)
            )
        ) { }
        Assert.NotEqual(before, await SealedAsync(person));
        Assert.Equal(Secret, (await OfAsync(person))?.Note);
    }

    [Fact]
    public async Task Six_who_write_at_once_leave_one_wish_and_it_may_be_erased()
    {
        var (maryam, person) = await SomebodyAsync();
        var page = await maryam.GetAsync(MyContact.Address);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i => Task.Run(() => maryam.SubmitAsync(page, Form, ("Note", $"راه {i}"), ("Wishes", "call"))))
        );
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.StartsWith("راه ", (await OfAsync(person))?.Note, StringComparison.Ordinal);

        var erase = await maryam.GetAsync(EraseData.Address);
        await maryam.SubmitAsync(erase, "#erase", ("Parts", EraseIdentity.Contact));
        Assert.Null(await OfAsync(person));
    }

    private async Task<(Visitor Visitor, PersonId Person)> SomebodyAsync()
    {
        var who = Citizen.New();
        var visitor = await house.SignUpAsync(who);
        return (visitor, await house.FindAsync(who) ?? default);
    }

    private static async Task<Seen> WishAsync(Visitor who, string note, params string[] wishes)
    {
        var page = await who.GetAsync(MyContact.Address);
        foreach (var box in page.Page.QuerySelectorAll($"{Form} [name=Wishes]"))
        {
            box.RemoveAttribute("checked");
            if (wishes.Contains(box.GetAttribute("value")))
                box.SetAttribute("checked", "");
        }

        return await who.SubmitAsync(page, Form, ("Note", note));
    }

    private Task<ContactWish?> OfAsync(PersonId person) =>
        house.City.InScopeAsync(scope => scope.GetRequiredService<IContactWishes>().OfAsync(person));

    private Task<string> SealedAsync(PersonId person) =>
        house.City.InScopeAsync(scope =>
            Task.FromResult(
                scope.GetRequiredService<IdentityDb>().ContactWishes.Single(w => w.PersonId == person).Sealed
            )
        );

    private Task<long> AuditAsync(string action, PersonId person) =>
        Database.CountAsync(
            house.City,
            $"select count(*) from kit_audit_entries where action = 'identity.{action}' and subject_id = @v",
            person.ToString()
        );
}
