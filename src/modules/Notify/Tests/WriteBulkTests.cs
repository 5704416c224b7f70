using System.Net;

namespace Shahr.Notify.Tests;

[Collection(typeof(BulkCollection))]
public sealed class WriteBulkTests(BulkCity city)
{
    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_what_was_typed_comes_back()
    {
        var seen = await BulkCity.WriteAsync(
            city.Host.As(city.Davoud),
            new(29.6, 52.5),
            ("titleFa", ""),
            ("textFa", new string('آ', 601)),
            ("titleEn", "Water"),
            ("radius", "۵۰")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        foreach (
            var words in new[] { "عنوانی کوتاه", "متن خبر را بنویسید", "عنوان و متن انگلیسی", "بیرون از شهر", "شعاع" }
        )
            Assert.Contains(words, seen.Text, StringComparison.Ordinal);
        Assert.Equal("Water", seen.Page.QuerySelector("[name=titleEn]")?.GetAttribute("value"));

        seen = await BulkCity.WriteAsync(
            city.Host.As(city.Davoud),
            BulkCity.District(),
            ("placeLat", ""),
            ("placeAddress", "ناکجا")
        );
        Assert.Contains("روی نقشه پیدا شود", seen.Text, StringComparison.Ordinal);
        seen = await BulkCity.WriteAsync(city.Host.As(city.Davoud), BulkCity.District(), ("whom", "office"));
        Assert.Contains("کدام اداره", seen.Text, StringComparison.Ordinal);
        seen = await BulkCity.WriteAsync(city.Host.As(city.Davoud), BulkCity.District(), ("whom", ""));
        Assert.Contains("به چه کسانی برسد", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_in_words_is_found_on_the_map_and_an_office_by_its_name()
    {
        var notice = await city.WrittenAsync(
            BulkCity.District(),
            ("placeLat", ""),
            ("placeLon", ""),
            ("placeAddress", "سعدی")
        );
        Assert.Equal(35.71, (await city.BulkAsync(BulkCity.IdOf(notice))).Lat);
        Assert.Contains(
            "مردم تا ۲۰۰ متری سعدی",
            (await city.Host.As(city.Kaveh).GetAsync(notice)).Text,
            StringComparison.Ordinal
        );
        await city.PressAsync(city.Kaveh, notice, "stopping");

        notice = await city.WrittenAsync(BulkCity.District(), ("whom", "office"), ("office", "parks"));
        Assert.Equal(Crowd.Parks.Id, (await city.BulkAsync(BulkCity.IdOf(notice))).Office);
        await city.PressAsync(city.Kaveh, notice, "stopping");
    }

    [Fact]
    public async Task A_drawn_area_is_kept_shown_to_who_approves_and_reaches_who_lives_there()
    {
        var here = BulkCity.District();
        city.Crowd.Add(here);
        city.Crowd.Add(BulkCity.District());
        var border =
            $"{Degrees(here.Lat - 0.001)}, 51.39\n{Degrees(here.Lat + 0.001)}, 51.39\n"
            + $"{Degrees(here.Lat + 0.001)}، 51٫41\n{Degrees(here.Lat - 0.001)} 51.41";
        var notice = await city.WrittenAsync(here, ("whom", "drawn"), ("border", border));
        var page = await SeenAsync(notice);
        Assert.Equal("۱", BulkCity.Answer(page, "گیرندگان"));
        Assert.Contains("مردم محدوده‌ای که روی نقشه است", page.Text, StringComparison.Ordinal);
        Assert.Equal(4, BulkCity.Answer(page, "گوشه‌های محدوده")?.Split('\n').Length);
        Assert.NotNull(page.Page.QuerySelector("[data-map=show][data-closed=true]"));
        var edit = await city.Host.As(city.Davoud).GetAsync(notice + "/edit");
        Assert.Equal(4, edit.Page.QuerySelector("[name=border]")?.TextContent.Trim().Split('\n').Length);
        await city.PressAsync(city.Kaveh, notice, "stopping");
    }

    [Theory]
    [InlineData("", "دست‌کم", "border")]
    [InlineData("35.70, 51.40\n35.71, 51.40", "۳ تا ۲۰۰", "border")]
    [InlineData("35.70, 51.40\n35.71, 51.40\nhere", "ردیف ۳", "border")]
    [InlineData("35.70, 51.40\n29.60, 52.50\n35.71, 51.41", "ردیف ۲", "border")]
    public async Task A_border_that_is_none_is_refused_with_its_row(string border, string says, string field)
    {
        var seen = await BulkCity.WriteAsync(
            city.Host.As(city.Davoud),
            BulkCity.District(),
            ("whom", "drawn"),
            ("border", border)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.NotNull(seen.Page.QuerySelector($"[name={field}]"));
        Assert.Contains(says == "دست‌کم" ? "محدوده را روی نقشه بکشید" : says, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_corners_than_a_border_may_have_are_refused()
    {
        var border = string.Join('\n', Enumerable.Range(0, 201).Select(i => $"35.7{i:000}, 51.4"));
        var seen = await BulkCity.WriteAsync(
            city.Host.As(city.Davoud),
            BulkCity.District(),
            ("whom", "drawn"),
            ("border", border)
        );
        Assert.Contains("۳ تا ۲۰۰", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_by_its_national_id_and_the_applicants_of_a_service_are_people_too()
    {
        var here = BulkCity.District();
        var (farhad, zahra) = (city.Crowd.Add(here), city.Crowd.Add(here));
        city.Crowd.AtShop.Add(farhad.Person);
        var notice = await city.WrittenAsync(here, ("whom", "organisation"), ("organisation", Crowd.ShopCode));
        var page = await SeenAsync(notice);
        Assert.Equal("۱", BulkCity.Answer(page, "گیرندگان"));
        Assert.Contains("دست‌اندرکاران", page.Text, StringComparison.Ordinal);
        await city.PressAsync(city.Kaveh, notice, "approval");
        await city.UntilAsync(BulkCity.IdOf(notice), BulkState.Done);
        var messages = await city.MessagesAsync(BulkCity.IdOf(notice));
        Assert.All(messages, m => Assert.Equal(farhad.Person, m.PersonId));

        // One of them is an organisation, which nobody is.
        city.Cases.Applicants.Add(zahra.Person);
        city.Cases.Applicants.Add(Kit.PersonId.New());
        notice = await city.WrittenAsync(here, ("whom", "service"), ("service", FewCases.Trees.Code));
        page = await SeenAsync(notice);
        Assert.Equal("۱", BulkCity.Answer(page, "گیرندگان"));
        Assert.Contains("متقاضیان مجوز قطع درخت", page.Text, StringComparison.Ordinal);
        await city.PressAsync(city.Kaveh, notice, "stopping");

        foreach (var (whom, says) in new[] { ("organisation", "شناسهٔ ملی در شهر نیست"), ("service", "کدام خدمت") })
        {
            var seen = await BulkCity.WriteAsync(city.Host.As(city.Davoud), here, ("whom", whom));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
            Assert.Contains(says, seen.Text, StringComparison.Ordinal);
        }
    }

    private static string Degrees(double degrees) =>
        degrees.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Its_author_alone_changes_it_and_its_people_are_counted_anew()
    {
        var (here, there) = (BulkCity.District(), BulkCity.District());
        city.Crowd.Add(here);
        city.Crowd.Add(there);
        city.Crowd.Add(there);
        var notice = await city.WrittenAsync(here);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Host.As(city.Kaveh).GetAsync(notice + "/edit")).Status);
        Assert.Equal("۱", BulkCity.Answer(await SeenAsync(notice), "گیرندگان"));

        var davoud = city.Host.As(city.Davoud);
        var page = await davoud.GetAsync(notice + "/edit");
        Assert.Equal("آب قطع است", page.Page.QuerySelector("[name=titleFa]")?.GetAttribute("value"));
        await BulkCity.FillAsync(davoud, page, notice + "/edit", there, ("titleFa", "برق قطع است"));
        await city.UntilAsync(BulkCity.IdOf(notice), BulkState.Waiting);
        var seen = await SeenAsync(notice);
        Assert.Equal("برق قطع است", seen.Heading);
        Assert.Equal("۲", BulkCity.Answer(seen, "گیرندگان"));
        Assert.Equal(1, await city.AuditAsync("notify.bulk_edited", BulkCity.IdOf(notice)));

        // The old page in another window: what it showed is not what stands.
        var late = await BulkCity.FillAsync(davoud, page, notice + "/edit", here);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        await city.PressAsync(city.Davoud, notice, "stopping");
    }

    private Task<Shahr.Testing.Seen> SeenAsync(string notice) => city.Host.As(city.Kaveh).GetAsync(notice);
}
