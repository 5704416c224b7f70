using System.Collections.Frozen;

namespace Shahr.Kit.Values;

/// <summary>
/// Who issues passports: the three letters of ISO 3166-1, and those that ICAO Doc 9303 part 3 (section 5) adds for
/// organisations, refugees and the stateless.
/// </summary>
public static class CountryCode
{
    private const string Iso =
        "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH "
        + "BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB "
        + "CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO "
        + "GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN "
        + "IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA "
        + "MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER "
        + "NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU "
        + "RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA "
        + "TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT "
        + "WLF WSM YEM ZAF ZMB ZWE";

    private const string Icao =
        "EUE GBD GBN GBO GBP GBS RKS UNO UNA UNK XAA XBA XCC XCE XCO XEC XES XIM XMP XOM XPO XXA XXB XXC XXX";

    private static readonly FrozenSet<string> _known = (Iso + " " + Icao).Split(' ').ToFrozenSet();

    /// <summary>The three letters in capitals, or null. Germany's passports say <c>D</c> alone.</summary>
    public static string? Read(string? typed)
    {
        var code = typed is { Length: <= 20 } ? typed.Trim().TrimEnd('<').ToUpperInvariant() : "";
        if (code == "D")
            code = "DEU";
        return _known.Contains(code) ? code : null;
    }
}
