using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>Who sends bills (صادرکننده): a company of a service, in the care of an office.</summary>
internal sealed class Issuer
{
    /// <summary>Parts a bill is split into at most.</summary>
    public const int PartsLimit = 12;

    /// <summary>Also the id of its account in the ledger.</summary>
    public required Guid Id { get; init; }

    public required string NameFa { get; set; }

    public required string NameEn { get; set; }

    public required BillService Service { get; init; }

    /// <summary>Three digits; with the service they stand in each of its bill ids.</summary>
    public required string Company { get; init; }

    /// <summary>Whose officers may send its bills and change its rule.</summary>
    public required OfficeId OfficeId { get; init; }

    /// <summary>The outside system that may send its bills by itself, or null.</summary>
    public string? ClientId { get; set; }

    public int RebatePercent { get; set; }

    public int RebateDays { get; set; }

    public int PenaltyPercent { get; set; }

    public int PenaltyCapPercent { get; set; }

    /// <summary>Into how many parts a person may split a bill; 1 for not at all.</summary>
    public int MostParts { get; set; } = 1;

    /// <summary>Counts its pushes; written first, it lets them pass one after another.</summary>
    public int Pushes { get; private set; }

    public required DateTime AddedAt { get; init; }

    /// <summary>Its account.</summary>
    public MoneyPlace Place => new(Id, AccountCode.Issuer);

    public BillRule Rule => new(RebatePercent, RebateDays, PenaltyPercent, PenaltyCapPercent);

    public string NameIn(UiContext ui) => ui.Say(NameFa, NameEn);

    /// <summary>True for a bill id of its own.</summary>
    public bool Sends(BillNumbers numbers) => numbers.Service == Service && numbers.Company == Company;
}
