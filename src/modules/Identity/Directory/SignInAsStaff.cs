using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «ورود کارکنان»: with the name and the password of the municipality's network, where a directory is set. The second
/// factor follows, as after any password.
/// </summary>
internal static class SignInAsStaff
{
    public const string Address = "/sign-in/staff";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Show);
        app.MapPost(Address, SubmitAsync).RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? Name, string? Password, string? Next);

    private static IResult Show(Actor? actor, string? next) => FirstQuestion.Show<SignInAsStaffPage>(actor, next);

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form? form,
        HttpContext http,
        StaffDesk desk,
        AfterPassword after,
        CancellationToken ct
    )
    {
        var to = LocalAddress.Or(form?.Next);
        var (person, entry, refused) = await desk.TryAsync(form?.Name, form?.Password, http, ct);
        if (person is not null && entry is not null)
            return await after.GoOnAsync(person, entry.Code, to, http, ct);
        refused?.SayWhen(http);
        var typed = form?.Name is { Length: <= StaffDesk.LongestName } name ? name : null;
        return Pages.Again<SignInAsStaffPage>(
            new NextStop(to),
            FormState.From([new("Name", typed)], refused?.Problem ?? DirectoryProblems.Wrong)
        );
    }
}
