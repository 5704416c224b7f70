using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Cheques;

public sealed class AskBookTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_book_brings_ten_leaves_of_sixteen_digits_each_its_own_and_its_owner_is_told()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var empty = await maryam.Visitor.GetAsync(WriteCheque.Address);
        Assert.Contains("برگ نانوشته‌ای ندارید", empty.Text, StringComparison.Ordinal);
        await _city.BookAsync(maryam);
        var leaves = (await maryam.Visitor.GetAsync(WriteCheque.Address))
            .Page.QuerySelectorAll("[name=Leaf] option")
            .Select(o => o.GetAttribute("value") ?? "")
            .ToList();
        Assert.Equal(10, leaves.Distinct().Count());
        Assert.All(leaves, leaf => Assert.Matches("^[0-9]{16}$", leaf));
        Assert.Contains("دسته‌چک ۱۰ برگی", await maryam.InboxAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_from_two_tabs_gets_one_book_and_who_has_leaves_left_gets_no_further()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var page = await maryam.Visitor.GetAsync(AskBook.Address);
        var unsaid = await maryam.Visitor.SubmitAsync(page, "#book", ("Leaves", null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.Status);
        Assert.Contains(ChequesProblems.SizeNeeded.Fa, unsaid.Text, StringComparison.Ordinal);
        _city.Sayad().IsDead = true;
        try
        {
            var answers = await Task.WhenAll(
                maryam.Visitor.SubmitAsync(page, "#book", ("Leaves", "25")),
                maryam.Visitor.SubmitAsync(page, "#book", ("Leaves", "25"))
            );
            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            Assert.Contains(ChequesProblems.BookAsked.Fa, answers.Single(a => !a.Response.IsSuccessStatusCode).Text);
            Assert.Contains("دسته‌چک در راه است", (await maryam.Visitor.GetAsync(AskBook.Address)).Text);
        }
        finally
        {
            _city.Sayad().IsDead = false;
        }

        await CityHost.EventuallyAsync(
            async () =>
            {
                _city.Clock.Advance(TimeSpan.FromSeconds(10));
                await _city.AskSayadAsync();
                return (await maryam.Visitor.GetAsync(WriteCheque.Address))
                        .Page.QuerySelectorAll("[name=Leaf] option")
                        .Length == 25;
            },
            "the book is there"
        );
        var more = await maryam.Visitor.SubmitAsync(page, "#book", ("Leaves", "10"));
        Assert.Contains("هنوز بیش از ۱۰ برگ", more.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_has_a_book_of_its_own_and_who_may_only_see_asks_for_none()
    {
        var company = new Principal(PersonId.New(), "شرکت گندم", PrincipalKind.Organisation);
        var (_, person) = _city.Somebody("مریم احمدی");
        var wholly = new Mandate(company, [Mandate.EveryService], []);
        var sees = new Mandate(company, [], []) { Seen = [Mandate.EveryService] };
        var director = new Party(
            _city.As(person with { For = company.Person, Mandate = wholly, Session = Guid.CreateVersion7() }),
            person with
            {
                For = company.Person,
            },
            ""
        );
        await _city.BookAsync(director);
        var clerk = _city.As(person with { For = company.Person, Mandate = sees, Session = Guid.CreateVersion7() });
        Assert.Contains("۱۰ برگ نانوشته", (await clerk.GetAsync(ListCheques.Address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync(AskBook.Address)).Status);
        var herself = _city.As(person with { Session = Guid.CreateVersion7() });
        Assert.Contains("۰ برگ نانوشته", (await herself.GetAsync(ListCheques.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_without_Sayad_says_so_with_503_on_every_page()
    {
        await using var city = await CityHost.StartAsync(services =>
            services.Replace(ServiceDescriptor.Singleton(new SayadLine(null)))
        );
        var (maryam, _) = city.Somebody("مریم احمدی");
        foreach (
            var address in new[]
            {
                ListCheques.Address,
                AskBook.Address,
                WriteCheque.Address,
                ListCheques.Address + "/123456789012",
            }
        )
        {
            var page = await maryam.GetAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
            Assert.Contains(ChequesProblems.NoSayad.Fa, page.Text, StringComparison.Ordinal);
        }
    }
}
