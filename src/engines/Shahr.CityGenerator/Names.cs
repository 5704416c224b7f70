namespace Shahr.CityGenerator;

/// <summary>A Persian name with its English spelling.</summary>
internal readonly record struct Name(string Fa, string En);

/// <summary>
/// The words street and place names are made of. The martyrs' surnames are common ones, of no one in particular.
/// </summary>
internal sealed class Names(Dice dice)
{
    private static readonly Name[] _martyrs =
    [
        new("رضایی", "Rezaei"),
        new("کریمی", "Karimi"),
        new("احمدی", "Ahmadi"),
        new("موسوی", "Mousavi"),
        new("حسینی", "Hosseini"),
        new("مرادی", "Moradi"),
        new("جعفری", "Jafari"),
        new("صادقی", "Sadeghi"),
        new("رحیمی", "Rahimi"),
        new("قاسمی", "Ghasemi"),
        new("نوری", "Nouri"),
        new("یوسفی", "Yousefi"),
        new("ملکی", "Maleki"),
        new("شریفی", "Sharifi"),
        new("اکبری", "Akbari"),
        new("طاهری", "Taheri"),
        new("کاظمی", "Kazemi"),
        new("سلیمی", "Salimi"),
        new("باقری", "Bagheri"),
        new("عزیزی", "Azizi"),
    ];

    private static readonly Name[] _avenues =
    [
        new("حافظ", "Hafez"),
        new("سعدی", "Saadi"),
        new("فردوسی", "Ferdowsi"),
        new("مولوی", "Molavi"),
        new("خیام", "Khayyam"),
        new("عطار", "Attar"),
        new("نظامی", "Nezami"),
        new("رودکی", "Roudaki"),
        new("ابن‌سینا", "Ebn-e Sina"),
        new("رازی", "Razi"),
        new("فارابی", "Farabi"),
        new("ابوریحان", "Abureyhan"),
        new("پروین", "Parvin"),
        new("دهخدا", "Dehkhoda"),
        new("بهار", "Bahar"),
        new("سنایی", "Sanaei"),
        new("کمال‌الملک", "Kamal-ol-Molk"),
        new("دانشگاه", "Daneshgah"),
        new("ورزش", "Varzesh"),
        new("هنر", "Honar"),
        new("کشاورز", "Keshavarz"),
        new("کارگر", "Kargar"),
        new("معلم", "Moallem"),
        new("فرهنگ", "Farhang"),
    ];

    private static readonly Name[] _flowers =
    [
        new("یاس", "Yas"),
        new("نسترن", "Nastaran"),
        new("لاله", "Laleh"),
        new("نرگس", "Narges"),
        new("سوسن", "Sousan"),
        new("مریم", "Maryam"),
        new("بنفشه", "Banafsheh"),
        new("شقایق", "Shaghayegh"),
        new("ارغوان", "Arghavan"),
        new("سرو", "Sarv"),
        new("صنوبر", "Senobar"),
        new("چنار", "Chenar"),
        new("بید", "Bid"),
        new("انار", "Anar"),
        new("زیتون", "Zeytoun"),
        new("گلستان", "Golestan"),
        new("بهاران", "Baharan"),
        new("پونه", "Pouneh"),
        new("ریحان", "Reyhan"),
        new("شمشاد", "Shemshad"),
    ];

    private static readonly Name[] _oldAlleys =
    [
        new("آب‌انبار", "Ab Anbar"),
        new("حمام", "Hammam"),
        new("مسگرها", "Mesgarha"),
        new("زرگرها", "Zargarha"),
        new("کاروان‌سرا", "Karvansara"),
        new("سقاخانه", "Saqqakhaneh"),
        new("دروازه", "Darvazeh"),
        new("قنات", "Qanat"),
        new("بادگیر", "Badgir"),
        new("ساباط", "Sabat"),
        new("نانواها", "Nanvaha"),
        new("عطارها", "Attarha"),
        new("چهارسوق", "Chahar-su"),
        new("حصیربافان", "Hasirbafan"),
        new("گلاب‌گیرها", "Golabgirha"),
        new("درخت توت", "Derakht-e Tut"),
        new("تیمچه", "Timcheh"),
        new("بازارچه", "Bazarcheh"),
    ];

    private static readonly Name[] _squares =
    [
        new("آزادی", "Azadi"),
        new("امید", "Omid"),
        new("سپیده", "Sepideh"),
        new("فرهنگیان", "Farhangian"),
        new("گل‌ها", "Golha"),
        new("مشاهیر", "Mashahir"),
        new("نوروز", "Nowruz"),
    ];

    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);
    private readonly Name[] _lots = Shuffled(_martyrs, dice);
    private readonly Name[] _main = Shuffled(_avenues, dice);
    private readonly Name[] _bloom = Shuffled(_flowers, dice);
    private readonly Name[] _old = Shuffled(_oldAlleys, dice);
    private readonly Name[] _round = Shuffled(_squares, dice);
    private int _martyr,
        _avenue,
        _flower,
        _alley,
        _square;

    public Name Boulevard() => Unique("بلوار", _main[_avenue++ % _main.Length], "Boulevard");

    public Name Square() => Unique("میدان", _round[_square++ % _round.Length], "Square");

    public Name Street(bool martyr)
    {
        if (!martyr)
            return Unique("خیابان", _main[_avenue++ % _main.Length], "Street");
        var name = _lots[_martyr++ % _lots.Length];
        return Unique("خیابان", new Name("شهید " + name.Fa, "Shahid " + name.En), "Street");
    }

    public Name Alley() => Unique("کوچهٔ", _bloom[_flower++ % _bloom.Length], "Alley");

    public Name OldAlley() => Unique("کوچهٔ", _old[_alley++ % _old.Length], "Alley");

    /// <summary>A name used before gets a number, as Iranian cities do: کوچهٔ یاس ۲.</summary>
    private Name Unique(string kindFa, Name name, string kindEn)
    {
        var fa = $"{kindFa} {name.Fa}";
        var times = _used[fa] = _used.GetValueOrDefault(fa) + 1;
        return times == 1
            ? new Name(fa, $"{name.En} {kindEn}")
            : new Name($"{fa} {Digits(times)}", $"{name.En} {kindEn} {times}");
    }

    /// <summary>A number in Persian digits.</summary>
    public static string Digits(int number) =>
        string.Concat(
            number
                .ToString(System.Globalization.CultureInfo.InvariantCulture)
                .Select(digit => (char)('۰' + (digit - '0')))
        );

    private static Name[] Shuffled(Name[] names, Dice dice)
    {
        var copy = names.ToArray();
        dice.Shuffle(copy);
        return copy;
    }
}
