using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>The credit status of whoever issues cheques (وضعیت اعتباری), by its colour.</summary>
internal enum CreditColour
{
    White,
    Yellow,
    Orange,
    Brown,
    Red,
}

/// <summary>
/// What a receiver sees of the issuer before accepting. Counts what bounced for want of money and is not settled.
/// </summary>
/// <param name="Cheques">How many.</param>
/// <param name="Sum">Of how much together.</param>
internal readonly record struct CreditStatus(int Cheques, Rial Sum)
{
    /// <summary>
    /// The table with which the Central Bank answers inquiries (701701, since Farvardin 1400): one cheque or at most 50
    /// million rials, 2 to 4 or 200 million, 5 to 10 or 500 million, anything above. Where number and sum disagree the
    /// worse counts.
    /// </summary>
    private static readonly (CreditColour Colour, int MostCheques, Rial MostSum)[] Table =
    [
        (CreditColour.White, 0, Rial.Zero),
        (CreditColour.Yellow, 1, new Rial(50_000_000)),
        (CreditColour.Orange, 4, new Rial(200_000_000)),
        (CreditColour.Brown, 10, new Rial(500_000_000)),
    ];

    public CreditColour Colour
    {
        get
        {
            foreach (var (colour, most, sum) in Table)
            {
                if (Cheques <= most && Sum <= sum)
                    return colour;
            }

            return CreditColour.Red;
        }
    }
}
