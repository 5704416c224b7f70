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
