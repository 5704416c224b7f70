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
    public static Typed From(IFormCollection form) =>
        new(name => form[name].FirstOrDefault(), name => form[name].ToArray(), form.Files);
}

/// <summary>
/// Turns what was typed into a typed answer, or says what to put right. Null is a skipped optional question.
/// </summary>
internal sealed class AnswerReader(IMaps maps, AnswerFiles files, CaseClock clock)
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
            FieldType.Text or FieldType.LongText => ReadText(field, typed),
            FieldType.Number => ReadNumber(field, typed),
            FieldType.Date => ReadDay(field, typed),
            FieldType.Choice => ReadChoice(field, typed),
            FieldType.MapPoint => await ReadPlaceAsync(field, typed, ct),
            FieldType.File or FieldType.Photo => await files.ReadAsync(field, typed, before as FilesAnswer, ct),
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
        return read.Problem is { } problem ? problem.On(problem.Field ?? field.Name) : read;
    }

    private static Result<Answer?> ReadText(FieldDefinition field, Typed typed)
    {
        var raw = typed.Text(field.Name) ?? "";

        // Cleaning only shortens by invisible characters; a text this much too long need not be cleaned to be refused.
        if (raw.Length > (field.MaxLength * 4) + 1000)
            return TooLong(field);
        var text = field.Type == FieldType.LongText ? PersianText.Clean(raw) : PersianText.CleanLine(raw);
        if (text.Length == 0)
            return Missing(field, CasesProblems.AnswerNeeded);
        if (text.Length > field.MaxLength)
            return TooLong(field);
        if (field.Format != TextFormat.PostalCode)
            return new TextAnswer(text);
        return PostalCode.TryParse(text, out var code) ? new TextAnswer(code.Value) : CasesProblems.NotAPostalCode;
    }

    private static Result<Answer?> ReadNumber(FieldDefinition field, Typed typed)
    {
        var text = PersianText
            .ToLatinDigits(PersianText.CleanLine(Short(typed.Text(field.Name))))
            .Replace("٬", "")
            .Replace(",", "");
        if (text.Length == 0)
            return Missing(field, CasesProblems.AnswerNeeded);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return CasesProblems.NotANumber.With(field.Label.Fa, field.Label.En);
        var (min, max) = (field.Min ?? 0, field.Max ?? int.MaxValue);
        return number >= min && number <= max
            ? new NumberAnswer(number)
            : CasesProblems.OutOfRange.With(
                field.Label.Fa,
                field.Label.En,
                CaseWords.Number("fa", min),
                CaseWords.Number("fa", max),
                min,
                max
            );
    }

    private Result<Answer?> ReadDay(FieldDefinition field, Typed typed)
    {
        var parts = new[] { "Year", "Month", "Day" }
            .Select(part => PersianText.CleanLine(Short(typed.Text(field.Name + part))))
            .ToList();
        if (parts.TrueForAll(p => p.Length == 0))
            return Missing(field, CasesProblems.AnswerNeeded);
        if (!JalaliDate.TryParse(string.Join('/', parts), out var day))
            return CasesProblems.NotADay;
        return field.Past && day.ToDateOnly() > clock.Today
            ? CasesProblems.DayInFuture
            : new DayAnswer(day.ToDateOnly());
    }

    private static Result<Answer?> ReadChoice(FieldDefinition field, Typed typed)
    {
        var value = typed.Text(field.Name);
        if (string.IsNullOrEmpty(value))
            return Missing(field, CasesProblems.ChooseOne);
        return field.Option(value) is { } option
            ? new ChoiceAnswer(option.Value)
            : CasesProblems.ChooseOne.With(field.Label.Fa, field.Label.En);
    }

    private async Task<Result<Answer?>> ReadPlaceAsync(FieldDefinition field, Typed typed, CancellationToken ct)
    {
        var raw = typed.Text(field.Name + "Address") ?? "";
        if (raw.Length > 2000)
            return TooLong(field);
        var address = PersianText.CleanLine(raw);
        if (address.Length > 300)
            return TooLong(field);
        var lat = TypedDegrees.Read(typed.Text(field.Name + "Lat"), 90);
        var lon = TypedDegrees.Read(typed.Text(field.Name + "Lon"), 180);

        // A city without a map still takes addresses.
        if (maps.View is null)
            return address.Length > 0 ? new PlaceAnswer(lat, lon, address) : Missing(field, CasesProblems.PlaceNeeded);
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
            return Missing(field, CasesProblems.PlaceNeeded);
        return await maps.SearchAsync(address, 1, ct) is [var found, ..] && maps.Contains(found.At)
            ? new PlaceAnswer(found.At.Lat, found.At.Lon, address)
            : CasesProblems.PlaceUnknown;
    }

    private static string Short(string? typed) => typed is { Length: > 100 } ? typed[..100] : typed ?? "";

    private static Result<Answer?> Missing(FieldDefinition field, Problem problem)
    {
        if (field.Required)
            return problem.With(field.Label.Fa, field.Label.En);
        return (Answer?)null;
    }

    private static Problem TooLong(FieldDefinition field) =>
        CasesProblems.TooLong.With(
            field.Label.Fa,
            field.Label.En,
            CaseWords.Number("fa", field.MaxLength),
            field.MaxLength
        );
}
