using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class EditAddressTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Home = "/me/addresses/home";
    private const string Kept =
        "select count(*) from kit_audit_entries where action = 'identity.address_kept' and subject_id = @v";

    [Fact]
    public async Task By_words_or_by_numbers_in_Persian_digits_the_address_gets_its_point_and_its_square()
    {
        var (maryam, id) = await SomebodyAsync();
        var page = await WriteAsync(
            maryam,
            Home,
            ("placeAddress", "خيابان سعدی، پلاک ۱۲"),
            ("postalCode", "۱۶۱۹۷۳۵۷۴۴")
        );
        Assert.Contains("نشانی نگه داشته شد", page.Text, StringComparison.Ordinal);
        Assert.Contains("خیابان سعدی، پلاک ۱۲", page.Text, StringComparison.Ordinal);
        Assert.Contains("۱۶۱۹۷-۳۵۷۴۴", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CellsAsync(id, 7142, 10282));

        page = await WriteAsync(maryam, "/me/addresses/work", ("placeLat", "۳۵٫۷۰۴۹"), ("placeLon", "۵۱٫۴۰۰۱"));
        Assert.Contains("خیابان سعدی", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CellsAsync(id, 7140, 10280));
        Assert.Equal(2, await Database.CountAsync(house.City, Kept, id.ToString()));
    }

    [Fact]
    public async Task What_is_no_address_of_this_city_comes_back_as_typed_with_everything_that_is_wrong()
    {
        var (maryam, id) = await SomebodyAsync();
        var page = await WriteAsync(maryam, Home, ("placeAddress", "کوچهٔ ناپیدا"), ("postalCode", "123"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("روی نقشه پیدا نکردیم", page.Text, StringComparison.Ordinal);
        Assert.Contains("کد پستی ده رقم است", page.Text, StringComparison.Ordinal);
        Assert.Equal("کوچهٔ ناپیدا", page.Page.QuerySelector("[name=placeAddress]")?.GetAttribute("value"));

        page = await WriteAsync(maryam, Home, ("placeLat", "29.6"), ("placeLon", "52.5"));
        Assert.Contains("بیرون از شهر", page.Text, StringComparison.Ordinal);
        page = await WriteAsync(maryam, Home);
        Assert.Contains("نشانی را بنویسید", page.Text, StringComparison.Ordinal);
        page = await WriteAsync(maryam, Home, ("placeAddress", new string('س', 301)));
        Assert.Contains("بلندتر است", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.GetAsync("/me/addresses/villa")).Status);
        Assert.Equal(0, await Database.CountAsync(house.City, Kept, id.ToString()));
    }

    [Fact]
    public async Task A_stolen_database_holds_neither_address_nor_point_nor_postal_code_and_a_rotation_reaches_them()
    {
        var (maryam, id) = await SomebodyAsync();
        const string Secret = "خیابان سعدی، کوچهٔ پنهان";
        await WriteAsync(
            maryam,
            Home,
            ("placeAddress", Secret),
            ("placeLat", "35.712345"),
            ("placeLon", "51.398765"),
            ("postalCode", "1619735749")
        );
        var everything = await Database.EverythingAsync(house.City);
        foreach (var secret in new[] { "پنهان", "712345", "398765", "1619735749" })
            Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);

        var keys = house.City.Services.GetRequiredService<Shahr.Kit.Keys.ICityKeys>();
        var key = keys.Rotate(PersonalData.Ring, TimeSpan.Zero);
        while (await house.City.InScopeAsync(s => s.GetRequiredService<KeyRotation>().StepAsync(default))) { }
        const string Old = "select count(*) from identity_addresses where sealed not like @v";
        Assert.Equal(0, await Database.CountAsync(house.City, Old, $"1.{key.Id}.%"));
        Assert.Contains(Secret, (await maryam.GetAsync("/me/addresses")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_the_same_again_is_no_change_and_eight_at_once_leave_one_address()
    {
        var (maryam, id) = await SomebodyAsync();
        var page = await maryam.GetAsync(Home);
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Task.Run(() => SubmitAsync(maryam, page, Home, ("placeAddress", "سعدی ۸"))))
        );
        Assert.Equal(1, await CellsAsync(id, 7142, 10282));
        Assert.Equal(1, await Database.CountAsync(house.City, Kept, id.ToString()));
    }

    [Fact]
    public void A_circle_touches_the_squares_it_reaches_and_no_other()
    {
        var middle = new GeoPoint(35.7025, 51.4025);
        Assert.Equal([(7140, 10280, 10280)], AddressCell.Touching(middle, 100));
        // 556 m to the next row's middle, 452 m to the next column's.
        Assert.Equal(
            [(7139, 10280, 10280), (7140, 10279, 10281), (7141, 10280, 10280)],
            AddressCell.Touching(middle, 300)
        );
        var wide = AddressCell.Touching(middle, 5000).ToList();
        Assert.Equal(19, wide.Count);
        Assert.All(wide, row => Assert.InRange(row.Last - row.First, 0, 23));
    }

    private async Task<(Visitor Visitor, Shahr.Kit.PersonId Id)> SomebodyAsync()
    {
        var who = Citizen.New();
        var visitor = await house.SignUpAsync(who);
        return (visitor, await house.FindAsync(who) ?? default);
    }

    private Task<long> CellsAsync(Shahr.Kit.PersonId person, int row, int column) =>
        Database.CountAsync(
            house.City,
            "select count(*) from identity_addresses "
                + $"where person_id = @v and cell_row = {row} and cell_column = {column}",
            person.Value
        );

    internal static async Task<Seen> WriteAsync(Visitor who, string path, params (string, string?)[] typed) =>
        await SubmitAsync(who, await who.GetAsync(path), path, typed);

    private static Task<Seen> SubmitAsync(Visitor who, Seen page, string path, params (string, string?)[] typed) =>
        who.SubmitAsync(
            page,
            $"form[action='{path}']",
            [
                .. new[] { "placeAddress", "placeLat", "placeLon", "postalCode" }
                    .Where(name => !typed.Any(t => t.Item1 == name))
                    .Select(name => (name, (string?)"")),
                .. typed,
            ]
        );
}
