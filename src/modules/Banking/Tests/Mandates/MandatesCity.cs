using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Banking.Tests.Cheques;
using Shahr.Banking.Tests.Orders;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Mandates;

/// <summary>A club that draws fees, and what tests ask of it.</summary>
internal static class MandatesCity
{
    /// <summary>Somebody who sees to everything of an organisation.</summary>
    public static Party Club(this CityHost city)
    {
        var (club, member) = (PersonId.New(), city.Somebody("فرهاد مرادی").Actor);
        var actor = member with
        {
            For = club,
            Mandate = new Mandate(new Principal(club, "باشگاه نور", PrincipalKind.Organisation), ["*"], []),
        };
        return new Party(city.As(actor), actor, "");
    }

    /// <summary>The club asks; the address of the mandate's page.</summary>
    public static async Task<Seen> AskAsync(this Party club, Party payer, long each, long month) =>
        await club.Visitor.SubmitAsync(
            await club.Visitor.GetAsync(AskMandate.Address),
            "#mandate",
            ("To", payer.Number),
            ("Purpose", "شهریهٔ باشگاه"),
            ("Each", $"{each}"),
            ("Month", $"{month}")
        );

    /// <summary>Asked for and agreed to.</summary>
    public static async Task<string> GivenAsync(this Party club, Party payer, long each, long month)
    {
        var address = (await club.AskAsync(payer, each, month)).Address;
        await payer.Visitor.SubmitAsync(await payer.Visitor.GetAsync(address), "#agree");
        return address;
    }

    /// <summary>The club announces a debit.</summary>
    public static async Task<Seen> AnnounceAsync(this Party club, string mandate, long rials, JalaliDate day) =>
        await club.Visitor.SubmitAsync(
            await club.Visitor.GetAsync(mandate),
            "#announce",
            ("Amount", $"{rials}"),
            ("DayDay", $"{day.Day}"),
            ("DayMonth", $"{day.Month}"),
            ("DayYear", $"{day.Year}")
        );

    /// <summary>A button of the newest debit on the payer's page: <c>stop</c> or <c>return</c>.</summary>
    public static async Task<Seen> PressAsync(this Party payer, string mandate, string button)
    {
        var page = await payer.Visitor.GetAsync(mandate);
        var form = page.Page.QuerySelector($"form[id^='{button}-']")?.Id ?? $"{button}-none";
        return await payer.Visitor.SubmitAsync(page, "#" + form);
    }

    /// <summary>One round of the job.</summary>
    public static Task DrawAsync(this CityHost city) =>
        city.InTransactionAsync(services => RunDebits.RunAsync(services, CancellationToken.None));

    /// <summary>The morning of a day, and one round of the job.</summary>
    public static Task DrawOnAsync(this CityHost city, JalaliDate day)
    {
        city.GoTo(day, hour: 7);
        return city.DrawAsync();
    }

    /// <summary>All debits of the mandate of a page, the first first.</summary>
    public static Task<List<Debit>> DebitsAtAsync(this CityHost city, string address) =>
        city.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<BankingDb>();
            var number = address[(address.LastIndexOf('/') + 1)..];
            var mandate = await db.Mandates.AsNoTracking().SingleAsync(m => m.Number == number);
            return await db
                .Debits.AsNoTracking()
                .Where(d => d.MandateId == mandate.Id)
                .OrderBy(d => d.Id)
                .ToListAsync();
        });

    /// <summary>Waits until the newest debit stands so.</summary>
    public static Task UntilAsync(this CityHost city, string address, DebitState state) =>
        CityHost.EventuallyAsync(
            async () => (await city.DebitsAtAsync(address))[^1].State == state,
            $"the debit is {state}"
        );
}
