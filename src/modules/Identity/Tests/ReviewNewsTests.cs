namespace Shahr.Identity.Tests;

/// <summary>A city of its own: a quarter's letters go out once.</summary>
public sealed class ReviewNewsTests : IAsyncLifetime
{
    private readonly IdentityCity _town = new();

    public ValueTask InitializeAsync() => _town.InitializeAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Managers_are_told_once_when_a_quarter_begins_and_once_when_it_is_overdue()
    {
        var (_, first, kaveh) = await _town.ManagerAsync("کاوه", "نوری");
        var (_, second, _) = await _town.ManagerAsync("پروین", "صالحی");
        var (_, officer) = await _town.HolderAsync("roads", "cases.work");
        await ReviewSteps.RoundAsync(_town);
        Assert.Empty(_town.Telephones.ToldOf(first, "review_overdue"));

        var quarter = _town.ToNextQuarter();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReviewSteps.RoundAsync(_town))));
        await ReviewSteps.RoundAsync(_town);
        foreach (var manager in new[] { first, second })
        {
            // Two of three: their own are for the other one.
            var letter = Assert.Single(_town.Telephones.ToldOf(manager, "review_begun"));
            Assert.Equal(("2", "/reviews"), (letter.Values["count"], letter.Href));
        }

        Assert.Empty(_town.Telephones.ToldOf(officer, "review_begun"));

        // Kaveh looks at everything he may; then only Parvin has something left.
        var visitor = await _town.SignInAsync(kaveh);
        await ReviewSteps.DecideAsync(visitor, "mayor", second, (IdentityModule.ManageOffices, "keep"));
        await ReviewSteps.DecideAsync(visitor, "roads", officer, ("cases.work", "keep"));
        _town.City.Clock.Set(quarter.BeginsAt.AddDays(32));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReviewSteps.RoundAsync(_town))));
        Assert.Empty(_town.Telephones.ToldOf(first, "review_overdue"));
        Assert.Equal("1", Assert.Single(_town.Telephones.ToldOf(second, "review_overdue")).Values["count"]);
    }
}
