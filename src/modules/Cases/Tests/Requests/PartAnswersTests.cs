using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Addresses, persons and organisations: one question of several inputs.</summary>
[Collection<RequestsCollection>]
public sealed class PartAnswersTests(CasesCity city)
{
    private const string Entry = "form[action*='/entries/']";

    [Fact]
    public async Task An_address_is_filled_with_what_is_known_and_stands_in_one_line_at_the_check()
    {
        var actor = Somebody.Anybody();
        var (mina, me) = (city.As(actor), actor.Person);
        city.Known.Facts[(me, KnownKind.HomeAddress)] = new("خیابان سعدی", null, "نشانی خانه", "Home", "/me/addresses");
        city.Known.Facts[(me, KnownKind.HomePostalCode)] = new("1619735744", null, "نشانی خانه", "Home", null);
        var page = await ClaimAsync(mina, "home");
        Assert.EndsWith("/questions/damaged", page.Address);
        Assert.Equal("خیابان سعدی", page.Page.QuerySelector("[name=damagedStreet]")?.GetAttribute("value"));
        Assert.Equal("1619735744", page.Page.QuerySelector("[name=damagedPostalCode]")?.GetAttribute("value"));
        Assert.Equal("postal-code", page.Page.QuerySelector("[name=damagedPostalCode]")?.GetAttribute("autocomplete"));
        Assert.NotNull(page.Page.QuerySelector("fieldset[role=group] legend h1"));
        city.Known.Facts.Clear();

        page = await mina.SubmitAsync(
            page,
            Journeys.Question,
            ("damagedAlley", "كوچه لاله"),
            ("damagedNumber", "12"),
            ("damagedUnit", "۴")
        );
        Assert.EndsWith("/story", page.Address);
        page = await FinishClaimAsync(mina, page);
        const string line = "خیابان سعدی، کوچه لاله، پلاک ۱۲، واحد ۴، کد پستی ۱۶۱۹۷-۳۵۷۴۴";
        Assert.Equal(line, Journeys.AnswerTo(page, "نشانی آسیب‌دیده"));
        var number = Journeys.NumberOf(await mina.SubmitAsync(page, Journeys.Sending));
        Assert.Contains(line, (await city.Davoud().GetAsync($"/desk/{number}")).Text);
    }

