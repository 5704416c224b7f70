using Shahr.Kit;
using Shahr.Osm;

namespace Shahr.Maps;

/// <summary>Every refusal this module can give.</summary>
public static class MapsProblems
{
    /// <summary>No such file.</summary>
    public static readonly Problem NoSuchFile = new(
        "maps.no_such_file",
        404,
        "پروندهٔ «{0}» پیدا نشد. نشانی آن را بررسی کنید و دوباره بکوشید.",
        "The file '{0}' was not found. Check the path and try again."
    );

    /// <summary>The operating system refuses.</summary>
    public static readonly Problem NotReadable = new(
        "maps.not_readable",
        403,
        "پروندهٔ «{0}» را نمی‌توان خواند. اجازهٔ خواندن آن را به این برنامه بدهید.",
        "The file '{0}' cannot be read. Give this program permission to read it."
    );

    /// <summary>No byte at all.</summary>
    public static readonly Problem Empty = new(
        "maps.empty",
        422,
        "پروندهٔ «{0}» تهی است. نقشه را دوباره بارگیری کنید.",
        "The file '{0}' is empty. Download the map again."
    );

    /// <summary>Another format.</summary>
    public static readonly Problem NotPbf = new(
        "maps.not_pbf",
        422,
        "پروندهٔ «{0}» نقشهٔ OpenStreetMap به قالب ‎.osm.pbf نیست. پرونده‌ای با این قالب بدهید.",
        "The file '{0}' is not an OpenStreetMap map in the .osm.pbf format. Give a file of that format."
    );

    /// <summary>Cut off.</summary>
    public static readonly Problem Truncated = new(
        "maps.truncated",
        422,
        "پروندهٔ «{0}» نیمه‌کاره است و پایان آن نرسیده است. آن را دوباره بارگیری کنید.",
        "The file '{0}' is cut off before its end. Download it again."
    );

    /// <summary>Contradicts itself.</summary>
    public static readonly Problem Corrupt = new(
        "maps.corrupt",
        422,
        "پروندهٔ «{0}» آسیب دیده است. آن را دوباره بارگیری کنید.",
        "The file '{0}' is damaged. Download it again."
    );

    /// <summary>Beyond what one city's map may be.</summary>
    public static readonly Problem TooLarge = new(
        "maps.too_large",
        422,
        "پروندهٔ «{0}» از نقشهٔ یک شهر بزرگ‌تر است. بُرشی از آن بدهید که تنها شهر شما را دارد.",
        "The file '{0}' is larger than the map of a city. Give an extract that holds your city only."
    );

    /// <summary>A compression or a feature that is not read.</summary>
    public static readonly Problem Unsupported = new(
        "maps.unsupported",
        422,
        "پروندهٔ «{0}» با روشی فشرده شده که خوانده نمی‌شود. آن را با فشرده‌سازی zlib دوباره بسازید.",
        "The file '{0}' is packed in a way that is not read here. Write it again with zlib compression."
    );

    /// <summary>A valid file with nothing to draw.</summary>
    public static readonly Problem NothingInside = new(
        "maps.nothing_inside",
        422,
        "در پروندهٔ «{0}» چیزی برای کشیدن نقشه نیست. پرونده‌ای با خیابان‌ها و ساختمان‌ها بدهید.",
        "There is nothing to draw in the file '{0}'. Give a file with streets and buildings."
    );

    /// <summary>lat or lon missing or outside the world.</summary>
    public static readonly Problem BadPoint = new(
        "maps.bad_point",
        400,
        "جای روی نقشه درست نیست؛ عرض جغرافیایی میان ۹۰- و ۹۰ و طول میان ۱۸۰- و ۱۸۰ باشد.",
        "The point is not valid; latitude must be between -90 and 90, longitude between -180 and 180."
    );

    /// <summary>Before any import.</summary>
    public static readonly Problem NoMap = new(
        "maps.no_map",
        404,
        "هنوز نقشه‌ای برای شهر نیامده است. نقشه را با فرمان shahr map import بیاورید.",
        "The city has no map yet. Bring one in with shahr map import."
    );

    internal static Problem From(OsmFormatException error, string file) =>
        (
            error.Fault switch
            {
                OsmFault.Empty => Empty,
                OsmFault.NotPbf => NotPbf,
                OsmFault.Truncated => Truncated,
                OsmFault.TooLarge => TooLarge,
                OsmFault.UnsupportedFeature => Unsupported,
                _ => Corrupt,
            }
        ).With(file);
}
