using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«معتمد برگزیدن»: by national code. Nobody learns whether the code has an account.</summary>
internal static class AskTrust
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(MyTrusted.Address + "/new", Show).RequireSignIn();
        app.MapPost(MyTrusted.Address, SubmitAsync)
            .RequireSignIn()
            .RequireRateLimiting("sign-in")
            .RequireFresh(
                "برگزیدن دارندهٔ کد ملی {NationalCode} به‌عنوان معتمد شما",
                "Naming the holder of national code {NationalCode} as somebody you trust"
            );
    }

    internal sealed record Form(string? NationalCode);

    private static IResult Show() => Pages.Of<AskTrustPage>();

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form? form,
        Actor actor,
        HttpContext http,
        TrustDesk desk,
        CancellationToken ct
    )
    {
        if (!PersonKey.TryTyped(form?.NationalCode, out var to))
            return Again(form, IdentityProblems.NationalCodeWrong.On("NationalCode"));
        if (await desk.AskAsync(actor.Person, to, ct) is not { } refused)
            return new SeeOther(MyTrusted.Address + "?done=asked");
        refused.SayWhen(http);
        return Again(form, refused.Problem);
    }

    private static IResult Again(Form? form, Problem problem) =>
        Pages.Again<AskTrustPage>(null, FormState.From([new("NationalCode", form?.NationalCode)], problem));
}
