using Microsoft.AspNetCore.Http;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Sign-in and sign-up open alike: the national code, and where to go on to.</summary>
internal static class FirstQuestion
{
    internal sealed record Form(string? NationalCode, string? Next)
    {
        /// <summary>Never out of the city.</summary>
        public string To => LocalAddress.Or(Next);

        public Result<NationalCode> Code =>
            Shahr.Kit.Values.NationalCode.TryParse(NationalCode, out var code)
                ? code
                : IdentityProblems.NationalCodeWrong.On("NationalCode");
    }

    /// <summary>Who is signed in already goes on at once.</summary>
    public static IResult Show<TPage>(Actor? actor, string? next, PasskeyChallenge? challenge = null)
        where TPage : CityPage<NextStop>
    {
        var to = LocalAddress.Or(next);
        return actor is not null ? new SeeOther(to) : Pages.Of<TPage>(new NextStop(to, challenge));
    }

    public static IResult Again<TPage>(Form form, Problem problem, PasskeyChallenge? challenge = null)
        where TPage : CityPage<NextStop> =>
        Pages.Again<TPage>(
            new NextStop(form.To, challenge),
            FormState.From([new("NationalCode", form.NationalCode)], problem)
        );
}

/// <summary>Where signing in or up leads in the end; at sign-in a passkey may answer the challenge instead.</summary>
public sealed record NextStop(string Next, PasskeyChallenge? Challenge = null)
{
    /// <summary>The other of the two pages, with the same way on.</summary>
    public string Other(string page) => Next == "/" ? page : page + "?next=" + Uri.EscapeDataString(Next);
}
