namespace Shahr.Maps;

/// <summary>What a found thing is, in words, and how near one goes to look at it.</summary>
internal static class PlaceWords
{
    /// <summary>«داروخانه، بلوار مولوی»: the kind and, for a place of interest, the address it stands at.</summary>
    public static string About(MapPackage package, FoundPlace place, string language)
    {
        var english = language == "en";
        var kind = Kind(place.Kind, place.Class, english);
        if (place.Kind != "poi" || NearestPlace.Find(package, place.At) is not { } at)
            return kind;
        return english ? $"{kind}, {at.TitleEn}" : $"{kind}، {at.Title}";
    }

    public static int Zoom(FoundPlace place) =>
        place.Kind switch
        {
            "address" => 18,
            "street" or "poi" => 17,
            _ => 15,
        };

    /// <summary>«داروخانه»، «خیابان»، «محله».</summary>
    public static string Kind(string kind, string name, bool english) =>
        kind switch
        {
            "address" => english ? "Address" : "نشانی",
            "street" => Street(name, english),
            "poi" when PoiKinds.OfClass(name) is { } poi => english ? poi.En : poi.Fa,
            "poi" => english ? "Place" : "جا",
            _ => Settlement(name, english),
        };

    private static string Street(string name, bool english) =>
        name switch
        {
            "motorway" or "trunk" => english ? "Motorway" : "بزرگراه",
            "primary" or "secondary" => english ? "Main street" : "خیابان اصلی",
            "footway" or "path" or "steps" or "pedestrian" => english ? "Footway" : "پیاده‌راه",
            "cycleway" => english ? "Cycle path" : "راه دوچرخه",
            "track" => english ? "Track" : "راه خاکی",
            _ => english ? "Street" : "خیابان",
        };

    private static string Settlement(string name, bool english) =>
        name switch
        {
            "city" or "town" => english ? "City" : "شهر",
            "village" or "hamlet" => english ? "Village" : "روستا",
            "square" => english ? "Square" : "میدان",
            "suburb" or "borough" => english ? "District" : "ناحیه",
            "locality" => english ? "Locality" : "جا",
            _ => english ? "Neighbourhood" : "محله",
        };
}
