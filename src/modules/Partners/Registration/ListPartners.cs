using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Partners;

/// <summary>«سامانه‌های بیرونی»: all that were ever registered, those that wait for a decision first.</summary>
internal static class ListPartners
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/partners", ShowAsync).RequirePermission(PartnersModule.Approve);

    private static async Task<IResult> ShowAsync(PartnersDb db, UiContext ui, CancellationToken ct)
    {
        var all = await db
            .Partners.AsNoTracking()
            .OrderByDescending(p => p.State == PartnerState.Waiting)
            .ThenByDescending(p => p.RegisteredAt)
            .Take(Most)
            .ToListAsync(ct);
        return Pages.Of<ListPartnersPage>(
            all.ConvertAll(p => new PartnerLine(
                p.Id,
                p.NameIn(ui.Language),
                StandingOf(p.State, ui),
                When.Long(p.RegisteredAt, ui)
            ))
        );
    }

    public static string StandingOf(PartnerState state, UiContext ui) =>
        state switch
        {
            PartnerState.Waiting => ui.Say("در انتظار نفر دوم", "Waits for a second officer"),
            PartnerState.Open => ui.Say("باز", "Open"),
            PartnerState.Refused => ui.Say("پذیرفته نشد", "Not approved"),
            _ => ui.Say("بسته", "Closed"),
        };
}

/// <summary>One line of the list.</summary>
public sealed record PartnerLine(Guid Id, string Name, string Standing, string Registered);
