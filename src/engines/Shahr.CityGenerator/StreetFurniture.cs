using Shahr.Osm;

namespace Shahr.CityGenerator;

/// <summary>Points along the streets: shops, pharmacies, bus stops, lamps, trees of the medians.</summary>
internal static class StreetFurniture
{
    private static readonly (string Key, string Value, Name Name)[] _shops =
    [
        ("shop", "bakery", new("نانوایی سنگکی", "Sangak Bakery")),
        ("shop", "supermarket", new("سوپرمارکت محله", "Neighbourhood Supermarket")),
        ("amenity", "pharmacy", new("داروخانهٔ شفا", "Shafa Pharmacy")),
        ("shop", "greengrocer", new("میوه‌فروشی باغ", "Bagh Greengrocer")),
        ("amenity", "bank", new("بانک شهر نمونه", "Bank of Shahr-e Nemouneh")),
        ("shop", "butcher", new("قصابی برادران", "Baradaran Butcher")),
        ("amenity", "restaurant", new("رستوران نگین", "Negin Restaurant")),
        ("shop", "confectionery", new("شیرینی‌سرای گل", "Gol Confectionery")),
        ("shop", "stationery", new("لوازم‌التحریر قلم", "Qalam Stationery")),
        ("amenity", "cafe", new("کافه ترنج", "Toranj Café")),
        ("shop", "mobile_phone", new("موبایل آوا", "Ava Mobile")),
        ("shop", "books", new("کتاب‌فروشی دانا", "Dana Bookshop")),
    ];

    private static readonly (string Value, Name Name)[] _stalls =
    [
        ("carpet", new("فرش‌فروشی نقش", "Naqsh Carpets")),
        ("jewelry", new("زرگری الماس", "Almas Goldsmith")),
        ("spices", new("عطاری سبز", "Sabz Herbs and Spices")),
        ("fabric", new("پارچه‌فروشی حریر", "Harir Fabrics")),
        ("houseware", new("مسگری آذر", "Azar Coppersmith")),
        ("shoes", new("کفاشی گام", "Gam Shoes")),
    ];

    public static IEnumerable<(Vec Point, OsmTag[] Tags)> Of(CityPlan plan)
    {
        var shop = 0;
        var stall = 0;
        var main = 0;
        foreach (var (house, street) in plan.Houses)
        {
            if (street == StreetKind.Bazaar)
            {
                var (value, name) = _stalls[stall++ % _stalls.Length];
                yield return (house.Front, [.. CityFile.Called(name), new("shop", value), .. Address(house)]);
            }
            else if (house.Kind is "commercial" || (street == StreetKind.Collector && main++ % 6 == 0))
            {
                var (key, value, name) = _shops[shop++ % _shops.Length];
                yield return (house.Front, [.. CityFile.Called(name), new(key, value), .. Address(house)]);
            }
        }
        foreach (var along in Along(plan))
            yield return along;
    }

    private static OsmTag[] Address(Building house) =>
        [new("addr:street", house.Street.Fa), new("addr:housenumber", CityFile.Number(house.Number))];

    /// <summary>
    /// Lamps every 30 m, trees on the medians every 12 m, a bus stop about every 350 m of the wide streets.
    /// </summary>
    private static IEnumerable<(Vec Point, OsmTag[] Tags)> Along(CityPlan plan)
    {
        double walked = 0;
        double untilStop = 150;
        foreach (var edge in plan.Network.Edges)
        {
            if (edge.IsBridge || edge.Street.IsMinor || edge.Street.Kind == StreetKind.Roundabout)
                continue;
            var (a, b) = (plan.Network.Knots[edge.A], plan.Network.Knots[edge.B]);
            var length = (b - a).Length;
            var along = (b - a).Normal;
            var kerb = along.Left * -(edge.Street.HalfWidth + 0.5);
            for (; walked < length; walked += 30)
                yield return (a + along * walked + kerb, [new("highway", "street_lamp")]);
            walked -= length;
            // The two carriageways share one median: only the one leading out of town plants it.
            if (edge.Street.Kind == StreetKind.Boulevard && Vec.Dot(along, a) > 0)
            {
                for (var s = 8.0; s < length - 8; s += 12)
                    yield return (a + along * s + along.Left * Layout.Median, [new("natural", "tree")]);
            }
            untilStop -= length;
            if (untilStop < 0 && length > 30)
            {
                untilStop = 350;
                yield return (
                    a + along * (length / 2) + kerb * 1.15,
                    [
                        .. CityFile.Called(new Name("ایستگاه " + edge.Street.Name.Fa, edge.Street.Name.En + " Stop")),
                        new("highway", "bus_stop"),
                        new("public_transport", "platform"),
                    ]
                );
            }
        }
    }
}
