using Shahr.Cases.Definitions;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Answers every question of a service by its kind.</summary>
internal static class FilledForms
{
    /// <summary>From the service's page to «check your answers».</summary>
    public static async Task<Seen> WriteAsync(
        CasesCity city,
        Visitor visitor,
        ServiceDefinition service,
        params (string Field, string Value)[] choices
    )
    {
        var page = await visitor.GetAsync($"/services/{service.Code}");
        Assert.Equal(service.Title.Fa, page.Heading);
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        var asked = 0;
        foreach (var field in service.Fields)
        {
            if (field.Type == FieldType.Computed)
                continue;

            // A question that hangs on another answer is met only where it is asked.
            if (field.When.Count > 0 && !page.Address.EndsWith("/questions/" + field.Name, StringComparison.Ordinal))
                continue;
            asked++;
            if (page.Address.EndsWith("/nearby", StringComparison.Ordinal))
                page = await visitor.GetAsync(
                    page.Page.QuerySelector($"a[href*='/questions/{field.Name}']")?.GetAttribute("href") ?? ""
                );
            Assert.EndsWith("/questions/" + field.Name, page.Address);
            if (field.Type == FieldType.Group)
            {
                page = await AddEntryAsync(city, visitor, page, field, choices);
                continue;
            }

            page = field.TakesFiles
                ? await visitor.SubmitAsync(page, Journeys.Question, [], [(field.Name, "سند.png", TestFiles.Png)])
                : await visitor.SubmitAsync(page, Journeys.Question, AnswerTo(city, field, choices));
        }

        Assert.Equal("پاسخ‌هایتان را بازبینی کنید", page.Heading);
        Assert.Equal(asked, page.Page.QuerySelectorAll(".answer-change a").Length);
        return page;
    }

    private static async Task<Seen> AddEntryAsync(
        CasesCity city,
        Visitor visitor,
        Seen list,
        FieldDefinition group,
        (string Field, string Value)[] choices
    )
    {
        var page = await visitor.GetAsync(Journeys.AddUrl(list));
        var answers = group.Fields.Where(f => f.When.Count == 0).SelectMany(f => AnswerTo(city, f, choices)).ToArray();
        page = await visitor.SubmitAsync(page, "form[action*='/entries/']", answers);
        Assert.Single(page.Page.QuerySelectorAll("main ol > li"));
        return await visitor.SubmitAsync(page, Journeys.ListOf(group.Name));
    }

    private static (string Name, string? Value)[] AnswerTo(
        CasesCity city,
        FieldDefinition field,
        (string Field, string Value)[] choices
    ) =>
        field.Type switch
        {
            FieldType.Choice when Array.Find(choices, c => c.Field == field.Name) is { Value: { } value } =>
            [
                (field.Name, value),
            ],
            FieldType.Choice => [(field.Name, field.Options[0].Value)],
            FieldType.Many => [.. field.Options.Take(2).Select(o => (field.Name, (string?)o.Value))],
            FieldType.Number => [(field.Name, PersianText.ToPersianDigits($"{Math.Max(3, field.Min ?? 0)}"))],
            FieldType.Rial => [(field.Name, "۲٬۵۰۰٬۰۰۰")],
            FieldType.Date when field.FromDays is { } days => Day(city, field, days),
            FieldType.Date => [(field.Name + "Day", "۱"), (field.Name + "Month", "۱"), (field.Name + "Year", "۱۴۰۰")],
            FieldType.MapPoint =>
            [
                (field.Name + "Lat", "35.71"),
                (field.Name + "Lon", "51.41"),
                (field.Name + "Address", "خیابان سعدی، پلاک ۱۲"),
            ],
            FieldType.Text when field.Format == TextFormat.LegalEntity => [(field.Name, "۱۰۳۸۰۲۸۴۷۹۰")],
            FieldType.Text when field.Format == TextFormat.PostalCode => [(field.Name, "۱۶۱۹۷-۳۵۷۴۴")],
            FieldType.MapLine => [(field.Name, "35.70, 51.40\n35.71, 51.41")],
            FieldType.MapArea => [(field.Name, "35.70, 51.40\n35.71, 51.41\n35.70, 51.42")],
            FieldType.Address =>
            [
                (field.Name + "Street", "خیابان سعدی"),
                (field.Name + "Number", "۱۲"),
                (field.Name + "PostalCode", "۱۶۱۹۷-۳۵۷۴۴"),
            ],
            FieldType.Person => [(field.Name + "Name", "علی کریمی"), (field.Name + "NationalCode", "۰۰۱۲۳۴۵۶۷۹")],
            FieldType.Organisation => [(field.Name + "Name", "نمونه"), (field.Name + "NationalId", "۱۰۳۸۰۲۸۴۷۹۰")],
            _ => [(field.Name, "نمونه")],
        };

    private static (string Name, string? Value)[] Day(CasesCity city, FieldDefinition field, int fromNow)
    {
        var today = DateOnly.FromDateTime(PersianTime.ToTehran(city.City.Clock.GetUtcNow().UtcDateTime));
        var day = JalaliDate.From(today.AddDays(fromNow));
        return
        [
            (field.Name + "Day", $"{day.Day}"),
            (field.Name + "Month", $"{day.Month}"),
            (field.Name + "Year", $"{day.Year}"),
        ];
    }
}
