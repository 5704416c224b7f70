using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>What a bill is for: the last digit but one of its bill id. Seven and zero are nobody's.</summary>
internal enum BillService
{
    /// <summary>آب</summary>
    Water = 1,

    /// <summary>برق</summary>
    Power = 2,

    /// <summary>گاز</summary>
    Gas = 3,

    /// <summary>تلفن ثابت</summary>
    Phone = 4,

    /// <summary>تلفن همراه</summary>
    Mobile = 5,

    /// <summary>عوارض شهرداری</summary>
    Municipality = 6,

    /// <summary>مالیات</summary>
    Tax = 8,

    /// <summary>جریمهٔ رانندگی</summary>
    Fine = 9,
}

/// <summary>A service in the reader's words.</summary>
internal static class BillWords
{
    /// <summary>All there are.</summary>
    public static readonly IReadOnlyList<BillService> All = Enum.GetValues<BillService>();

    /// <summary>«آب».</summary>
    public static string Of(BillService service, UiContext ui) => ui.Say(Fa(service), En(service));

    /// <summary>The Persian word.</summary>
    public static string Fa(BillService service) =>
        service switch
        {
            BillService.Water => "آب",
            BillService.Power => "برق",
            BillService.Gas => "گاز",
            BillService.Phone => "تلفن ثابت",
            BillService.Mobile => "تلفن همراه",
            BillService.Municipality => "عوارض شهرداری",
            BillService.Tax => "مالیات",
            _ => "جریمهٔ رانندگی",
        };

    /// <summary>The English word.</summary>
    public static string En(BillService service) =>
        service switch
        {
            BillService.Water => "Water",
            BillService.Power => "Power",
            BillService.Gas => "Gas",
            BillService.Phone => "Telephone",
            BillService.Mobile => "Mobile",
            BillService.Municipality => "Municipal duties",
            BillService.Tax => "Tax",
            _ => "Traffic fine",
        };
}
