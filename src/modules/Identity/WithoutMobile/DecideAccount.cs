using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// The second officer sees paper and person, and confirms: the account is made, and the slip with its entry code is on
/// the answer, this once.
/// </summary>
internal static class DecideAccount
{
    public static void Map(IEndpointRouteBuilder app)
    {
        const string One = ListAccounts.Address + "/{id:guid}";
        app.MapGet(One, ShowAsync).RequirePermission(IdentityModule.Recover);
        app.MapPost(One + "/confirmation", ConfirmAsync)
            .RequirePermission(IdentityModule.Recover)
            .RequireFresh(
                "ساختن حساب بی شمارهٔ همراه برای {Name} و چاپ کد ورود",
                "Making an account without a mobile for {Name}, and printing an entry code"
            );
        app.MapPost(One + "/stopping", StopAsync).RequirePermission(IdentityModule.Recover);
    }

    /// <summary>The slip in place of the usual answer, where one was made; no cache keeps it.</summary>
    public static IResult OrSlip(IResult otherwise, EntryDesk entries, HttpContext http)
    {
        if (entries.Made is not { } slip)
            return otherwise;
        http.Response.Headers.CacheControl = "no-store";
        return Pages.Of<EntrySlipPage>(slip);
    }

    private static Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        SecondOfficer<CounterAccount> second,
        CancellationToken ct
    ) => second.ShowAsync(id, actor, ct);

    private static async Task<IResult> ConfirmAsync(
        Guid id,
        Actor actor,
        SecondOfficer<CounterAccount> second,
        EntryDesk entries,
        HttpContext http,
        CancellationToken ct
    ) => OrSlip(await second.ConfirmAsync(id, actor, ct), entries, http);

    private static Task<IResult> StopAsync(
        Guid id,
        [FromForm] StopForm form,
        Actor actor,
        SecondOfficer<CounterAccount> second,
        CancellationToken ct
    ) => second.StopAsync(id, form, actor, ct);
}
