using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>What may be changed of an issuer.</summary>
internal sealed record IssuerTerms(
    string NameFa,
    string NameEn,
    string? ClientId,
    int RebatePercent,
    int RebateDays,
    int PenaltyPercent,
    int PenaltyCapPercent,
    int MostParts
)
{
    public void Put(Issuer issuer)
    {
        (issuer.NameFa, issuer.NameEn, issuer.ClientId) = (NameFa, NameEn, ClientId);
        (issuer.RebatePercent, issuer.RebateDays) = (RebatePercent, RebateDays);
        (issuer.PenaltyPercent, issuer.PenaltyCapPercent) = (PenaltyPercent, PenaltyCapPercent);
        issuer.MostParts = MostParts;
    }
}

/// <summary>What the page of an issuer shows.</summary>
public sealed record IssuerView
{
    /// <summary>Null while it is being added.</summary>
    public Guid? Id { get; init; }

    /// <summary>Service and company code, which stay.</summary>
    public string Stays { get; init; } = "";

    /// <summary>Offices it may be given to.</summary>
    public IReadOnlyList<Choice> Offices { get; init; } = [];

    internal IssuerTerms Terms { get; init; } = new("", "", null, 0, 0, 0, 0, 1);

    internal static IssuerView Of(Issuer issuer, UiContext ui) =>
        new()
        {
            Id = issuer.Id,
            Stays = $"{BillWords.Of(issuer.Service, ui)} · \u2066{issuer.Company}\u2069",
            Terms = new(
                issuer.NameFa,
                issuer.NameEn,
                issuer.ClientId,
                issuer.RebatePercent,
                issuer.RebateDays,
                issuer.PenaltyPercent,
                issuer.PenaltyCapPercent,
                issuer.MostParts
            ),
        };
}
