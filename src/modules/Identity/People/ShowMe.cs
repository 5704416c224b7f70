using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«حساب من»: what the city holds of me, masked, and my language.</summary>
internal static class ShowMe
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me", ShowAsync).RequireSignIn();
        app.MapPost("/me/language", ChooseLanguageAsync).RequireSignIn();
    }

    internal sealed record Form(string? Language);

    private static async Task<IResult> ShowAsync(
        Actor actor,
        IdentityDb db,
        PersonalData sealing,
        IOffices offices,
        UiContext ui,
        CancellationToken ct
    )
    {
        var me = await db.Users.AsNoTracking().SingleAsync(p => p.Id == actor.Person.Value, ct);
        return Pages.Of<MePage>(await ViewAsync(me, actor, sealing, offices, ui, ct));
    }

    private static async Task<IResult> ChooseLanguageAsync(
        [FromForm] Form form,
        Actor actor,
        HttpContext http,
        IdentityDb db,
        PersonalData sealing,
        IOffices offices,
        AuditTrail audit,
        UiContext ui,
        CancellationToken ct
    )
    {
        var me = await db.Users.SingleAsync(p => p.Id == actor.Person.Value, ct);
        if (form.Language is not ("fa" or "en"))
        {
            var view = await ViewAsync(me, actor, sealing, offices, ui, ct);
            return Pages.Again<MePage>(view, FormState.Of(IdentityProblems.LanguageUnknown.On("Language")));
        }

        if (me.Language != form.Language)
            audit.Record("identity.language_chosen", "person", actor.Person.ToString());
        me.Language = form.Language;
        Reading.Keep(http, Reading.Language, form.Language);
        return new SeeOther("/me");
    }

    private static async Task<MeView> ViewAsync(
        Person me,
        Actor actor,
        PersonalData sealing,
        IOffices offices,
        UiContext ui,
        CancellationToken ct
    )
    {
        var english = ui.Language == "en";
        var names =
            actor.Grants.Count == 0
                ? []
                : (await offices.AllAsync(ct))
                    .Where(o => actor.Grants.Any(g => g.Office == o.Id))
                    .Select(o => english ? o.En : o.Fa)
                    .ToList();
        return new MeView(
            me.DisplayName,
            sealing.CodeOf(me).Masked(ui),
            sealing.MobileOf(me) is { } mobile ? ui.Digits(mobile.ToString()) : null,
            english
                ? me.JoinedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                : PersianTime.DayOf(me.JoinedAt).ToLongString(),
            me.Language,
            HowSures.Say(HowSures.Of(me), ui),
            names
        )
        {
            NumberName = sealing.CodeOf(me).Name(ui),
            Born = sealing.BirthOf(me) is { } born ? BirthDays.Say(born, ui) : null,
        };
    }
}

/// <summary>What «حساب من» shows.</summary>
public sealed record MeView(
    string Name,
    string NationalCode,
    string? Mobile,
    string Joined,
    string Language,
    string HowSure,
    IReadOnlyList<string> Offices
)
{
    /// <summary>Whether the number is a national code or a passport's.</summary>
    public string NumberName { get; init; } = "";

    /// <summary>The day of birth, where a passport or a counter told it.</summary>
    public string? Born { get; init; }
}
