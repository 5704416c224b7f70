using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;
using Shahr.Web.Pages;

namespace Shahr.Web.Host;

/// <summary>
/// The answer at a door that a permission shuts: which one, where it is held, why this person has it not, and what may
/// be done. It is the same whatever lies behind the door.
/// </summary>
internal static class ShutDoors
{
    /// <summary>False when nobody knows more than the general sentence.</summary>
    public static async Task<bool> SayAsync(HttpContext context, MissingPermission missing)
    {
        if (
            context.Response.StatusCode != StatusCodes.Status403Forbidden
            || context.Features.Get<Actor>() is not { } actor
            || context.RequestServices.GetService<IPermissions>() is not { } permissions
            || await permissions.WhyShutAsync(actor, missing.Code, context.RequestAborted) is not { } door
        )
            return false;
        var ui = context.RequestServices.GetRequiredService<UiContext>();
        if (context.IsApi())
            await ToApi(door, ui).ExecuteAsync(context);
        else
        {
            var page = Ui.Pages.Of<ShutDoorPage>(door);
            await page.With(StatusCodes.Status403Forbidden).ExecuteAsync(context);
        }

        return true;
    }

    private static IResult ToApi(ShutDoor door, UiContext ui)
    {
        var answer = KitProblems.NotAllowed.ToApi(ui.Language);
        answer.ProblemDetails.Detail =
            ui.Say($"دسترسی لازم: «{door.Fa}». ", $"Permission needed: “{door.En}”. ")
            + string.Join(' ', door.Reasons.Select(r => ui.Say(r.Fa, r.En)));
        answer.ProblemDetails.Extensions["permission"] = door.Permission;
        answer.ProblemDetails.Extensions["offices"] = door.Offices.Select(o => o.Code).ToArray();
        answer.ProblemDetails.Extensions["because"] = door.Reasons.Select(r => r.Because.ToString()).ToArray();
        return answer;
    }
}
