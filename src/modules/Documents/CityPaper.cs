using Shahr.Contracts;
using Shahr.Kit.Values;
using Shahr.Paper;

namespace Shahr.Documents;

/// <summary>
/// Turns what a document says into the letter that is drawn, read aloud and signed. Pure: the same gives the same
/// bytes.
/// </summary>
internal sealed class CityPaper(DocumentsSettings settings)
{
    /// <summary>The letter: the PDF and its HTML twin are both drawn from it.</summary>
    public PaperDocument Compose(PublicNumber number, DocumentContent content, DateTime signedAt)
    {
        var order = content.Order;
        var day = CityDay.Of(signedAt);
        var code = PersianText.ToPersianDigits(content.CheckCode);
        return new PaperDocument
        {
            Title = order.TitleFa,
            Letterhead = new PaperLetterhead(
                "شهرداری " + settings.NameFa,
                order.OfficeFa,
                number.Display,
                JalaliDate.From(day).ToString(),
                "ندارد"
            ),
            Body =
            [
                .. order.BodyFa.Select(p => new PaperParagraph(PersianText.InSentence(p))),
                new PaperFacts(Facts(order, code)),
            ],
            Signature = Signed(order.SignedByFa),
            Verification = new PaperVerification(
                settings.PublicUrl + "/verify",
                number.Display,
                Link(number, content.CheckCode)
            ),
            Footer = PersianText.InSentence(
                $"شمارهٔ سند {number.Display} — کد راستی‌آزمایی {code} — شمارهٔ پرونده {CaseNumber(order)}"
            ),
            CanonicalData = Statement(number, content, day).ToBytes(),
            CreatedAt = new DateTimeOffset(signedAt, TimeSpan.Zero),
        };
    }

    /// <summary>What the QR code holds: short, so that its modules stay large.</summary>
    public string Link(PublicNumber number, string code) =>
        $"{settings.PublicUrl}/verify?number={number.Value}&code={code}";

    private DocumentStatement Statement(PublicNumber number, DocumentContent content, DateOnly day) =>
        new()
        {
            BodyFa = content.Order.BodyFa,
            CaseNumber = content.Order.CaseNumber,
            City = settings.NameFa,
            Fields = content.Order.Fields,
            IssuedOn = day,
            Kind = content.Order.Kind,
            Number = number.Grouped,
            OfficeFa = content.Order.OfficeFa,
            Owner = content.OwnerName,
            SignedByFa = content.Order.SignedByFa,
            TitleEn = content.Order.TitleEn,
            TitleFa = content.Order.TitleFa,
            ValidUntil = content.Order.ValidUntil,
            VerifyAt = settings.PublicUrl + "/verify",
        };

    private static List<PaperFact> Facts(DocumentOrder order, string code)
    {
        var facts = order.Fields.Select(f => Fact(f.LabelFa, f.Value)).ToList();
        facts.Add(
            new PaperFact(
                "اعتبار",
                order.ValidUntil is { } last ? "تا پایان " + JalaliDate.From(last).ToMediumString() : "بدون تاریخ پایان"
            )
        );
        facts.Add(new PaperFact("کد راستی‌آزمایی", code, LeftToRight: true));
        return facts;
    }

    private static PaperFact Fact(string name, string value)
    {
        // A code with Latin letters (a plate, a Sheba) keeps its own digits and direction; all else is Persian.
        if (value.Any(char.IsAsciiLetter))
            return new PaperFact(name, value, LeftToRight: !value.Any(IsPersian));
        var isCode = value.Length > 0 && value.All(c => char.IsDigit(c) || c is '-' or '/' or '+' or ' ');
        return new PaperFact(name, PersianText.ToPersianDigits(value), isCode);
    }

    private static bool IsPersian(char c) => c is >= '\u0600' and <= '\u06FF';

    private static string CaseNumber(DocumentOrder order) =>
        PublicNumber.TryParse(order.CaseNumber, out var number)
            ? number.Display
            : PersianText.ToPersianDigits(order.CaseNumber);

    /// <summary>«داوود احمدی، کارشناس ثبت»: the name, then what stands behind the first comma.</summary>
    private static PaperSignature Signed(string by)
    {
        var comma = by.IndexOf('،', StringComparison.Ordinal);
        return comma < 0
            ? new PaperSignature(by, "")
            : new PaperSignature(by[..comma].Trim(), by[(comma + 1)..].Trim());
    }
}
