using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
        LookBook looks,
        UiContext ui,
        string? before,
        CancellationToken ct
    )
    {
        var from = Guid.TryParse(before, out var mark) ? mark : (Guid?)null;
        var page = await looks.ListAsync(actor.Person, from, PageSize + 1, ui.Language, ct);
        var shown = page.Take(PageSize).ToList();
        return Pages.Of<MyLooksPage>(
            new MyLooksView(shown, page.Count > PageSize ? $"/me/looks?before={shown[^1].Id}" : null)
        );
    }
}

/// <summary>One page of looks, and the address of older ones.</summary>
public sealed record MyLooksView(IReadOnlyList<LookView> Looks, string? Older);

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
                        (SealedFields.NationalCode, false) => "کد ملی یا گذرنامه",
                        (SealedFields.NationalCode, true) => "national code or passport",
                        (SealedFields.Mobile, false) => "شمارهٔ همراه",
                        (SealedFields.Mobile, true) => "mobile",
                        (FindPeople.CodePart, false) => "آغاز و پایان کد ملی",
                        (FindPeople.CodePart, true) => "beginning and end of the national code",
                        (ReviewViews.LastSeen, false) => "آخرین حضور",
                        (IContactWishes.Field, false) => "چگونه با شما سخن بگوییم",
                        ("address", false) => "نشانی",
                        ("answers", false) => "پاسخ‌های فرم",
                        ("documents", false) or ("attachments", false) => "پیوست‌ها",
                        _ => f.Replace('_', ' '),
                    }
                )
        );
}
