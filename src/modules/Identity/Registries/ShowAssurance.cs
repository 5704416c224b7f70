using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// How sure the city is of who I am, and what to do about it: where a door that needs more leads whoever is not there.
/// </summary>
internal static class ShowAssurance
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/me/assurance", ShowAsync).RequireSignIn();

    private static async Task<IResult> ShowAsync(Actor actor, IdentityDb db, string? next, CancellationToken ct)
    {
        var me = await db.Users.AsNoTracking().SingleAsync(p => p.Id == actor.Person.Value, ct);
        var view = new AssuranceView(HowSures.Of(me), next is null ? null : LocalAddress.Or(next));
        var page = Pages.Of<ShowAssurancePage>(view);
        // Whoever was led here by a closed door is refused, with the way on.
        return view.Next is not null && view.How != HowSure.Checked
            ? page.With(KitProblems.AssuranceFirst.Status)
            : page;
    }
}

/// <summary>How it stands with a person's assurance.</summary>
public enum HowSure
{
    /// <summary>The registries agree.</summary>
    Checked,

    /// <summary>They have not answered yet.</summary>
    Waiting,

    /// <summary>They do not agree: a paper at a counter decides.</summary>
    Differs,
}

/// <summary>The same in a few words.</summary>
internal static class HowSures
{
    public static HowSure Of(Person person) =>
        person.Assurance == Assurance.Checked ? HowSure.Checked
        : person.CheckAt is not null ? HowSure.Waiting
        : HowSure.Differs;

    public static string Say(HowSure how, UiContext ui) =>
        how switch
        {
            HowSure.Checked => ui.Say("سطح ۲: هویت شما سنجیده شده است", "Level 2: your identity is checked"),
            HowSure.Waiting => ui.Say(
                "سطح ۱: در انتظار پاسخ سامانه‌های رسمی",
                "Level 1: the registries have not answered"
            ),
            HowSure.Differs => ui.Say("سطح ۱: برای تأیید به پیشخوان بیایید", "Level 1: come to the counter to confirm"),
            _ => throw new ArgumentOutOfRangeException(nameof(how)),
        };
}

/// <summary>How sure the city is, and where the person was going, if anywhere.</summary>
public sealed record AssuranceView(HowSure How, string? Next);
