using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «برگهٔ پیشخوان دارم»: national code and slip, then a password of one's own; that opens the session and spends the
/// slip. Until the password is right nothing is spent.
/// </summary>
internal static class EnterFirst
{
    public const string Address = "/sign-in/slip";
    public const string Password = Address + "/password";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Show);
        app.MapPost(Address, TryAsync).RequireRateLimiting("sign-in");
        app.MapGet(Password, () => new SeeOther(Address));
        app.MapPost(Password, FinishAsync).RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? NationalCode, string? Code);

    internal sealed record PasswordForm(string? Ticket, string? Password);

    private static IResult Show(Actor? actor) => actor is null ? Pages.Of<EnterFirstPage>() : new SeeOther("/");

    private static async Task<IResult> TryAsync(
        [FromForm] Form? form,
        HttpContext http,
        EntryDesk desk,
        CancellationToken ct
    )
    {
        if (!NationalCode.TryParse(form?.NationalCode, out var code))
            return Again(form, IdentityProblems.NationalCodeWrong.On("NationalCode"));
        var (ticket, refused) = await desk.TryAsync(code, form?.Code, ct);
        if (ticket is not null)
            return Pages.Of<FirstPasswordPage>(new FirstPasswordView(ticket));
        refused?.SayWhen(http);
        return Again(form, refused?.Problem ?? AccountProblems.EntryWrong);
    }

    // What was typed is not repeated on any page.
    private static async Task<IResult> FinishAsync(
        [FromForm] PasswordForm? form,
        HttpContext http,
        EntryDesk desk,
        AfterPassword after,
        PersonalData sealing,
        CancellationToken ct
    )
    {
        var done = await desk.FinishAsync(form?.Ticket, form?.Password, ct);
        if (done.Problem is not { } problem)
            return await after.GoOnAsync(
                done.Value,
                sealing.CodeOf(done.Value),
                done.Value.Mobile is null ? MyCodes.Address : "/",
                http,
                ct,
                Proof.Sheet
            );
        return problem == AccountProblems.EntryOver
            ? Again(null, problem)
            : Pages.Again<FirstPasswordPage>(new FirstPasswordView(form?.Ticket ?? ""), FormState.Of(problem));
    }

    private static PageResult Again(Form? form, Problem problem) =>
        Pages.Again<EnterFirstPage>(null, FormState.From([new("NationalCode", form?.NationalCode)], problem));
}

/// <summary>The slip on its way through the page that asks for a password, sealed.</summary>
public sealed record FirstPasswordView(string Ticket);
