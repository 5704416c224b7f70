using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «ورود با رمز»: in place of the code by message. Whoever has an authenticator is asked for it next, as ever; a
/// password alone opens a citizen's session and proves nothing before a dangerous act.
/// </summary>
internal static class SignInWithPassword
{
    public const string Address = "/sign-in/password";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Show);
        app.MapPost(Address, SubmitAsync).RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? NationalCode, string? Password, string? Next);

    private static IResult Show(Actor? actor, string? next) => FirstQuestion.Show<SignInWithPasswordPage>(actor, next);

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form? form,
        HttpContext http,
        PasswordDesk desk,
        AfterPassword after,
        CancellationToken ct
    )
    {
        var first = new FirstQuestion.Form(form?.NationalCode, form?.Next);
        var code = first.Code;
        if (code.Problem is { } wrong)
            return FirstQuestion.Again<SignInWithPasswordPage>(first, wrong);
        var (person, refused) = await desk.TryAsync(code.Value, form?.Password, http, ct);
        if (person is null)
        {
            refused?.SayWhen(http);
            return FirstQuestion.Again<SignInWithPasswordPage>(first, refused?.Problem ?? PasswordProblems.Wrong);
        }

        return await after.GoOnAsync(person, code.Value, first.To, http, ct);
    }
}
