using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>What follows when letters come back from somebody's e-mail address.</summary>
public sealed class HearReturnedLettersTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Told = "email_unreachable";

    [Fact]
    public async Task After_the_second_nothing_more_is_sent_there_and_they_are_told_once_where_to_correct_it()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var address = await maryam.HaveAsync();
        await ReturnAsync(maryam, 1);
        Assert.Equal(address, await ReachAsync(maryam));
        Assert.Empty(house.Telephones.ToldOf(maryam.Person, Told));

        await ReturnAsync(maryam, 2);
        Assert.Null(await ReachAsync(maryam));
        Assert.Null(await HeardAsync(maryam));
        await ReturnAsync(maryam, 2);
        Assert.Equal(MyEmail.Address, Assert.Single(house.Telephones.ToldOf(maryam.Person, Told)).Href);
        Assert.Equal(1, await maryam.AuditAsync(Told));
        var page = await maryam.Visitor.GetAsync(MyEmail.Address);
        Assert.Contains("نامه‌ها به این نشانی نمی‌رسد", page.Text, StringComparison.Ordinal);
        Assert.Contains(address, page.Text, StringComparison.Ordinal);
        Assert.Contains("نامه از آن برگشت", (await maryam.Visitor.GetAsync("/me/data")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_address_confirmed_again_is_written_to_again_and_old_letters_count_no_more()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var address = await maryam.HaveAsync();
        var written = Now;
        await ReturnAsync(maryam, 1, written);
        await ReturnAsync(maryam, 2, written);
        house.City.Clock.Advance(EmailClaim.Pause);
        await maryam.HaveAsync(address);
        Assert.Equal(address, await ReachAsync(maryam));
        // Nothing has changed but that it works; nobody is warned.
        Assert.Single(house.Telephones.ToldOf(maryam.Person, "email_changed"));
        await TellAsync(maryam, written);
        await TellAsync(maryam, written);
        await ReturnAsync(maryam, 1);
        Assert.Equal(address, await ReachAsync(maryam));
    }

    [Fact]
    public async Task One_that_came_back_long_ago_does_not_count()
    {
        var maryam = await EmailSteps.OfAsync(house);
        var address = await maryam.HaveAsync();
        await ReturnAsync(maryam, 1);
        house.City.Clock.Advance(HearReturnedLetters.Remembered);
        await ReturnAsync(maryam, 1);
        Assert.Equal(address, await ReachAsync(maryam));
        await ReturnAsync(maryam, 2);
        Assert.Null(await ReachAsync(maryam));
    }

    [Fact]
    public async Task Who_has_no_address_and_who_is_not_known_are_left_alone()
    {
        var maryam = await EmailSteps.OfAsync(house);
        await TellAsync(maryam, Now);
        await TellAsync(maryam with { Person = Kit.PersonId.New() }, Now);
        await maryam.HaveAsync();
        await ReturnAsync(maryam, 1);
        Assert.Empty(house.Telephones.ToldOf(maryam.Person, Told));
    }

    private DateTime Now => house.City.Clock.GetUtcNow().UtcDateTime;

    private Task<bool> TellAsync(EmailSteps of, DateTime written) =>
        house.City.InTransactionAsync(scope =>
        {
            scope.GetRequiredService<CityEvents>().Tell(new LetterReturned(of.Person, written));
            return Task.FromResult(true);
        });

    /// <summary>A letter of now comes back; waits until so many are counted.</summary>
    private async Task ReturnAsync(EmailSteps of, int counted, DateTime? written = null)
    {
        await TellAsync(of, written ?? Now);
        const string Waiting = "select count(*) from kit_outbox_deliveries where stream = @v and done_at is null";
        await CityHost.EventuallyAsync(
            async () => await Database.CountAsync(house.City, Waiting, of.Person.ToString()) == 0,
            "the event"
        );
        const string Count = "select email_returns from identity_people where id = @v";
        Assert.Equal(counted, await Database.CountAsync(house.City, Count, of.Person.Value));
    }

    private Task<string?> ReachAsync(EmailSteps of) =>
        house.City.InScopeAsync(async s => (await s.GetRequiredService<IPeople>().ReachAsync(of.Person))?.Email);

    private Task<string?> HeardAsync(EmailSteps of) =>
        house.City.InScopeAsync(async s =>
            (await s.GetRequiredService<IAudiences>().NextAsync(new Audience(), null, 1000))
                .Single(l => l.Person == of.Person)
                .Reach.Email
        );
}
