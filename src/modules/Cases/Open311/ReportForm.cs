using Microsoft.AspNetCore.Http;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;

namespace Shahr.Cases.Open311;

/// <summary>A form of GeoReport read as if its answers had been typed on our pages, so that one reader judges
/// both.</summary>
internal static class ReportForm
{
    private const int MostMediaUrl = 500;

    public static Typed Read(IFormCollection form, OpenReports open, OptionDefinition kind)
    {
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [open.Place + "Lat"] = form["lat"].FirstOrDefault(),
            [open.Place + "Lon"] = form["long"].FirstOrDefault(),
            [open.Place + "Address"] = form["address_string"].FirstOrDefault(),
        };
        foreach (var field in open.Attributes)
        {
            var value = form[$"attribute[{field.Name}]"].FirstOrDefault();
            typed[field.Name] = value;
            if (field.Type == FieldType.Date)
                JsonAnswers.AddDay(typed, field.Name, value?.Split('T')[0]);
        }

        typed[open.Kinds.Name] = kind.Value;
        if (open.Description is { } description)
            typed[description.Name] = Described(form);
        return new Typed(
            name => typed.GetValueOrDefault(name),
            name => [.. form[$"attribute[{name}][]"], .. form[$"attribute[{name}]"]],
            open.Photos is { } photos ? [.. form.Files.Select(f => Named(f, photos.Name))] : []
        );
    }

    // A picture on another server stays there: the city fetches nothing from addresses that strangers name.
    private static string? Described(IFormCollection form)
    {
        var text = form["description"].FirstOrDefault();
        var link = form["media_url"].FirstOrDefault();
        return
            Uri.TryCreate(link, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https"
            && url.AbsoluteUri.Length <= MostMediaUrl
            ? $"{text}\n{url.AbsoluteUri}"
            : text;
    }

    private static FormFile Named(IFormFile file, string field) =>
        new(file.OpenReadStream(), 0, file.Length, field, file.FileName) { Headers = file.Headers };
}
