using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Somebody whom Maryam trusts.</summary>
internal sealed record Friend(Visitor Visitor, Citizen Card, PersonId Person);

/// <summary>Maryam and the people she trusts, and what they do when her telephone is lost.</summary>
internal sealed record Circle(
    IdentityCity House,
    Visitor Maryam,
    Citizen Card,
    PersonId Person,
    IReadOnlyList<Friend> Friends
)
{
    public const string Page = "/me/trusted";
    public const string Ask = "form[action='/me/trusted']";
    public const string Lost = "form[action='/sign-in/lost']";
    public const string Confirm = "#confirm";
    public const string Deny = "#deny";

    private static readonly string[] _names = ["بهرام", "نسرین", "شیرین"];

    /// <summary>All have accepted; a week later, unless the trust is to be fresh.</summary>
    public static async Task<Circle> OfAsync(IdentityCity house, int friends = 2, bool ripe = true)
    {
        var card = Citizen.New();
        var maryam = await house.SignUpAsync(card);
        var circle = new Circle(house, maryam, card, await IdOfAsync(house, card), []);
        var all = new List<Friend>();
        foreach (var name in _names.Take(friends))
        {
            var other = Citizen.New(name, "جعفری");
            var friend = await house.SignUpAsync(other);
            await circle.NameAsync(other.NationalCode);
            await PressAsync(friend, "acceptance");
            all.Add(new Friend(friend, other, await IdOfAsync(house, other)));
        }

        if (ripe && friends > 0)
            house.City.Clock.Advance(Trust.Ripening + TimeSpan.FromHours(1));
        return circle with { Friends = all };
    }

    /// <summary>Maryam names whoever has this code.</summary>
    public async Task<Seen> NameAsync(string nationalCode) =>
        await Maryam.SubmitAsync(await Maryam.GetAsync(Page + "/new"), Ask, ("NationalCode", nationalCode));

    public static async Task<Seen> PressAsync(Visitor who, string act) =>
        await who.SubmitAsync(await who.GetAsync(Page), $"form[action$='/{act}']");

    /// <summary>Up to the page after the code, with whichever browser.</summary>
    public static async Task<Seen> LoseAsync(IdentityCity house, string nationalCode, Citizen fresh, Visitor at)
    {
        var sent = house.Telephones.To(fresh.Mobile).Count;
        await at.SubmitAsync(
            await at.GetAsync("/sign-in/lost"),
            Lost,
            ("NationalCode", nationalCode),
            ("Mobile", fresh.TypedMobile)
        );
        var code = (await house.Telephones.ReadAsync(fresh.Mobile, sent + 1)).Code;
        return await at.SubmitAsync(await at.GetAsync("/sign-in/code"), Forms.Code, ("Code", code));
    }

    /// <summary>Maryam asks with another number; waits until her friends are asked, and answers where.</summary>
    public async Task<string> LoseAsync(Citizen fresh)
    {
        var before = House.Telephones.ToldOf(Friends[0].Person, "mobile_lost_asked").Count;
        await LoseAsync(House, Card.NationalCode, fresh, House.City.Visitor());
        await CityHost.EventuallyAsync(
            () => Task.FromResult(House.Telephones.ToldOf(Friends[0].Person, "mobile_lost_asked").Count > before),
            "the friends are asked"
        );
        return House.Telephones.ToldOf(Friends[0].Person, "mobile_lost_asked")[^1].Href ?? "";
    }

    /// <summary>Says that it is her, having spoken with her and shown again who they are.</summary>
    public async Task<Seen> VouchAsync(Friend friend, string address)
    {
        var page = await friend.Visitor.GetAsync(address);
        return await ProvedAsync(friend, () => friend.Visitor.SubmitAsync(page, Confirm, ("How", "phone")));
    }

    /// <summary>The friend's proof is fresh from here on, so that what follows is one request.</summary>
    public async Task ProveAsync(Friend friend, string address)
    {
        var page = await friend.Visitor.GetAsync(address);
        await ProvedAsync(friend, () => friend.Visitor.SubmitAsync(page, Confirm));
    }

    // Where it is asked for, the code is the one that comes now, not one of before.
    private async Task<Seen> ProvedAsync(Friend friend, Func<Task<Seen>> submit)
    {
        var before = House.Telephones.To(friend.Card.Mobile).Count;
        var page = await submit();
        if (page.Page.QuerySelector(Forms.Proof) is null)
            return page;
        await House.Telephones.ReadAsync(friend.Card.Mobile, before + 1);
        return await House.ProveByMessageAsync(friend.Visitor, page, friend.Card);
    }

    /// <summary>Asked and confirmed by the first two; the pause has begun.</summary>
    public async Task<string> ConfirmedAsync(Citizen fresh)
    {
        var address = await LoseAsync(fresh);
        foreach (var friend in Friends.Take(2))
            await VouchAsync(friend, address);
        return address;
    }

    /// <summary>Waits until everything that was told has been heard.</summary>
    public static Task HeardAsync(IdentityCity house) =>
        CityHost.EventuallyAsync(
            async () => await Database.CountAsync(house.City, Unheard) == 0,
            "the outbox is empty",
            60
        );

    private const string Unheard =
        "select count(*) from kit_outbox_deliveries where done_at is null and state = 'pending'";

    /// <summary>Every round of the job there is to do.</summary>
    public static async Task FinishAsync(IdentityCity house)
    {
        while (await house.City.InTransactionAsync(RoundAsync))
        {
            // One account after another.
        }
    }

    private static Task<bool> RoundAsync(IServiceProvider scope) =>
        FinishTrustedRecoveries.RunAsync(scope, CancellationToken.None);

    public Task<long> CountAsync(TrustedRecoveryState state) =>
        Database.CountAsync(
            House.City,
            $"select count(*) from identity_trusted_recoveries where person_id = @v and state = '{state}'",
            Person.Value
        );

    public Task<long> TrustsAsync(TrustState state) =>
        Database.CountAsync(
            House.City,
            $"select count(*) from identity_trusts where person_id = @v and state = '{state}'",
            Person.Value
        );

    public Task<string> MobileAsync() =>
        House.City.InScopeAsync(async scope =>
            (await scope.GetRequiredService<Shahr.Contracts.IPeople>().ReachAsync(Person))?.Mobile ?? ""
        );

    private static async Task<PersonId> IdOfAsync(IdentityCity house, Citizen who) =>
        await house.FindAsync(who) ?? throw new InvalidOperationException("Nobody.");
}
