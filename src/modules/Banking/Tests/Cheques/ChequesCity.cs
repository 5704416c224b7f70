using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Banking.Tests.Orders;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Cheques;

/// <summary>Somebody with a number, a browser and a wallet.</summary>
internal sealed record Party(Visitor Visitor, Actor Actor, string Number)
{
    public PersonId Id => Actor.For;
}

/// <summary>What people do with cheques, and what tests ask of them.</summary>
internal static class ChequesCity
{
    private static int _numbers;

    /// <summary>A person whose number others may write; with money, if any.</summary>
    public static async Task<Party> PartyAsync(this PayeesFixture fixture, string name, long rials = 0)
    {
        var (visitor, actor) = fixture.City.Somebody(name);
        var number = $"0913{Interlocked.Increment(ref _numbers):d7}";
        fixture.Payees.Know(number, name, actor.For);
        if (rials > 0)
            await fixture.City.FundAsync(actor.For, rials);
        return new Party(visitor, actor, number);
    }

    public static SimulatedSayad Sayad(this CityHost city) => city.Services.GetRequiredService<SimulatedSayad>();

    /// <summary>One round of the job that asks Sayad.</summary>
    public static Task AskSayadAsync(this CityHost city) =>
        city.InScopeAsync(services => AskSayad.RunAsync(services, CancellationToken.None));

    /// <summary>One round of the job that clears.</summary>
    public static Task ClearAsync(this CityHost city) =>
        city.InTransactionAsync(services => ClearCheques.RunAsync(services, CancellationToken.None));

    /// <summary>The registry of people says so.</summary>
    public static Task TellAsync(this CityHost city, ICityEvent happened) =>
        city.InTransactionAsync(services =>
        {
            services.GetRequiredService<CityEvents>().Tell(happened);
            return Task.FromResult(true);
        });

    /// <summary>Asks for a book and waits for its leaves.</summary>
    public static async Task BookAsync(this CityHost city, Party issuer)
    {
        await issuer.Visitor.SubmitAsync(await issuer.Visitor.GetAsync(AskBook.Address), "#book", ("Leaves", "10"));
        await CityHost.EventuallyAsync(
            async () =>
            {
                await city.AskSayadAsync();
                return (await issuer.Visitor.GetAsync(AskBook.Address)).Page.QuerySelectorAll("main li bdi").Length > 0;
            },
            "the book is there"
        );
    }

    /// <summary>Up to the page on which it is issued.</summary>
    public static async Task<Seen> WriteChequeAsync(this Visitor issuer, string to, long rials, JalaliDate due) =>
        await issuer.SubmitAsync(
            await issuer.GetAsync(WriteCheque.Address),
            "#cheque",
            ("To", to),
            ("Amount", $"{rials}"),
            ("DueDay", $"{due.Day}"),
            ("DueMonth", $"{due.Month}"),
            ("DueYear", $"{due.Year}"),
            ("Reason", "خرید گندم")
        );

    /// <summary>Written and agreed to; Sayad is asked after it.</summary>
    public static async Task<string> AgreeAsync(this Party issuer, string to, long rials, JalaliDate due) =>
        (await issuer.Visitor.SubmitAsync(await issuer.Visitor.WriteChequeAsync(to, rials, due), "#issue")).Address;

    /// <summary>Issued, registered, and offered to its receiver.</summary>
    public static async Task<string> OfferedAsync(
        this CityHost city,
        Party issuer,
        Party receiver,
        long rials,
        JalaliDate? due = null
    )
    {
        if ((await issuer.Visitor.GetAsync(WriteCheque.Address)).Page.QuerySelector("#cheque") is null)
            await city.BookAsync(issuer);
        var cheque = await issuer.AgreeAsync(receiver.Number, rials, due ?? city.Today());
        await city.UntilAsync(cheque, ChequeState.Offered);
        return cheque;
    }

    /// <summary>The same, accepted by its receiver.</summary>
    public static async Task<string> HeldAsync(
        this CityHost city,
        Party issuer,
        Party receiver,
        long rials,
        JalaliDate? due = null
    )
    {
        var cheque = await city.OfferedAsync(issuer, receiver, rials, due);
        await receiver.DoAsync(cheque, "#accept");
        return cheque;
    }

