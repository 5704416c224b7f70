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
        /// <summary>True where a country stands in front: somebody means a passport.</summary>
        public bool ByPassport =>
            NationalCode?.Trim() is { Length: > 3 and < 100 } typed && CountryCode.Read(typed[..3]) is not null;

        /// <summary>At sign-in: the national code, or a passport.</summary>
        public Result<PersonKey> Key =>
            PersonKey.TryTyped(NationalCode, out var key) ? key
            : ByPassport ? PassportProblems.NumberWrong.On("NationalCode")
            : IdentityProblems.NationalCodeWrong.On("NationalCode");

        /// <summary>Never out of the city.</summary>
        public string To => LocalAddress.Or(Next);

        public Result<NationalCode> Code =>
            Shahr.Kit.Values.NationalCode.TryParse(NationalCode, out var code)
                ? code
                : IdentityProblems.NationalCodeWrong.On("NationalCode");
    }

    /// <summary>Who is signed in already goes on at once.</summary>
    public static IResult Show<TPage>(
        Actor? actor,
        string? next,
        PasskeyChallenge? challenge = null,
        string? with = null
    )
        where TPage : CityPage<NextStop>
    {
        var to = LocalAddress.Or(next);
        return actor is not null
            ? new SeeOther(to)
            : Pages.Of<TPage>(new NextStop(to, challenge) { ByPassport = with == NextStop.Passport });
    }

    public static IResult Again<TPage>(Form form, Problem problem, PasskeyChallenge? challenge = null)
        where TPage : CityPage<NextStop> =>
        Pages.Again<TPage>(
            new NextStop(form.To, challenge) { ByPassport = form.ByPassport },
            FormState.From([new("NationalCode", form.NationalCode)], problem)
        );
}

/// <summary>Where signing in or up leads in the end; at sign-in a passkey may answer the challenge instead.</summary>
public sealed record NextStop(string Next, PasskeyChallenge? Challenge = null)
{
    internal const string Passport = "passport";

    /// <summary>True where sign-in asks for a passport in place of the national code.</summary>
    public bool ByPassport { get; init; }

    /// <summary>The same page by the other number.</summary>
    public string ByOther(string page) =>
        ByPassport ? Other(page) : page + "?with=passport" + (Next == "/" ? "" : "&next=" + Uri.EscapeDataString(Next));

    /// <summary>The other of the two pages, with the same way on.</summary>
    public string Other(string page) => Next == "/" ? page : page + "?next=" + Uri.EscapeDataString(Next);
}
