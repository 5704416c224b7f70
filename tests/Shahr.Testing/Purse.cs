using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Treasury;

namespace Shahr.Testing;

/// <summary>Money for whoever has to pay in a test of any room.</summary>
public static class Purse
{
    /// <summary>The bank brought them so much.</summary>
    public static Task FundAsync(this CityHost city, PersonId owner, long rials) =>
        city.Services.GetRequiredService<TreasurySeed>().GiveAsync(owner, new Rial(rials), Guid.CreateVersion7());
}
