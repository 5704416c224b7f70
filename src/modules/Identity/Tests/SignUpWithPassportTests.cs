using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Visitors and foreigners who have no national code.</summary>
public sealed class SignUpWithPassportTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string FormAddress = "form[action='/sign-up/passport']";
    private static int _count = 4_000_000;

    private sealed record Anna(string Number, string Mobile)
    {
        public string Typed => "DEU " + Number;

        public static Anna New()
        {
            var number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
            return new Anna("C" + number, "+49171" + number);
        }
    }

    [Fact]
    public async Task Anna_signs_up_by_country_number_and_day_of_birth_with_a_german_telephone()
    {
        var anna = Anna.New();
        var visitor = await SignUpAsync(anna);
        var me = await visitor.GetAsync("/me");
        Assert.Contains("Anna Eriksson", me.Text, StringComparison.Ordinal);
        Assert.Contains("گذرنامه", me.Text, StringComparison.Ordinal);
        Assert.Contains("۲۱ مرداد ۱۳۵۳", me.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(anna.Number, me.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(anna.Mobile, me.Body, StringComparison.Ordinal);
        var person = await FindAsync(anna);
        // No registry is asked about her, and she is not taken for checked.
        Assert.Equal((Assurance.Claimed, null), (person.Assurance, person.CheckAt));
        var reach = await house.AsAsync(
            person.PersonId,
            s => s.GetRequiredService<IPeople>().ReachAsync(person.PersonId)
        );
        Assert.Equal(anna.Mobile, reach?.Mobile);
    }

    [Fact]
    public async Task The_two_lines_at_the_foot_of_the_page_are_a_fast_way()
    {
        house.City.Clock.Set(new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));
        var visitor = house.City.Visitor();
        var page = await visitor.GetAsync("/sign-up/passport");
        // The standard's example with a real country and a later year of expiry.
        const string upper = "P<D<<ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
        const string late = "L898902C36D<<7408122F1204159ZE184226B<<<<<10";
        page = await visitor.SubmitAsync(page, FormAddress, ("Lines", upper + "\n" + late));
        Assert.Contains("زمان این گذرنامه گذشته است", page.ProblemAt("Lines"), StringComparison.Ordinal);
        const string lower = "L898902C36D<<7408122F3204153ZE184226B<<<<<14";
        page = await visitor.SubmitAsync(page, FormAddress, ("Lines", upper + "\n" + Righted(lower)));
        Assert.Equal("/sign-up/mobile", page.Address);
        page = await visitor.SubmitAsync(page, Forms.Mobile, ("Mobile", "09121999001"));
        Assert.Equal("Anna Maria", page.Page.QuerySelector("[name=GivenName]")?.GetAttribute("value"));
        Assert.Equal("Eriksson", page.Page.QuerySelector("[name=FamilyName]")?.GetAttribute("value"));
    }

    [Theory]
    [InlineData("QQQ", "C01X00T47", "1974-08-12", "Country")]
    [InlineData("DEU", "12", "1974-08-12", "Number")]
    [InlineData("DEU", "C01X00T47", "1874-08-12", "Birth")]
    [InlineData("DEU", "C01X00T47", "2974-08-12", "Birth")]
    [InlineData("DEU", "C01X00T47", "yesterday", "Birth")]
    [InlineData("IRN", "C12345678", "1974-08-12", "Country")]
    public async Task What_is_wrong_is_said_at_its_field(string country, string number, string birth, string field)
    {
        var visitor = house.City.Visitor();
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/sign-up/passport"),
            FormAddress,
            ("Country", country),
            ("Number", number),
            ("Birth", birth)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.ProblemAt(field));
    }

    [Fact]
    public async Task A_name_in_other_letters_and_a_foreign_number_of_a_national_are_refused()
    {
        var visitor = house.City.Visitor();
        var page = await ToNameAsync(visitor, Anna.New());
        page = await visitor.SubmitAsync(page, Forms.Name, ("GivenName", "آنا"), ("FamilyName", "Eriksson"));
        Assert.Contains("لاتین", page.ProblemAt("GivenName"), StringComparison.Ordinal);

        var national = house.City.Visitor();
        var maryam = Citizen.New();
        page = await national.SubmitAsync(
            await national.GetAsync("/sign-up"),
            Forms.SignUp,
            ("NationalCode", maryam.NationalCode)
        );
        page = await national.SubmitAsync(page, Forms.Mobile, ("Mobile", "+491711234567"));
        Assert.NotNull(page.ProblemAt("Mobile"));
    }

    [Fact]
    public async Task She_signs_in_by_her_passport_and_whoever_has_none_sees_the_same_pages()
    {
        var anna = Anna.New();
        await SignUpAsync(anna);
        var visitor = house.City.Visitor();
        var sent = house.Telephones.To(anna.Mobile).Count;
        var page = await AskAsync(visitor, "deu " + anna.Number.ToLowerInvariant());
        Assert.Equal("/sign-in/code", page.Address);
        var stranger = await AskAsync(house.City.Visitor(), "DEU X0000001");
        Assert.Equal(page.Text, stranger.Text);
        var sms = await house.Telephones.ReadAsync(anna.Mobile, sent + 1);
        await visitor.SubmitAsync(page, Forms.Code, ("Code", sms.Code));
        Assert.Contains("Anna Eriksson", (await visitor.GetAsync("/me")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_passport_twice_is_one_account_and_only_that_telephone_learns_it()
    {
        var anna = Anna.New();
        await SignUpAsync(anna);
        var other = anna with { Mobile = Anna.New().Mobile };
        var visitor = house.City.Visitor();
        var page = await ToNameAsync(visitor, other);
        page = await visitor.SubmitAsync(page, Forms.Name, ("GivenName", "Anna"), ("FamilyName", "Eriksson"));
        Assert.Equal("/sign-in/code", page.Address);
        var sms = await house.Telephones.ReadAsync(other.Mobile);
        Assert.Equal(("already_joined", null), (sms.Template, sms.Code));
    }

    [Fact]
    public async Task A_counter_officer_finds_her_sees_the_passport_and_two_confirm_who_she_is()
    {
        var anna = Anna.New();
        await SignUpAsync(anna);
        var davoud = (await house.OfficerAsync("mayor", IdentityModule.Recover)).Visitor;
        var list = await davoud.GetAsync("/recoveries");
        var found = await davoud.SubmitAsync(
            list,
            "form[action='/recoveries/search']",
            ("NationalCode", anna.Typed),
            ("Reason", "خودش آمد")
        );
        Assert.Contains("Anna Eriksson", found.Text, StringComparison.Ordinal);
        Assert.Contains(anna.Typed, found.Text, StringComparison.Ordinal);
        Assert.Contains("۲۱ مرداد ۱۳۵۳", found.Text, StringComparison.Ordinal);
        Assert.NotNull(found.Page.QuerySelector("[name=Acts][value=identity]"));
    }

    [Fact]
    public async Task She_takes_all_of_it_away_and_none_of_it_is_plain_in_the_database()
    {
        var anna = Anna.New();
        var visitor = await SignUpAsync(anna);
        var before = await FindAsync(anna);
        var data = await visitor.SubmitAsync(await visitor.GetAsync("/me/data"), "form[action='/me/data/file']");
        Assert.Contains("DEU:" + anna.Number, data.Body, StringComparison.Ordinal);
        Assert.Contains("1974-08-12", data.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(anna.Number, before.NationalCode + before.SealedBirth, StringComparison.Ordinal);
    }

    private async Task<Person> FindAsync(Anna anna)
    {
        Assert.True(PersonKey.TryTyped(anna.Typed, out var key));
        return await house.City.InScopeAsync(s => s.GetRequiredService<PersonFinder>().ByKeyAsync(key, default))
            ?? throw new InvalidOperationException("Nobody.");
    }

    private async Task<Visitor> SignUpAsync(Anna anna)
    {
        var visitor = house.City.Visitor();
        var page = await ToNameAsync(visitor, anna);
        page = await visitor.SubmitAsync(page, Forms.Name, ("GivenName", "Anna"), ("FamilyName", "Eriksson"));
        var sms = await house.Telephones.ReadAsync(anna.Mobile);
        await visitor.SubmitAsync(page, Forms.Code, ("Code", sms.Code));
        return visitor;
    }

    private static async Task<Seen> ToNameAsync(Visitor visitor, Anna anna)
    {
        var page = await visitor.GetAsync("/sign-up/passport");
        page = await visitor.SubmitAsync(
            page,
            FormAddress,
            ("Country", "deu"),
            ("Number", anna.Number),
            ("Birth", "1974-08-12")
        );
        return await visitor.SubmitAsync(page, Forms.Mobile, ("Mobile", anna.Mobile));
    }

    private static async Task<Seen> AskAsync(Visitor visitor, string passport)
    {
        var page = await visitor.GetAsync("/sign-in?with=passport");
        return await visitor.SubmitAsync(page, Forms.SignIn, ("NationalCode", passport));
    }

    // The check digit of the expiry, and that of all of it.
    private static string Righted(string lower)
    {
        var expiry = lower[..27] + Check(lower[21..27]) + lower[28..43];
        return expiry + Check(expiry[..10] + expiry[13..20] + expiry[21..43]);
    }

    private static char Check(string text)
    {
        int[] weights = [7, 3, 1];
        var sum = text.Select((c, i) => ValueOf(c) * weights[i % 3]).Sum();
        return (char)('0' + (sum % 10));
    }

    private static int ValueOf(char c) =>
        char.IsAsciiDigit(c) ? c - '0'
        : c == '<' ? 0
        : c - 'A' + 10;
}
