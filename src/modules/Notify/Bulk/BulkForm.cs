using System.Globalization;
using Microsoft.AspNetCore.Http;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Notify;

/// <summary>Reads what an officer typed about a notice, or says everything that is to be put right.</summary>
internal sealed class BulkForm(IMaps maps, IOffices offices, IAudiences audiences, ICases cases)
{
    public const int LongestTitle = 80;
    public const int LongestText = 600;
    public const int LeastRadius = 100;
    public const int MostRadius = 20_000;
    public const string Everyone = "everyone";
    public const string Area = "area";
    public const string Drawn = "drawn";
    public const string OfOffice = "office";
    public const string OfOrganisation = "organisation";
    public const string OfService = "service";

    public async Task<(BulkDraft? Draft, IReadOnlyList<Problem> Problems)> ReadAsync(
        IFormCollection typed,
        CancellationToken ct
    )
    {
        var problems = new List<Problem>();
        var fa = new Words(Line(typed, "titleFa"), Text(typed, "textFa"));
        if (fa.Subject.Length is 0 or > LongestTitle)
            problems.Add(BulkProblems.TitleNeeded.With(LongestTitle).On("titleFa"));
        if (fa.Text.Length is 0 or > LongestText)
            problems.Add(BulkProblems.TextNeeded.With(LongestText).On("textFa"));
        var en = new Words(Line(typed, "titleEn"), Text(typed, "textEn"));
        var noEnglish = en.Subject.Length == 0 && en.Text.Length == 0;
        if (!noEnglish && (en.Subject.Length is 0 or > LongestTitle || en.Text.Length is 0 or > LongestText))
            problems.Add(BulkProblems.EnglishWhole.With(LongestTitle, LongestText).On("titleEn"));
        var draft = new BulkDraft(fa, noEnglish ? null : en, typed["urgent"] == "yes", null, 0, null, null);
        draft = await ReadWhomAsync(draft, typed, problems, ct);
        return problems.Count == 0 ? (draft, problems) : (null, problems);
    }

    private async Task<BulkDraft> ReadWhomAsync(
        BulkDraft draft,
        IFormCollection typed,
        List<Problem> problems,
        CancellationToken ct
    )
    {
        switch (typed["whom"].FirstOrDefault())
        {
            case Everyone:
                return draft;
            case Area:
                var place = await PlaceAsync(typed, ct);
                if (place.Problem is { } unclear)
                    problems.Add(unclear.On("place"));
                var radius = Radius(typed["radius"].FirstOrDefault());
                if (radius is null)
                    problems.Add(BulkProblems.RadiusNeeded.With(LeastRadius, MostRadius).On("radius"));
                return place.Problem is null
                    ? draft with
                    {
                        Around = place.Value.At,
                        Place = place.Value.Title,
                        RadiusMeters = radius ?? 0,
                    }
                    : draft;
            case Drawn:
                var border = BulkBorder.Read(typed["border"].FirstOrDefault(), maps);
                if (border.Problem is { } unread)
                    problems.Add(unread.On("border"));
                return border.Problem is null ? draft with { Within = border.Value } : draft;
            case OfOrganisation:
                var number = Line(typed, "organisation");
                var found = await audiences.OrganisationAsync(number, ct);
                if (found is null)
                    problems.Add(BulkProblems.OrganisationUnknown.On("organisation"));
                return draft with { Organisation = found?.Id, OrganisationCode = number };
            case OfService:
                var code = typed["service"].FirstOrDefault();
                if (!cases.Services.Any(s => s.Code == code))
                    problems.Add(BulkProblems.ServiceNeeded.On("service"));
                return draft with { Service = code };
            case OfOffice:
                var office = await offices.FindAsync(typed["office"].FirstOrDefault() ?? "", ct);
                if (office is null)
                    problems.Add(BulkProblems.OfficeNeeded.On("office"));
                return draft with { Office = office?.Id };
            default:
                problems.Add(BulkProblems.WhomNeeded.On("whom"));
                return draft;
        }
    }

    private async Task<Result<(GeoPoint At, string Title)>> PlaceAsync(IFormCollection typed, CancellationToken ct)
    {
        var words = Line(typed, "placeAddress");
        var lat = TypedDegrees.Read(typed["placeLat"].FirstOrDefault(), 90);
        var lon = TypedDegrees.Read(typed["placeLon"].FirstOrDefault(), 180);
        if (lat is { } y && lon is { } x)
        {
            var at = new GeoPoint(y, x);
            if (!maps.Contains(at))
                return BulkProblems.OutsideCity;
            return (at, words.Length > 0 ? words : (await maps.ReverseAsync(at, ct))?.Title ?? "");
        }

        return words.Length > 0 && await maps.SearchAsync(words, 1, ct) is [var found, ..] && maps.Contains(found.At)
            ? (found.At, words)
            : BulkProblems.PlaceNeeded;
    }

    private static int? Radius(string? typed) =>
        int.TryParse(
            PersianText.ToLatinDigits(PersianText.CleanLine(typed is { Length: < 20 } ? typed : "")),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var meters
        ) && meters is >= LeastRadius and <= MostRadius
            ? meters
            : null;

    // Cleaning only shortens by invisible characters; what is this much too long is refused as it is.
    private static string Line(IFormCollection typed, string name) =>
        typed[name].FirstOrDefault() is { Length: <= 2000 } text ? PersianText.CleanLine(text) : typed[name].ToString();

    private static string Text(IFormCollection typed, string name) =>
        typed[name].FirstOrDefault() is { Length: <= 5000 } text ? PersianText.Clean(text) : typed[name].ToString();
}
