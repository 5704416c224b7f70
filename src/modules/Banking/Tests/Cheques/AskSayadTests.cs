using Shahr.Banking.Tests.Orders;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Cheques;

/// <summary>
/// A Sayad that answers late, never, or twice. Each test has a city of its own: it spoils the manners.
/// </summary>
public sealed class AskSayadTests : IAsyncLifetime
{
    private readonly PayeesFixture _fixture = new();

    private CityHost City => _fixture.City;

    public ValueTask InitializeAsync() => _fixture.InitializeAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    // 001 is answered after three minutes; 002 is taken and its answer is lost.
    [InlineData(1_000_001)]
    [InlineData(1_000_002)]
    public async Task A_late_or_lost_answer_is_asked_for_again_and_registers_once(long rials)
    {
        var (maryam, ali) = await PairAsync();
        await City.BookAsync(maryam);
        var cheque = await maryam.AgreeAsync(ali.Number, rials, City.Today());
        await City.UntilAsync(cheque, ChequeState.Offered, stepSeconds: 20);
        Assert.NotEqual(0, (await City.ChequeAtAsync(cheque)).Asks);
        Assert.Single(City.Sayad().Registrations);
        Assert.Equal(1, await City.TimesAsync(cheque, LineKind.Registered));
        Assert.Single(Cheques(await ali.InboxAsync()));
    }

    [Fact]
    public async Task A_Sayad_that_dies_with_the_cheque_and_a_city_that_dies_after_it_register_once()
    {
        var (maryam, ali) = await PairAsync();
        await City.BookAsync(maryam);
        City.Sayad().DiesOnceTaken = true;
        var cheque = await maryam.AgreeAsync(ali.Number, 1_000_000, City.Today());
        await CityHost.EventuallyAsync(
            async () =>
            {
                await City.AskSayadAsync();
                return City.Sayad().Registrations.Count == 1;
            },
            "Sayad has it"
        );
        Assert.Equal(ChequeState.Agreed, (await City.ChequeAtAsync(cheque)).State);
        Assert.Contains("در راه ثبت در صیاد", (await maryam.Visitor.GetAsync(cheque)).Text, StringComparison.Ordinal);
        Assert.Empty(Cheques(await ali.InboxAsync()));
        await City.RestartAsync();
        await City.UntilAsync(cheque, ChequeState.Offered, stepSeconds: 20);
        Assert.Single(City.Sayad().Registrations);
    }

    [Fact]
    public async Task A_book_whose_answer_was_lost_is_the_same_book_when_it_is_asked_for_again()
    {
        var (maryam, _) = await PairAsync();
        City.Sayad().DiesOnceTaken = true;
        await maryam.Visitor.SubmitAsync(await maryam.Visitor.GetAsync(AskBook.Address), "#book", ("Leaves", "10"));
        await CityHost.EventuallyAsync(
            async () =>
            {
                await City.AskSayadAsync();
                return City.Sayad().Books.Count == 1;
            },
            "Sayad has it"
        );
        await City.RestartAsync();
        var again = City.As(maryam.Actor);
        await CityHost.EventuallyAsync(
            async () =>
            {
                City.Clock.Advance(TimeSpan.FromSeconds(20));
                await Task.WhenAll(City.AskSayadAsync(), City.AskSayadAsync());
                return (await again.GetAsync(ListCheques.Address)).Text.Contains("۱۰ برگ نانوشته");
            },
            "the book is there"
        );
        Assert.Single(City.Sayad().Books);
    }

    [Fact]
    public async Task What_Sayad_refuses_is_void_its_issuer_is_told_and_its_receiver_never_hears_of_it()
    {
        var (maryam, ali) = await PairAsync();
        await City.BookAsync(maryam);
        var cheque = await maryam.AgreeAsync(ali.Number, 1_000_004, City.Today());
        await City.UntilAsync(cheque, ChequeState.Void);
        Assert.Contains("صیاد آن را ثبت نکرد", (await maryam.Visitor.GetAsync(cheque)).Text, StringComparison.Ordinal);
        Assert.Contains("چک در صیاد ثبت نشد", await maryam.InboxAsync(), StringComparison.Ordinal);
        Assert.Empty(Cheques(await ali.InboxAsync()));
        Assert.Contains(
            "هنوز چکی به شما نرسیده",
            (await ali.Visitor.GetAsync(ListCheques.Address + "?side=held")).Text
        );
    }

    [Fact]
    public async Task Two_who_hear_the_same_answer_write_it_once()
    {
        var (maryam, ali) = await PairAsync();
        await City.BookAsync(maryam);
        var cheque = await maryam.AgreeAsync(ali.Number, 1_000_000, City.Today());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => City.AskSayadAsync()));
        await City.UntilAsync(cheque, ChequeState.Offered);
        Assert.Equal(1, await City.TimesAsync(cheque, LineKind.Registered));
        Assert.Single(Cheques(await ali.InboxAsync()));
    }

    private async Task<(Party, Party)> PairAsync() =>
        (await _fixture.PartyAsync("مریم احمدی"), await _fixture.PartyAsync("علی رضایی"));

    private static IEnumerable<string> Cheques(string inbox) => inbox.Split("به شما می‌دهد")[1..];
}
