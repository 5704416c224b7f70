using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What citizens do with life events.</summary>
[CollectionDefinition]
public sealed class LifeEventsCollection : ICollectionFixture<CasesCity>;

/// <summary>The ways that tests of life events begin with.</summary>
internal static partial class LifeEvents
{
    public static ServiceDefinition Find(string code) =>
        ServiceShelf.Embedded.Single(e => e.Definition.Code == code).Definition;

    /// <summary>A birth up to «check your answers».</summary>
    public static Task<Seen> WriteBirthAsync(CasesCity city, Visitor visitor, string tree = "park") =>
        FilledForms.WriteAsync(city, visitor, Find("child-birth"), ("tree", tree));

    /// <summary>Sends a birth; the event's number.</summary>
    public static async Task<string> SendBirthAsync(CasesCity city, Visitor visitor, string tree = "park") =>
        NumberOf(await visitor.SubmitAsync(await WriteBirthAsync(city, visitor, tree), Journeys.Sending));

    public static string NumberOf(Seen shown)
    {
        Assert.True(shown.Status == HttpStatusCode.OK, shown.Address + shown.Text);
        return Address().Match(shown.Address).Groups[1].Value is { Length: 9 } number
            ? number
            : throw new InvalidOperationException($"No life event at {shown.Address}:\n{shown.Text}");
    }

    /// <summary>Numbers of its parts by the code of their service.</summary>
    public static Task<Dictionary<string, string>> PartsAsync(CasesCity city, string number) =>
        city.City.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<CasesDb>();
            var id = await db.LifeEvents.Where(e => e.Number == number).Select(e => e.Id).SingleAsync();
            return await db.Cases.Where(c => c.LifeEventId == id).ToDictionaryAsync(c => c.ServiceCode, c => c.Number);
        });

    /// <summary>What a part was told.</summary>
    public static Task<Answers> AnswersAsync(CasesCity city, string number) =>
        city.City.InScopeAsync(scope =>
            scope
                .GetRequiredService<CasesDb>()
                .Cases.Where(c => c.Number == number)
                .Select(c => c.Answers)
                .SingleAsync()
        );

    [GeneratedRegex(@"/life-events/(\d{9})")]
    private static partial Regex Address();
}
