using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// An officer who came by the code alone is led here: to show the second factor they have, or to set one up. What they
/// do as a citizen needs neither.
/// </summary>
internal static class LeadToSecondFactor
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/second-factor", ShowAsync).RequireSignIn();
        app.MapPost("/me/second-factor", Submit)
            .RequireSignIn()
            .RequireFresh("باز شدن دسترسی‌های اداره در این نشست", "Your office's permissions act in this session");
    }

    internal sealed record Form(string? Next);

    private static async Task<IResult> ShowAsync(
        Actor actor,
        SecondFactors factors,
        string? next,
        CancellationToken ct
    ) =>
        actor.Withheld.Count == 0
            ? new SeeOther(LocalAddress.Or(next))
            : Pages.Of<LeadToSecondFactorPage>(
                new SecondFactorView((await factors.OfAsync(actor.Person, ct)).Any, LocalAddress.Or(next))
            );

    // The proof itself is asked for on the way here.
    private static SeeOther Submit([FromForm] Form form) => new(LocalAddress.Or(form.Next));
}

/// <summary>What an officer without a second factor in this session sees.</summary>
/// <param name="Has">True when they have one to show.</param>
/// <param name="Next">Where they were going.</param>
public sealed record SecondFactorView(bool Has, string Next);
