using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class PayeesTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_receiver_is_found_by_national_code_and_by_mobile_and_named_in_full()
    {
        var card = Citizen.New("بهرام");
        await house.SignUpAsync(card);
        var bahram = await house.FindAsync(card);
        foreach (var number in new[] { card.NationalCode, card.Mobile })
        {
            var found = await AskAsync(PersonId.New(), number);
            Assert.Null(found.Problem);
            Assert.Equal(bahram, found.Value.Id);
            Assert.Contains("بهرام", found.Value.DisplayName, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_number_and_whose_number_nobody_has_are_told_apart()
    {
        var asker = PersonId.New();
        Assert.Equal(IdentityProblems.PayeeUnread, (await AskAsync(asker, "بهرام")).Problem);
        Assert.Equal(IdentityProblems.PayeeUnread, (await AskAsync(asker, null)).Problem);
        Assert.Equal(IdentityProblems.NoSuchPayee, (await AskAsync(asker, Citizen.New("کسی").NationalCode)).Problem);
    }

    [Fact]
    public async Task Nobody_learns_names_by_trying_numbers_all_day()
    {
        var asker = PersonId.New();
        for (var i = 0; i < Payees.MostADay; i++)
            await AskAsync(asker, $"{i:d10}");
        var card = Citizen.New("بهرام");
        await house.SignUpAsync(card);
        Assert.Equal(IdentityProblems.TooManyPayees, (await AskAsync(asker, card.NationalCode)).Problem);
        // Nor that somebody whose mobile they asked for is the one with this code.
        Assert.Equal(IdentityProblems.TooManyPayees, (await AskAsync(asker, card.Mobile)).Problem);
    }

    [Fact]
    public async Task The_same_receiver_is_asked_for_as_often_as_one_likes()
    {
        var asker = PersonId.New();
        var card = Citizen.New("بهرام");
        await house.SignUpAsync(card);
        for (var i = 0; i < Payees.MostADay + 5; i++)
            Assert.Null((await AskAsync(asker, card.Mobile)).Problem);
        Assert.Null((await AskAsync(asker, card.NationalCode)).Problem);
        for (var i = 0; i < Payees.MostADay; i++)
            await AskAsync(asker, $"{i:d10}");
        Assert.Equal(IdentityProblems.TooManyPayees, (await AskAsync(asker, "1111111111")).Problem);
        Assert.Null((await AskAsync(asker, card.Mobile)).Problem);
    }

    private Task<Result<PersonName>> AskAsync(PersonId asker, string? typed) =>
        house.City.InTransactionAsync(scope => scope.GetRequiredService<IPayees>().FindAsync(asker, typed));
}
