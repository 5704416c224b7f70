using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity.Tests;

public sealed class AudiencesOfCityTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_circle_reaches_whoever_lives_or_works_in_a_square_it_touches_once_and_nobody_else()
    {
        var (maryam, bahram, farhad) = (Citizen.New(), Citizen.New("بهرام"), Citizen.New("فرهاد"));
        var visitor = await house.SignUpAsync(maryam);
        await WriteAsync(visitor, "home", "35.7601", "51.4601");
        await WriteAsync(visitor, "work", "35.7602", "51.4602");
        await WriteAsync(await house.SignUpAsync(bahram), "work", "35.7650", "51.4660");
        await WriteAsync(await house.SignUpAsync(farhad), "home", "35.6301", "51.3301");

        var near = await AllAsync(new Audience(new GeoPoint(35.7605, 51.4605), 300), 100);
        Assert.Equal([await IdAsync(maryam)], near.Select(l => l.Person));
        Assert.Equal(new Reach(maryam.Mobile, null, "fa"), near[0].Reach);
        var wide = await AllAsync(new Audience(new GeoPoint(35.7605, 51.4605), 1500), 100);
        Assert.Equal([await IdAsync(maryam), await IdAsync(bahram)], wide.Select(l => l.Person));
        Assert.Empty(await AllAsync(new Audience(new GeoPoint(35.69, 51.40), 1500), 100));
    }

    [Fact]
    public async Task An_office_reaches_its_officers_and_batches_of_one_reach_everybody_once()
    {
        var (_, davoud, _) = await house.OfficerAsync("parks", "cases.work");
        await house.SignUpAsync(Citizen.New());
        var offices = house.City.Services.GetRequiredService<IOffices>();
        var parks = await offices.FindAsync("parks");
        Assert.Equal([davoud], (await AllAsync(new Audience(Office: parks?.Id), 100)).Select(l => l.Person));
        var there = parks?.Id ?? default;
        Assert.Equal([davoud], await offices.OfficersAsync(there, "cases.work", 10));
        Assert.Empty(await offices.OfficersAsync(there, "cases.lead", 10));
        Assert.Empty(await offices.OfficersAsync(there, "cases.work", 0));

        var (whole, singly) = (await AllAsync(new Audience(), 1000), await AllAsync(new Audience(), 1));
        Assert.Contains(davoud, whole.Select(l => l.Person));
        Assert.Equal(whole.Select(l => l.Person), singly.Select(l => l.Person));
        Assert.Equal(whole.Count, whole.Select(l => l.Person).Distinct().Count());
    }

    [Fact]
    public async Task A_drawn_area_reaches_whoever_lives_or_works_in_a_square_whose_middle_lies_within()
    {
        var (maryam, bahram, farhad) = (Citizen.New(), Citizen.New("بهرام"), Citizen.New("فرهاد"));
        var visitor = await house.SignUpAsync(maryam);
        await WriteAsync(visitor, "home", "35.7801", "51.4801");
        await WriteAsync(visitor, "work", "35.7802", "51.4802");
        await WriteAsync(await house.SignUpAsync(bahram), "work", "35.7899", "51.4899");
        await WriteAsync(await house.SignUpAsync(farhad), "home", "35.7951", "51.4801");
        // A triangle above the middle of Maryam's square and below that of Farhad's.
        GeoPoint[] corners = [new(35.784, 51.480), new(35.795, 51.480), new(35.784, 51.495)];
        var within = await AllAsync(new Audience { Within = corners }, 1);
        Assert.Equal([await IdAsync(bahram)], within.Select(l => l.Person));
        corners = [new(35.779, 51.479), new(35.792, 51.479), new(35.792, 51.492), new(35.779, 51.492)];
        within = await AllAsync(new Audience { Within = corners }, 100);
        Assert.Equal([await IdAsync(maryam), await IdAsync(bahram)], within.Select(l => l.Person));
        corners = [new(35.7801, 51.4801), new(35.7802, 51.4801), new(35.7802, 51.4802)];
        Assert.Empty(await AllAsync(new Audience { Within = corners }, 100));
    }

    [Fact]
    public async Task An_organisation_reaches_who_acts_for_it_now_and_a_list_those_on_it_alone()
    {
        var shop = await Shop.OpenAsync(house);
        var (_, nasrin) = await shop.JoinAsync("نسرین", ("What", "some"), ("Services", "street-problem"));
        var (founder, member) = (await IdAsync(shop.FarhadCard), await IdAsync(nasrin));
        var acting = await AllAsync(new Audience { Organisation = shop.Id }, 1);
        Assert.Equal([founder, member], acting.Select(l => l.Person));
        Assert.Empty(await AllAsync(new Audience { Organisation = PersonId.New() }, 100));

        var among = await AllAsync(new Audience { Among = [member, shop.Id, PersonId.New()] }, 100);
        Assert.Equal([member], among.Select(l => l.Person));
        Assert.Empty(await AllAsync(new Audience { Among = [] }, 100));

        var audiences = house.City.Services.CreateScope().ServiceProvider.GetRequiredService<IAudiences>();
        Assert.Equal(shop.Id, (await audiences.OrganisationAsync(shop.Code))?.Id);
        Assert.Null(await audiences.OrganisationAsync("10380284790"));
        Assert.Null(await audiences.OrganisationAsync("'; drop table identity_people"));
    }

    private static Task WriteAsync(Shahr.Testing.Visitor who, string kind, string lat, string lon) =>
        EditAddressTests.WriteAsync(who, "/me/addresses/" + kind, ("placeLat", lat), ("placeLon", lon));

    private async Task<PersonId> IdAsync(Citizen who) => await house.FindAsync(who) ?? default;

    private Task<List<Listener>> AllAsync(Audience audience, int batch) =>
        house.City.InScopeAsync(async scope =>
        {
            var audiences = scope.GetRequiredService<IAudiences>();
            var all = new List<Listener>();
            while (true)
            {
                var after = all.Count > 0 ? all[^1].Person : (PersonId?)null;
                var next = await audiences.NextAsync(audience, after, batch);
                all.AddRange(next);
                if (next.Count < batch)
                    return all;
            }
        });
}
