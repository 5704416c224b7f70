using Microsoft.AspNetCore.Http;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>Turns what was typed into an address with its point, or says everything that is to be put right.</summary>
internal sealed class AddressReader(IMaps maps)
{
    public const string Place = "place";
    public const string PostalCodeField = "postalCode";
    private const int Longest = 300;

    public async Task<(WrittenAddress? Address, IReadOnlyList<Problem> Problems)> ReadAsync(
        IFormCollection typed,
        CancellationToken ct
    )
    {
        var problems = new List<Problem>();
        var place = await PlaceAsync(typed, ct);
        if (place.Problem is { } unclear)
            problems.Add(unclear.On(Place));
        var code = CodeOf(typed[PostalCodeField].FirstOrDefault() ?? "");
        if (code.Problem is { } wrong)
            problems.Add(wrong.On(PostalCodeField));
        return problems.Count > 0 ? (null, problems) : (place.Value with { PostalCode = code.Value }, problems);
    }

    private async Task<Result<WrittenAddress>> PlaceAsync(IFormCollection typed, CancellationToken ct)
    {
        var raw = typed[Place + "Address"].FirstOrDefault() ?? "";
        var text = raw.Length > Longest * 4 ? raw : PersianText.CleanLine(raw);
        if (text.Length > Longest)
            return AddressProblems.TooLong;

        // A city without a map still takes addresses; no news of a neighbourhood reaches them.
        if (maps.View is null)
            return text.Length > 0 ? new WrittenAddress(text, null, null) : AddressProblems.Missing;
        var lat = TypedDegrees.Read(typed[Place + "Lat"].FirstOrDefault(), 90);
        var lon = TypedDegrees.Read(typed[Place + "Lon"].FirstOrDefault(), 180);
        if (lat is { } y && lon is { } x)
        {
            var at = new GeoPoint(y, x);
            if (!maps.Contains(at))
                return AddressProblems.OutsideCity;
            if (text.Length == 0)
                text = (await maps.ReverseAsync(at, ct))?.Title ?? "";
            return text.Length > 0 ? new WrittenAddress(text, at, null) : AddressProblems.Missing;
        }

        if (text.Length == 0)
            return AddressProblems.Missing;
        return await maps.SearchAsync(text, 1, ct) is [var found, ..] && maps.Contains(found.At)
            ? new WrittenAddress(text, found.At, null)
            : AddressProblems.NotFoundOnMap;
    }

    private static Result<string?> CodeOf(string typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return (string?)null;
        return PostalCode.TryParse(typed, out var code) ? code.Value : AddressProblems.PostalCodeWrong;
    }
}
