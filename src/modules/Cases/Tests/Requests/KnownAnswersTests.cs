using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What the city knows already is not asked again: it is shown, with its source, to be confirmed.</summary>
[Collection<RequestsCollection>]
public sealed class KnownAnswersTests(CasesCity city)
{
    private static readonly KnownFact _home = new(
        "سعدی، پلاک ۳",
        new GeoPoint(35.7, 51.41),
        "نشانی خانه در حساب شما",
        "your home address in your account",
        "/me/addresses"
    );

    private static readonly KnownFact _code = _home with { Text = "1619735744", At = null };

    [Fact]
    public async Task A_known_address_is_filled_in_with_its_source_and_becomes_an_answer_when_confirmed()
    {
        var nima = Newcomer();
        city.Known.Facts[(nima.Person, KnownKind.HomeAddress)] = _home;
        city.Known.Facts[(nima.Person, KnownKind.HomePostalCode)] = _code;
        var visitor = city.As(nima);
        var page = await ToAddressAsync(visitor);
        Assert.Contains("از نشانی خانه در حساب شما پر شده است", page.Text);
        Assert.Equal("سعدی، پلاک ۳", Value(page, "addressAddress"));
        Assert.Equal("35.7", Value(page, "addressLat"));
        Assert.NotNull(page.Page.QuerySelector("main a[href='/me/addresses']"));
        // Nothing is kept before they say that it is right.
        Assert.Contains("۱ پاسخ", (await visitor.GetAsync("/drafts")).Text);

        var next = await visitor.SubmitAsync(page, Journeys.Question);
        Assert.Equal("۱۶۱۹۷۳۵۷۴۴", Value(next, "postal_code"));
        await visitor.SubmitAsync(next, Journeys.Question);
        Assert.Contains("۳ پاسخ", (await visitor.GetAsync("/drafts")).Text);
    }

    [Fact]
    public async Task What_was_answered_already_stays_and_what_is_changed_here_is_not_filled_in_again()
    {
        var nima = Newcomer();
        city.Known.Facts[(nima.Person, KnownKind.HomeAddress)] = _home;
        var visitor = city.As(nima);
        var page = await ToAddressAsync(visitor);
        await visitor.SubmitAsync(page, Journeys.Question, ("addressAddress", "خیابان سعدی، پلاک ۹"));
        var again = await visitor.GetAsync(page.Address);
        Assert.Equal("خیابان سعدی، پلاک ۹", Value(again, "addressAddress"));
        Assert.DoesNotContain("پر شده است", again.Text);
    }

    [Fact]
    public async Task Nobody_is_told_what_is_known_of_another_and_nothing_known_is_an_empty_question()
    {
        var (nima, sara) = (Newcomer(), Newcomer());
        city.Known.Facts[(nima.Person, KnownKind.WorkAddress)] = _home;
        var shop = PersonId.New();
        city.Known.Facts[(shop, KnownKind.WorkAddress)] = _home;
        var helper = city.As(nima.In(shop, [Mandate.EveryService], []));
        var page = await helper.SubmitAsync(
            await helper.GetAsync("/services/business-licence"),
            "form[action$='/drafts']"
        );
        var place = await helper.GetAsync(page.Address[..(page.Address.LastIndexOf('/') + 1)] + "place");
        Assert.DoesNotContain("سعدی، پلاک ۳", place.Body);
        Assert.Equal("", Value(await ToAddressAsync(city.As(sara)), "addressAddress") ?? "");
    }

    private static Actor Newcomer()
    {
        var id = PersonId.New();
        return Somebody.Zahra with { Person = id, For = id, Session = Guid.CreateVersion7() };
    }

    private static string? Value(Seen page, string field) =>
        page.Page.QuerySelector($"[name='{field}']")?.GetAttribute("value");

    private static async Task<Seen> ToAddressAsync(Visitor visitor)
    {
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/services/residence-certificate"),
            "form[action$='/drafts']"
        );
        return await visitor.SubmitAsync(page, Journeys.Question, ("purpose", "bank"));
    }
}
