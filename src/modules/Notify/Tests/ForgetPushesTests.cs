using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

public sealed class ForgetPushesTests(PushCity city) : IClassFixture<PushCity>
{
    [Fact]
    public async Task Where_a_session_ended_its_browser_is_forgotten_and_the_others_stay()
    {
        var maryam = NotifyCity.Citizen("مریم احمدی");
        var elsewhere = maryam with { Session = Guid.CreateVersion7() };
        await city.TurnOnAsync(maryam, new SoftBrowser());
        await city.TurnOnAsync(elsewhere, new SoftBrowser());
        await TellAsync(new SessionsEnded(maryam.Person, [elsewhere.Session]));
        await CityHost.EventuallyAsync(
            async () => (await city.DevicesAsync(maryam)) is [{ } left] && left.SessionId == maryam.Session,
            "one browser forgotten"
        );
    }

    [Fact]
    public async Task Who_was_let_back_in_or_died_or_has_another_account_now_is_notified_nowhere()
    {
        var people = Enumerable.Range(0, 3).Select(_ => NotifyCity.Citizen("بهرام جعفری")).ToList();
        foreach (var one in people)
            await city.TurnOnAsync(one, new SoftBrowser());
        await TellAsync(new AccessRecovered(people[0].Person));
        await TellAsync(new PersonDied(people[1].Person, new DateOnly(2026, 11, 20)));
        await TellAsync(new PersonMerged(people[2].Person, PersonId.New()));
        foreach (var one in people)
            await CityHost.EventuallyAsync(async () => (await city.DevicesAsync(one)).Count == 0, "forgotten");
    }

    private Task TellAsync(ICityEvent happened) =>
        city.City.InTransactionAsync(scope =>
        {
            scope.GetRequiredService<CityEvents>().Tell(happened);
            return Task.FromResult(true);
        });
}