    /// <summary>Presses a button of a cheque's page.</summary>
    public static async Task<Seen> DoAsync(this Party person, string cheque, string form) =>
        await person.Visitor.SubmitAsync(await person.Visitor.GetAsync(cheque), form);

    /// <summary>Sends what its page has no button for; the form of books lends its token.</summary>
    public static async Task<Seen> PostAsync(this Party person, string address)
    {
        var lent = await person.Visitor.GetAsync(AskBook.Address);
        lent.Page.QuerySelector("#book")?.SetAttribute("action", address);
        return await person.Visitor.SubmitAsync(lent, "#book");
    }

    /// <summary>Presented, and its clearing has ended.</summary>
    public static async Task ClearedAsync(this CityHost city, Party holder, string cheque, ChequeState into)
    {
        await holder.DoAsync(cheque, "#present");
        await city.ClearingAsync(cheque, into);
    }

    /// <summary>The day of its clearing comes, and it ends so.</summary>
    public static async Task ClearingAsync(this CityHost city, string cheque, ChequeState into)
    {
        var day = (await city.ChequeAtAsync(cheque)).ClearOn ?? throw new InvalidOperationException("Not presented.");
        city.GoTo(JalaliDate.From(day), Cheque.FromHour);
        await city.ClearAsync();
        await city.UntilAsync(cheque, into);
    }

    /// <summary>Gives it on up to the page that shows the name.</summary>
    public static async Task<Seen> WritePassAsync(this Party holder, string cheque, string to) =>
        await holder.Visitor.SubmitAsync(await holder.Visitor.GetAsync(cheque + "/transfer"), "#transfer", ("To", to));

    /// <summary>Gives it on.</summary>
    public static async Task<Seen> PassAsync(this Party holder, string cheque, Party next) =>
        await holder.Visitor.SubmitAsync(await holder.WritePassAsync(cheque, next.Number), "#pass");

    /// <summary>Stops it by a court's order of this day.</summary>
    public static async Task<Seen> StopAsync(this Party issuer, string cheque, string number, JalaliDate on) =>
        await issuer.Visitor.SubmitAsync(
            await issuer.Visitor.GetAsync(cheque + "/stop"),
            "#stop",
            ("CourtNumber", number),
            ("CourtOnDay", $"{on.Day}"),
            ("CourtOnMonth", $"{on.Month}"),
            ("CourtOnYear", $"{on.Year}")
        );

    /// <summary>The cheque of a page.</summary>
    public static Task<Cheque> ChequeAtAsync(this CityHost city, string address) =>
        city.InScopeAsync(services =>
            services
                .GetRequiredService<BankingDb>()
                .Cheques.AsNoTracking()
                .SingleAsync(c => c.Number == address.Substring(address.LastIndexOf('/') + 1))
        );

    /// <summary>How often something of this kind happened to it.</summary>
    public static Task<int> TimesAsync(this CityHost city, string address, LineKind kind) =>
        city.InScopeAsync(async services =>
        {
            var cheque = await city.ChequeAtAsync(address);
            return await services
                .GetRequiredService<BankingDb>()
                .ChequeLines.CountAsync(l => l.ChequeId == cheque.Id && l.Kind == kind);
        });

    /// <summary>Waits until it stands so; Sayad is asked meanwhile, and the clock moved on if wanted.</summary>
    public static Task UntilAsync(this CityHost city, string cheque, ChequeState state, int stepSeconds = 0) =>
        CityHost.EventuallyAsync(
            async () =>
            {
                if ((await city.ChequeAtAsync(cheque)).State == state)
                    return true;
                await city.AskSayadAsync();
                city.Clock.Advance(TimeSpan.FromSeconds(stepSeconds));
                return false;
            },
            $"the cheque is {state}"
        );

    /// <summary>What both have together.</summary>
    public static async Task<(long Issuer, long Holder)> MoneyAsync(this CityHost city, Party issuer, Party holder) =>
        (await city.MoneyOfAsync(issuer.Id), await city.MoneyOfAsync(holder.Id));

    /// <summary>All that stands in somebody's inbox.</summary>
    public static async Task<string> InboxAsync(this Party person) => (await person.Visitor.GetAsync("/inbox")).Text;
}
