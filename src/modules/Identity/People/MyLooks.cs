using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «چه کسی پروندهٔ مرا دیده است»: every look by somebody else, with name, office, reason and fields.
/// </summary>
internal static class MyLooks
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/me/looks", ShowAsync).RequireSignIn();

    private static async Task<IResult> ShowAsync(
        Actor actor,
        IdentityDb db,
        IPeople people,
        UiContext ui,
        string? before,
        CancellationToken ct
    )
    {
        var mine = db.LookSubjects.AsNoTracking().Where(s => s.PersonId == actor.Person);
        if (Guid.TryParse(before, out var from))
            mine = mine.Where(s => s.LookId.CompareTo(from) < 0);
        var looks = await mine.OrderByDescending(s => s.LookId)
            .Take(PageSize + 1)
            .Join(db.Looks, s => s.LookId, l => l.Id, (_, l) => l)
            .OrderByDescending(l => l.Id)
            .ToListAsync(ct);
        var more = looks.Count > PageSize;
        looks = [.. looks.Take(PageSize)];

        var viewers = looks.Select(l => l.Viewer).OfType<PersonId>().Distinct().ToList();
        var names = await people.NamesAsync(viewers, ct);
        var offices = await OfficesOfAsync(db, viewers, ui.Language == "en", ct);
        return Pages.Of<MyLooksPage>(
            new MyLooksView(
                [.. looks.Select(l => View(l, names, offices, ui))],
                more ? $"/me/looks?before={looks[^1].Id}" : null
            )
        );
    }

    private static async Task<ILookup<PersonId, string>> OfficesOfAsync(
        IdentityDb db,
        List<PersonId> viewers,
        bool english,
        CancellationToken ct
    )
    {
        var rows = await db
            .Officers.AsNoTracking()
            .Where(o => viewers.Contains(o.PersonId))
            .Join(
                db.Offices,
                o => o.OfficeId,
                f => f.Id,
                (o, f) =>
                    new
                    {
                        o.PersonId,
                        f.Fa,
                        f.En,
                    }
            )
            .ToListAsync(ct);
        return rows.ToLookup(r => r.PersonId, r => english ? r.En : r.Fa);
    }

    private static LookView View(
        Look look,
        IReadOnlyDictionary<PersonId, PersonName> names,
        ILookup<PersonId, string> offices,
        UiContext ui
    )
    {
        var english = ui.Language == "en";
        var who =
            look.Viewer is not { } viewer ? (english ? "The city itself" : "خود سامانهٔ شهر")
            : names.TryGetValue(viewer, out var name) ? name.DisplayName
            : (english ? "A former colleague" : "همکار پیشین");
        var office = look.Viewer is { } at ? string.Join(english ? ", " : "، ", offices[at]) : "";
        return new LookView(When.Long(look.At, ui), who, office, look.Reason, FieldNames.Of(look.Fields, english));
    }
}

/// <summary>One page of looks, and the address of older ones.</summary>
public sealed record MyLooksView(IReadOnlyList<LookView> Looks, string? Older);

/// <summary>One line of the list.</summary>
public sealed record LookView(string At, string Who, string Office, string Why, string Fields);

/// <summary>Names of fields as a person reads them; a field of another module may come with its own words.</summary>
internal static class FieldNames
{
    public static string Of(string fields, bool english) =>
        string.Join(
            english ? ", " : "، ",
            fields
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(f =>
                    (f, english) switch
                    {
                        ("name", false) => "نام",
                        ("name", true) => "name",
                        (SealedFields.NationalCode, false) => "کد ملی",
                        (SealedFields.NationalCode, true) => "national code",
                        (SealedFields.Mobile, false) => "شمارهٔ همراه",
                        (SealedFields.Mobile, true) => "mobile",
                        ("address", false) => "نشانی",
                        ("answers", false) => "پاسخ‌های فرم",
                        ("documents", false) or ("attachments", false) => "پیوست‌ها",
                        _ => f.Replace('_', ' '),
                    }
                )
        );
}
