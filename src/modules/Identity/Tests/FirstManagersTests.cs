using System.Net;

namespace Shahr.Identity.Tests;

/// <summary>Cities of their own, in which it matters how many manage offices.</summary>
public sealed class FirstManagersTests : IAsyncLifetime
{
    private readonly IdentityCity _town = new();

    public ValueTask InitializeAsync() => _town.InitializeAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task The_only_manager_appoints_the_second_alone_and_from_then_on_there_are_always_two()
    {
        var (kaveh, _, _) = await _town.ManagerAsync("کاوه", "نوری");
        var parvin = Citizen.New("پروین", "صالحی");
        await _town.SignUpAsync(parvin);
        var second = await _town.FindAsync(parvin) ?? default;
        string[] both = [IdentityModule.ManageOffices, IdentityModule.Recover];
        await GrantSteps.GiveAsync(kaveh, "mayor", parvin, both);
        Assert.Equal(1, await GrantSteps.HeldAsync(_town, second, IdentityModule.ManageOffices));
        Assert.Equal(0, await GrantSteps.HeldAsync(_town, second, IdentityModule.Recover));

        var (who, third) = await _town.PersonAsync();
        await GrantSteps.AskAsync(kaveh, "mayor", who, IdentityModule.ManageOffices);
        Assert.Equal(0, await GrantSteps.HeldAsync(_town, third, IdentityModule.ManageOffices));

        // Neither out of the office nor to lesser permissions: he would be alone again.
        var answers = new[]
        {
            await GrantSteps.RemoveAsync(kaveh, "mayor", second),
            await GrantSteps.GiveAsync(kaveh, "mayor", parvin, IdentityModule.SearchPeople),
        };
        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.Contains("دست‌کم دو مدیر", answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(1, await GrantSteps.HeldAsync(_town, second, IdentityModule.ManageOffices));
    }

    [Fact]
    public async Task Of_three_managers_who_take_each_other_out_at_once_two_stay()
    {
        var (kaveh, first, _) = await _town.ManagerAsync("کاوه", "نوری");
        var manage = IdentityModule.ManageOffices;
        var (parvin, second, _) = await _town.OfficerAsync("oversight", manage, "پروین", "صالحی");
        await _town.ManagerAsync("شیرین", "کریمی");
        var answers = await Task.WhenAll(
            Task.Run(() => GrantSteps.RemoveAsync(kaveh, "oversight", second)),
            Task.Run(() => GrantSteps.RemoveAsync(parvin, "mayor", first))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        var left = "select count(*) from identity_grants where permission = 'identity.manage_offices'";
        Assert.Equal(2, await Database.CountAsync(_town.City, left));
    }
}
