using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class RegisterOrganisationTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Farhad_registers_his_bakery_and_acts_in_its_name_once_the_registry_says_that_he_signs()
    {
        var (card, code) = (Citizen.New("فرهاد", "مرادی"), Shop.NewCode());
        var farhad = await house.SignUpAsync(card);
        var registered = await Shop.RegisterAsync(farhad, code);
        Assert.Equal("/me/organisations?done=registered", registered.Address);
        Assert.Contains(Shop.Name, registered.Text, StringComparison.Ordinal);
        await Shop.RoundAsync(house);
        var made = await Shop.FindAsync(house, code);
        Assert.Equal(ClaimState.Confirmed, made.State);
        Assert.Single(house.Telephones.ToldOf(made.Founder, "organisation_confirmed"));

        var shop = new Shop(house, farhad, card, code, made.Id);
        Assert.Equal("/cases", (await shop.ActAsync(farhad)).Address);
        var header = (await farhad.GetAsync("/")).Page.QuerySelector("header .acting")?.TextContent ?? "";
        Assert.Contains(Shop.Name, header, StringComparison.Ordinal);
        Assert.Contains("فرهاد مرادی", header, StringComparison.Ordinal);
        Assert.Equal(
            2,
            await Database.CountAsync(
                house.City,
                "select count(*) from kit_audit_entries where subject_id = @v and subject_kind = 'organisation'",
                made.Id.ToString()
            )
        );
    }

    [Fact]
    public async Task Before_that_nobody_acts_for_it()
    {
        var (card, code) = (Citizen.New("فرهاد", "مرادی"), Shop.NewCode("998"));
        var farhad = await house.SignUpAsync(card);
        await Shop.RegisterAsync(farhad, code);
        var made = await Shop.FindAsync(house, code);
        Assert.Null((await farhad.GetAsync("/")).Page.QuerySelector(".drop-form[action='/me/acting']"));
        var page = await farhad.GetAsync("/me");
        page.Page.QuerySelector("form[action='/me/language']")?.SetAttribute("action", "/me/acting");
        var refused = await farhad.SubmitAsync(page, "form[action='/me/acting']", ("Person", made.Id.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await farhad.GetAsync($"/me/organisations/{made.Id}")).Status);
    }

    [Theory]
    [InlineData("14007310082", Shop.Name, "Shop", "Code", "یازده رقم")]
    [InlineData("", Shop.Name, "Shop", "Code", "یازده رقم")]
    [InlineData(null, "ن", "Shop", "Name", "۲ تا ۱۲۰")]
    [InlineData(null, Shop.Name, "7", "Kind", "چه گونه")]
    [InlineData(null, Shop.Name, null, "Kind", "چه گونه")]
    public async Task What_is_missing_or_wrong_is_said_at_its_field(
        string? code,
        string name,
        string? kind,
        string field,
        string words
    )
    {
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        var refused = await Shop.RegisterAsync(farhad, code ?? Shop.NewCode(), name, kind);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var said = refused.Page.QuerySelector($"a[href*='{field}']")?.TextContent ?? "";
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_confirmed_is_not_registered_again_and_what_waits_not_twice_by_the_same_person()
    {
        var shop = await Shop.OpenAsync(house);
        var maryam = await house.SignUpAsync(Citizen.New());
        var taken = await Shop.RegisterAsync(maryam, shop.Code);
        Assert.Equal(HttpStatusCode.Conflict, taken.Status);
        Assert.Contains("دعوت کند", taken.ProblemAt("Code"), StringComparison.Ordinal);

        var code = Shop.NewCode("998");
        await Shop.RegisterAsync(maryam, code);
        Assert.Equal(HttpStatusCode.Conflict, (await Shop.RegisterAsync(maryam, code)).Status);
        var other = await house.SignUpAsync(Citizen.New("نسرین", "صادقی"));
        Assert.Equal(HttpStatusCode.OK, (await Shop.RegisterAsync(other, code)).Status);
    }

    [Fact]
    public async Task Five_wait_at_most_however_fast_they_are_sent()
    {
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        var page = await farhad.GetAsync(Shop.Mine + "/new");
        var codes = Enumerable.Range(0, OrganisationDesk.MostWaiting + 2).Select(_ => Shop.NewCode("998")).ToList();
        var answers = await Task.WhenAll(
            codes.Select(code =>
                Task.Run(() =>
                    farhad.SubmitAsync(
                        page,
                        $"form[action='{Shop.Mine}']",
                        ("Code", code),
                        ("Name", Shop.Name),
                        ("Kind", "Shop")
                    )
                )
            )
        );
        Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(
            OrganisationDesk.MostWaiting,
            await Database.CountAsync(
                house.City,
                "select count(*) from identity_organisations where code >= @v and code <= '" + codes[^1] + "'",
                codes[0]
            )
        );
    }
}
