using System.Collections.Frozen;

namespace Shahr.Kit.Values;

/// <summary>
/// Names of Iranian banks by the code in a Sheba and by the first six digits of a card. Banks that have merged keep
/// their name here, because their old accounts and cards still carry it.
/// </summary>
internal static class Banks
{
    private const string Codes = """
        010 بانک مرکزی|636795
        011 بانک صنعت و معدن|627961
        012 بانک ملت|610433 991975
        013 بانک رفاه کارگران|589463
        014 بانک مسکن|628023
        015 بانک سپه|589210
        016 بانک کشاورزی|603770 639217
        017 بانک ملی ایران|603799
        018 بانک تجارت|627353 585983
        019 بانک صادرات ایران|603769
        020 بانک توسعهٔ صادرات|627648 207177
        021 پست بانک ایران|627760
        022 بانک توسعهٔ تعاون|502908
        051 مؤسسهٔ اعتباری توسعه|628157
        052 بانک قوامین|639599
        053 بانک کارآفرین|627488 502910
        054 بانک پارسیان|622106 639194 627884
        055 بانک اقتصاد نوین|627412
        056 بانک سامان|621986
        057 بانک پاسارگاد|502229 639347
        058 بانک سرمایه|639607
        059 بانک سینا|639346
        060 بانک قرض‌الحسنهٔ مهر ایران|606373
        061 بانک شهر|502806 504706
        062 بانک آینده|636214
        063 بانک انصار|627381
        064 بانک گردشگری|505416
        065 بانک حکمت ایرانیان|636949
        066 بانک دی|502938
        069 بانک ایران زمین|505785
        070 بانک قرض‌الحسنهٔ رسالت|504172
        073 مؤسسهٔ اعتباری کوثر|505801
        075 مؤسسهٔ اعتباری ملل|606256
        078 بانک خاورمیانه|505809
        079 بانک مهر اقتصاد|639370
        080 مؤسسهٔ اعتباری نور|507677
        095 بانک ایران و ونزوئلا|581874
        """;

    private static readonly FrozenDictionary<string, string> _bySheba;

    private static readonly FrozenDictionary<string, string> _byCard;

    static Banks()
    {
        var sheba = new Dictionary<string, string>();
        var card = new Dictionary<string, string>();
        foreach (var line in Codes.Split('\n', StringSplitOptions.TrimEntries))
        {
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            var name = line[4..bar];
            sheba.Add(line[..3], name);
            foreach (var prefix in line[(bar + 1)..].Split(' '))
                card.Add(prefix, name);
        }

        _bySheba = sheba.ToFrozenDictionary();
        _byCard = card.ToFrozenDictionary();
    }

    internal static string? ByShebaCode(string code) => _bySheba.GetValueOrDefault(code);

    internal static string? ByCardPrefix(ReadOnlySpan<char> prefix) =>
        _byCard.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(prefix, out var name) ? name : null;
}
