using System.Globalization;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>A delegation as its reader reads it: for what, until when, and whom it was offered to.</summary>
internal sealed class DelegationWords(PersonalData sealing, ICases cases, UiContext ui)
{
    public string WhatOf(Delegation d)
    {
        var what = ServicesOf(d);
        if (d.SeesOnly)
            what = ui.Say($"فقط دیدن: {what}", $"Only to see: {what}");
        return d.Manages ? ui.Say($"{what}؛ و مدیریت اعضا", $"{what}; and to manage the members") : what;
    }

    /// <summary>The same and its limit, where only one line is shown.</summary>
    public string RightOf(Delegation d) =>
        LimitOf(d) is { } limit ? ui.Say($"{WhatOf(d)}؛ تا {limit}", $"{WhatOf(d)}; up to {limit}") : WhatOf(d);

    /// <summary>Its highest amount; null where none was named.</summary>
    public string? LimitOf(Delegation d) => d.UpTo is { } most ? Amount(most, ui) : null;

    /// <summary>«۱٬۲۵۰٬۰۰۰ ریال (۱۲۵٬۰۰۰ تومان)» or <c>1,250,000 rials</c>.</summary>
    public static string Amount(Rial amount, UiContext ui) =>
        ui.Say(
            $"{amount} ({amount.ToTomanString()})",
            amount.Amount.ToString("N0", CultureInfo.InvariantCulture) + " rials"
        );

    /// <summary>Its last day; null where there is none.</summary>
    public string? UntilOf(Delegation d) => d.LastDay is { } day ? When.Day(day, ui.Language) : null;

    /// <summary>Enough to know whom one meant, not enough to read somebody's code over a shoulder.</summary>
    public string CodeOf(Delegation d)
    {
        var code = sealing.Open(d.NationalCode, d.Id, SealedFields.NationalCode);
        return ui.Say($"کد ملی پایان‌یافته با {ui.Digits(code[^4..])}", $"National code ending in {code[^4..]}");
    }

    private string ServicesOf(Delegation d)
    {
        if (d.CaseNumber is { } number)
            return ui.Say($"پروندهٔ {ui.Digits(number)}", $"Case {number}");
        if (d.Services == Mandate.EveryService)
            return ui.Say("همهٔ خدمت‌ها", "All services");
        var titles = d.ServiceCodes.Select(code =>
            cases.Services.FirstOrDefault(s => s.Code == code) is { } s ? ui.Say(s.Fa, s.En) : code
        );
        return string.Join(ui.Say("، ", ", "), titles);
    }
}