    [Theory]
    [InlineData("home", "damaged", "Street", "", "نام خیابان را بنویسید")]
    [InlineData("home", "damaged", "Number", "", "پلاک را بنویسید")]
    [InlineData("home", "damaged", "PostalCode", "12345", "کد پستی ده رقم است")]
    [InlineData("trader", "trader", "Name", "", "نام شرکت یا سازمان را بنویسید")]
    [InlineData("trader", "trader", "NationalId", "10380284791", "یازده رقم")]
    public async Task Each_input_says_what_is_wrong_with_it(
        string kind,
        string field,
        string part,
        string value,
        string sentence
    )
    {
        var mina = city.As(Somebody.Anybody());
        var page = await ClaimAsync(mina, kind);
        var fine = new (string, string?)[]
        {
            ("damagedStreet", "خیابان سعدی"),
            ("damagedNumber", "۱۲"),
            ("damagedPostalCode", "1619735744"),
            ("traderName", "نانوایی برکت"),
            ("traderNationalId", "10380284790"),
        };
        var name = field + part;
        page = await mina.SubmitAsync(page, Journeys.Question, [.. fine.Where(f => f.Item1 != name), (name, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.ProblemAt(name));
        Assert.NotNull(page.Page.QuerySelector($".error-summary a[href='#f-{name}']"));
    }

    [Fact]
    public async Task An_organisation_may_be_left_out_where_it_is_optional()
    {
        var mina = city.As(Somebody.Anybody());
        var page = await mina.SubmitAsync(await ClaimAsync(mina, "trader"), Journeys.Question);
        Assert.EndsWith("/story", page.Address);
    }

    [Theory]
    [InlineData("", "0012345679", "", "companionName", "نام و نام خانوادگی را بنویسید")]
    [InlineData("علی", "0012345678", "", "companionNationalCode", "کد ملی ده رقم است")]
    [InlineData("علی", "", "", "companionNationalCode", "کد ملی را بنویسید")]
    [InlineData("John", "", "ab", "companionPassport", "شمارهٔ گذرنامه")]
    public async Task A_person_needs_a_name_and_a_right_code(
        string name,
        string national,
        string passport,
        string at,
        string sentence
    )
    {
        var mina = city.As(Somebody.Anybody());
        var page = await mina.GetAsync(Journeys.AddUrl(await CompanionsAsync(mina)));
        (string, string?)[] typed =
        [
            ("companionName", name),
            ("companionNationalCode", national),
            ("companionPassport", passport),
        ];
        Assert.Contains(sentence, (await mina.SubmitAsync(page, Entry, typed)).ProblemAt(at));
    }

    [Fact]
    public async Task A_code_is_read_in_full_by_its_writer_and_by_who_holds_the_step_and_by_nobody_else()
    {
        var mina = city.As(Somebody.Anybody());
        var opened = await mina.Http.PostAsJsonAsync(
            "/api/v1/cases",
            new
            {
                service = "meeting-request",
                answers = new
                {
                    with = "mayor",
                    subject = "م",
                    matter = "م",
                    form = "in_person",
                    people = 3,
                    companions = new object[]
                    {
                        new { companion = new { name = "علی کریمی", nationalCode = "0012345679" } },
                        new { companion = new { name = "John Smith", passport = "x123 4567" } },
                    },
                    days = new[] { "sunday" },
                    part = "any",
                },
            }
        );
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        var number = (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString() ?? "";
        var own = (await mina.GetAsync($"/cases/{number}")).Text;
        Assert.Contains("علی کریمی، کد ملی ۰۰۱۲۳۴۵۶۷۹", own);
        Assert.Contains("John Smith، گذرنامه X۱۲۳۴۵۶۷", own);

        var davoud = city.Davoud();
        var before = (await davoud.GetAsync($"/desk/{number}")).Text;
        Assert.DoesNotContain("۰۰۱۲۳۴۵۶۷۹", before);
        Assert.Contains("•••••••۶۷۹", before);
        await Journeys.ClaimAsync(davoud, number);
        Assert.Contains("۰۰۱۲۳۴۵۶۷۹", (await davoud.GetAsync($"/desk/{number}")).Text);
        Assert.DoesNotContain("۰۰۱۲۳۴۵۶۷۹", (await city.As(Somebody.Shirin).GetAsync($"/desk/{number}")).Text);
    }

    private static async Task<Seen> ClaimAsync(Visitor visitor, string kind)
    {
        var page = await visitor.GetAsync("/services/compensation-claim");
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        page = await visitor.SubmitAsync(page, Journeys.Question, ("kind", kind));
        (string, string?)[] day = [("happenedDay", "۱"), ("happenedMonth", "۸"), ("happenedYear", "۱۴۰۵")];
        page = await visitor.SubmitAsync(page, Journeys.Question, day);
        return await visitor.SubmitAsync(page, Journeys.Question, ("placeAddress", "خیابان سعدی"));
    }

    private static async Task<Seen> FinishClaimAsync(Visitor visitor, Seen page)
    {
        page = await visitor.SubmitAsync(page, Journeys.Question, ("story", "آب آمد."));
        page = await visitor.SubmitAsync(page, Journeys.Question);
        page = await visitor.SubmitAsync(page, Journeys.Question, [], [("evidence", "سند.png", TestFiles.Png)]);
        return await visitor.SubmitAsync(page, Journeys.Question);
    }

    private static async Task<Seen> CompanionsAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync("/services/meeting-request");
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        page = await visitor.SubmitAsync(page, Journeys.Question, ("with", "mayor"));
        page = await visitor.SubmitAsync(page, Journeys.Question, ("subject", "م"));
        page = await visitor.SubmitAsync(page, Journeys.Question, ("matter", "م"));
        page = await visitor.SubmitAsync(page, Journeys.Question, ("form", "in_person"));
        return await visitor.SubmitAsync(page, Journeys.Question, ("people", "3"));
    }
}
