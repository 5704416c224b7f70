using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Treasury;

namespace Shahr.Testing;

/// <summary>People with money, for whoever has to pay in a test of any room.</summary>
public static class Purse
{
    /// <summary>The bank brought them so much.</summary>
    public static Task FundAsync(this CityHost city, PersonId owner, long rials) =>
        city.Services.GetRequiredService<TreasurySeed>().GiveAsync(owner, new Rial(rials), Guid.CreateVersion7());

    /// <summary>A person at a browser, and who that is.</summary>
    public static (Visitor Visitor, Actor Actor) Somebody(this CityHost city, string name)
    {
        var person = PersonId.New();
        var actor = new Actor
        {
            Person = person,
            For = person,
            DisplayName = name,
            Session = Guid.CreateVersion7(),
        };
        return (city.As(actor), actor);
    }
}
