using System.Globalization;
using Microsoft.AspNetCore.Http;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>What a person sent for one question, wherever it came from.</summary>
/// <param name="Text">The typed text of a form field by its name, or null.</param>
/// <param name="All">All values of a form field with several.</param>
/// <param name="Files">Uploaded files.</param>
internal sealed record Typed(
    Func<string, string?> Text,
    Func<string, IReadOnlyList<string?>> All,
    IReadOnlyList<IFormFile> Files
)
{
    /// <summary>What was sent for each entry of a group, for who sends all at once; null for none.</summary>
    public Func<string, IReadOnlyList<Typed>?> Entries { get; init; } = _ => null;

    public static Typed From(IFormCollection form) =>
        new(name => form[name].FirstOrDefault(), name => form[name].ToArray(), form.Files);
}

/// <summary>
/// Turns what was typed into a typed answer, or says what to put right. Null is a skipped optional question.
/// </summary>
internal sealed class AnswerReader(IMaps maps, AnswerFiles files, PartAnswers parts, CaseClock clock)
{
    public async Task<Result<Answer?>> ReadAsync(
        FieldDefinition field,
        Typed typed,
        Answer? before,
        CancellationToken ct
    )
    {
        var read = field.Type switch
        {
            FieldType.Text or FieldType.LongText => PlainAnswers.ReadText(field, typed),
            FieldType.Number => PlainAnswers.ReadNumber(field, typed),
            FieldType.Rial => PlainAnswers.ReadRial(field, typed),
            FieldType.Date => ReadDay(field, typed),
            FieldType.Choice => PlainAnswers.ReadChoice(field, typed),
            FieldType.Many => PlainAnswers.ReadMany(field, typed),
            FieldType.MapPoint => await ReadPlaceAsync(field, typed, ct),
            FieldType.File or FieldType.Photo => await files.ReadAsync(field, typed, before as FilesAnswer, ct),
            FieldType.MapLine or FieldType.MapArea => ShapeAnswers.Read(field, typed, maps),
            FieldType.Address => await parts.ReadAddressAsync(field, typed, ct),
            FieldType.Person => PartAnswers.ReadPerson(field, typed),
            FieldType.Organisation => PartAnswers.ReadOrganisation(field, typed),
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
        return read.Problem is { } problem ? problem.On(problem.Field ?? field.Name) : read;
    }

    private Result<Answer?> ReadDay(FieldDefinition field, Typed typed)
    {
        var parts = new[] { "Year", "Month", "Day" }
            .Select(part => PersianText.CleanLine(PlainAnswers.Short(typed.Text(field.Name + part))))
            .ToList();
        if (parts.TrueForAll(p => p.Length == 0))
            return PlainAnswers.Missing(field, CasesProblems.AnswerNeeded);
        if (!JalaliDate.TryParse(string.Join('/', parts), out var day))
            return CasesProblems.NotADay;
        var (chosen, today) = (day.ToDateOnly(), clock.Today);
        if (field.Past && chosen > today)
            return CasesProblems.DayInFuture;
        if (field is not { FromDays: { } from, UntilDays: { } until })
            return new DayAnswer(chosen);
        var (first, last) = (today.AddDays(from), today.AddDays(until));
        return chosen >= first && chosen <= last
            ? new DayAnswer(chosen)
            : PlainAnswers.Outside(CasesProblems.OutOfRange, field, first, last, CaseWords.Day);
    }

    private async Task<Result<Answer?>> ReadPlaceAsync(FieldDefinition field, Typed typed, CancellationToken ct)
    {
        var raw = typed.Text(field.Name + "Address") ?? "";
        if (raw.Length > 2000)
            return PlainAnswers.TooLong(field);
        var address = PersianText.CleanLine(raw);
        if (address.Length > 300)
            return PlainAnswers.TooLong(field);
        var lat = TypedDegrees.Read(typed.Text(field.Name + "Lat"), 90);
        var lon = TypedDegrees.Read(typed.Text(field.Name + "Lon"), 180);

        // A city without a map still takes addresses.
        if (maps.View is null)
            return address.Length > 0
                ? new PlaceAnswer(lat, lon, address)
                : PlainAnswers.Missing(field, CasesProblems.PlaceNeeded);
        if (lat is { } y && lon is { } x)
        {
            var at = new GeoPoint(y, x);
            if (!maps.Contains(at))
                return CasesProblems.OutsideCity;
            if (address.Length == 0)
                address = (await maps.ReverseAsync(at, ct))?.Title ?? "";
            return new PlaceAnswer(y, x, address);
        }

        if (address.Length == 0)
            return PlainAnswers.Missing(field, CasesProblems.PlaceNeeded);
        return await maps.SearchAsync(address, 1, ct) is [var found, ..] && maps.Contains(found.At)
            ? new PlaceAnswer(found.At.Lat, found.At.Lon, address)
            : CasesProblems.PlaceUnknown;
    }
}
