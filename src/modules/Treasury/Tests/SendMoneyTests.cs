using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Ledger;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class SendMoneyTests : IAsyncLifetime
{
    private readonly KnownPayees _payees = new();
    private CityHost? _open;

    private CityHost City => _open ?? throw new InvalidOperationException("The city is not open yet.");

    public async ValueTask InitializeAsync() => _open = await CityHost.StartAsync(_payees.Join);

    public async ValueTask DisposeAsync() => await City.DisposeAsync();

    [Fact]
    public async Task Maryam_sees_Bahrams_name_and_the_amount_in_words_before_it_moves()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await City.FundAsync(actor.For, 1_000_000);
        var bahram = _payees.Know("09120000006", "بهرام جعفری");

        var form = await maryam.GetAsync("/wallet/send");
        var check = await maryam.SubmitAsync(
            form,
            "#send",
            ("To", "۰۹۱۲۰۰۰۰۰۰۶"),
            ("Amount", "۲۵۰٬۰۰۰"),
            ("Note", "سهم شام")
        );
        Assert.Contains("بهرام جعفری", check.Text, StringComparison.Ordinal);
        Assert.Contains("دویست و پنجاه هزار ریال", check.Text, StringComparison.Ordinal);
        Assert.Contains("سهم شام", check.Text, StringComparison.Ordinal);
        Assert.Equal(1_000_000, await City.BalanceAsync(actor.For));

        Assert.Contains("۳۰ دقیقه", check.Text, StringComparison.Ordinal);

        // The first time it is held; a second time to the same receiver it goes at once.
        var held = await maryam.SubmitAsync(check, "#pay");
        Assert.Contains("هنوز پس‌گرفتنی است", held.Text, StringComparison.Ordinal);
        Assert.Equal((1_000_000, 0), (await City.BalanceAsync(actor.For), await City.BalanceAsync(bahram)));
        await PassAsync(minutes: 31);
        await CityHost.EventuallyAsync(
            async () => await City.BalanceAsync(bahram) == 250_000,
            "held money is released"
        );
        await CityHost.EventuallyAsync(
            async () => (await maryam.GetAsync(held.Address)).Text.Contains("پرداخت شد", StringComparison.Ordinal),
            "the receipt follows"
        );
        var second = await maryam.SubmitAsync(form, "#send", ("To", "09120000006"), ("Amount", "50000"));
        Assert.Contains("پرداخت شد", (await maryam.SubmitAsync(second, "#pay")).Text, StringComparison.Ordinal);
        Assert.Equal((700_000, 300_000), (await City.BalanceAsync(actor.For), await City.BalanceAsync(bahram)));
    }

    [Fact]
    public async Task What_is_held_for_a_new_receiver_cannot_be_spent_and_comes_back_when_it_is_taken_back()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await City.FundAsync(actor.For, 300_000);
        var bahram = _payees.Know("09120000006", "بهرام جعفری");
        _payees.Know("09120000007", "نسرین عباسی");
        var form = await maryam.GetAsync("/wallet/send");
        var first = await maryam.SubmitAsync(form, "#send", ("To", "09120000006"), ("Amount", "250000"));
        var held = await maryam.SubmitAsync(first, "#pay");
        var other = await maryam.SubmitAsync(form, "#send", ("To", "09120000007"), ("Amount", "100000"));
        var refused = await maryam.SubmitAsync(other, "#pay");
        Assert.Contains(TreasuryProblems.NotEnough.Fa, refused.Text, StringComparison.Ordinal);

        var wallet = await maryam.GetAsync("/wallet");
        Assert.NotNull(wallet.Page.QuerySelector($"main a[href='{held.Address}']"));

        var back = await maryam.SubmitAsync(held, "#take-back");
        Assert.Contains("پس گرفته شد", back.Text, StringComparison.Ordinal);
        // Pressed again in another tab, and after its time: nothing goes any more.
        await maryam.SubmitAsync(held, "#take-back");
        await PassAsync(minutes: 40);
        await maryam.SubmitAsync(held, "#take-back");
        Assert.Equal((300_000, 0), (await City.BalanceAsync(actor.For), await City.BalanceAsync(bahram)));
        Assert.Contains("پس گرفته شد", (await maryam.GetAsync(held.Address)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("۰")]
    [InlineData("-۵۰۰۰")]
    [InlineData("۱۲٫۵")]
    [InlineData("۹۹۹")]
    [InlineData("۹۲۲۳۳۷۲۰۳۶۸۵۴۷۷۵۸۰۸")]
    [InlineData("ده هزار")]
    [InlineData("")]
    public async Task An_amount_that_is_none_is_refused_at_its_field_and_what_was_typed_comes_back(string amount)
    {
        var (maryam, _) = City.Somebody("مریم احمدی");
        _payees.Know("09120000006", "بهرام جعفری");
        var form = await maryam.GetAsync("/wallet/send");
        var again = await maryam.SubmitAsync(form, "#send", ("To", "09120000006"), ("Amount", amount));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(TreasuryProblems.AmountNeeded.Fa, again.ProblemAt("Amount"), StringComparison.Ordinal);
        Assert.Equal("09120000006", again.Page.QuerySelector("[name=To]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Nobody_sends_to_themselves_or_to_nobody()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        _payees.Know("09120000001", "مریم احمدی", actor.Person);
        var form = await maryam.GetAsync("/wallet/send");
        var self = await maryam.SubmitAsync(form, "#send", ("To", "09120000001"), ("Amount", "5000"));
        Assert.Contains(TreasuryProblems.ToOneself.Fa, self.ProblemAt("To"), StringComparison.Ordinal);
        var nobody = await maryam.SubmitAsync(form, "#send", ("To", "09120000099"), ("Amount", "5000"));
        Assert.Contains(KnownPayees.Nobody.Fa, nobody.ProblemAt("To"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limit_of_a_day_holds_when_money_is_written_and_again_when_it_is_asked_for()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await City.FundAsync(actor.For, 200_000_000);
        _payees.Know("09120000006", "بهرام جعفری");
        var form = await maryam.GetAsync("/wallet/send");
        Assert.Contains("۵٬۰۰۰٬۰۰۰ تومان", form.Text, StringComparison.Ordinal);
        var over = await maryam.SubmitAsync(form, "#send", ("To", "09120000006"), ("Amount", "50000001"));
        Assert.Contains("۵۰٬۰۰۰٬۰۰۰", over.ProblemAt("Amount"), StringComparison.Ordinal);

        var drafts = new List<Seen>();
        for (var i = 0; i < 5; i++)
            drafts.Add(await maryam.SubmitAsync(form, "#send", ("To", "09120000006"), ("Amount", "20000000")));

        // All tabs at once: two fit.
        var answers = await Task.WhenAll(drafts.Select(draft => maryam.SubmitAsync(draft, "#pay")));
        Assert.Equal(2, answers.Count(a => a.Text.Contains("هنوز پس‌گرفتنی است", StringComparison.Ordinal)));
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity));
        var account = await City.Ledger().FindAsync(AccountId.From(actor.For.Value));
        Assert.Equal((200_000_000, 40_000_000), (account?.Balance.Net, account?.Balance.DebitsPending));
    }

    private Task PassAsync(int minutes)
    {
        City.Clock.Set(City.Clock.GetUtcNow().UtcDateTime.AddMinutes(minutes));
        return Task.CompletedTask;
    }
}
