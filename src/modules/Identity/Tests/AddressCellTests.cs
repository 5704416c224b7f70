using Shahr.Contracts;

namespace Shahr.Identity.Tests;

/// <summary>Squares of a drawn area: those whose middle lies within, and no other.</summary>
public sealed class AddressCellTests
{
    [Fact]
    public void A_rectangle_holds_the_squares_whose_middle_lies_within()
    {
        // Rows 7140 to 7143 by columns 10280 to 10282, with a little of the next row and less than half of a column.
        GeoPoint[] corners = [new(35.700, 51.400), new(35.722, 51.400), new(35.722, 51.4151), new(35.700, 51.4151)];
        Assert.Equal(
            [(7140, 10280, 10282), (7141, 10280, 10282), (7142, 10280, 10282), (7143, 10280, 10282)],
            AddressCell.Within(corners)
        );
        Assert.Empty(AddressCell.Within([new(35.7001, 51.4001), new(35.7002, 51.4001), new(35.7002, 51.4002)]));
    }

    [Fact]
    public void Of_any_corners_each_square_is_judged_as_its_middle_alone()
    {
        var chance = new Random(20261127);
        for (var round = 0; round < 2000; round++)
        {
            var corners = Enumerable
                .Range(0, chance.Next(3, 13))
                .Select(_ => new GeoPoint(35.70 + (chance.NextDouble() * 0.04), 51.40 + (chance.NextDouble() * 0.04)))
                .ToArray();
            var held = AddressCell
                .Within(corners)
                .SelectMany(s => Enumerable.Range(s.First, s.Last - s.First + 1).Select(column => (s.Row, column)));
            var judged =
                from row in Enumerable.Range(7139, 12)
                from column in Enumerable.Range(10279, 12)
                where IsWithin(corners, (row + 0.5) / 200, (column + 0.5) / 200)
                select (row, column);
            Assert.Equal(judged.Order(), held.Order());
        }
    }

    // A ray from the point to the east meets the border an odd number of times.
    private static bool IsWithin(GeoPoint[] corners, double lat, double lon)
    {
        var inside = false;
        for (var i = 0; i < corners.Length; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % corners.Length]);
            if (a.Lat > lat != b.Lat > lat && lon < ((b.Lon - a.Lon) * (lat - a.Lat) / (b.Lat - a.Lat)) + a.Lon)
                inside = !inside;
        }

        return inside;
    }
}
