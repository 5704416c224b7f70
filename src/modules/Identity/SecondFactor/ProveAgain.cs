using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Before a dangerous act whoever is signed in shows again who they are, unless they did within ten minutes, and never
/// by less than sign-in would ask of them (<see cref="Factors.Needed"/>). The page that asks says what
/// for and carries what was sent, so that proof and act travel in one request and nothing typed is lost.
/// </summary>
internal sealed class ProveAgain(
    IdentityDb db,
    SecondFactors factors,
    AuthenticatorDesk authenticators,
    PasskeyDesk passkeys,
    ProofCodes codes,
    RecoveryDesk sheets,
    SessionDesk sessions,
    CityTransaction transaction,
    UiContext ui,
    TimeProvider clock
) : IProveAgain
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public async Task<IResult?> AskAsync(HttpContext http, DangerousAct act, CancellationToken ct)
    {
        var actor = http.Features.Get<Actor>() ?? throw new InvalidOperationException("The door stands open.");
        var has = await factors.OfAsync(actor.Person, ct);
        if (await IsFreshAsync(actor, has, ct))
            return null;
        if (http.IsApi())
            return KitProblems.ProveAgain.ToApi();
        transaction.KeepOnRefusal = true;
        var sent = Sent.Of(await http.Request.ReadFormAsync(ct));
        if (sent.IsTooLarge)
            return Pages.Refuse(KitProblems.TooLarge);
        var me = await db.Users.SingleAsync(p => p.Id == actor.Person.Value, ct);
        var (proof, refused) = await TryAsync(me, has, sent, http, ct);
        if (proof is { } shown)
        {
            await sessions.ProveAsync(actor, shown, http, ct);
            // The proof stays whatever becomes of the act, which has a transaction of its own.
            await transaction.CommitAsync(ct);
            transaction.KeepOnRefusal = false;
            await transaction.BeginAsync(ct);
            return null;
        }

        refused?.SayWhen(http);
        var view = await ViewAsync(me, has, act, sent, http);
        if (refused is null)
            return Pages.Of<ProveAgainPage>(view).With(KitProblems.ProveAgain.Status);
        return Pages.Again<ProveAgainPage>(view, FormState.Of(refused.Problem));
    }

    private async Task<bool> IsFreshAsync(Actor actor, Factors has, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - Fresh;
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == actor.Session, ct);
        return session?.ProvedAt > since
            && session.Proof != Proof.Password
            && (session.Proof != Proof.Code || !has.Needed);
    }

    // What was shown; or nothing yet, with the refusal where something wrong was.
    private async Task<(Proof? Proof, Refusal? Refused)> TryAsync(
        Person me,
        Factors has,
        Sent sent,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (sent.Credential is { Length: > 0 } credential)
        {
            var answer = await passkeys.CheckAsync(me.PersonId, credential, sent.Challenge, http, ct);
            return answer.Problem is { } problem ? (null, new Refusal(problem)) : (Proof.Passkey, null);
        }

        if (has.Needed)
        {
            if (!has.Authenticator || sent.Code is null)
                return (null, null);
            var wrong = await authenticators.TryAsync(me.PersonId, sent.Code, ct);
            return wrong is null ? (Proof.CodeAndAuthenticator, null) : (null, wrong.On("ProofCode"));
        }

        if (me.Mobile is null)
        {
            if (sent.Code is null)
                return (null, null);
            var not = await authenticators.TrySheetAsync(me.PersonId, sent.Code, ct);
            return not is null ? (Proof.Sheet, null) : (null, not.On("ProofCode"));
        }

        var refused = await codes.TryAsync(me, sent.Code, sent.Again, http, ct);
        return sent.Code is not null && refused is null ? (Proof.Code, null) : (null, refused?.On("ProofCode"));
    }

    private async Task<ProveView> ViewAsync(Person me, Factors has, DangerousAct act, Sent sent, HttpContext http) =>
        new(
            PersianText.CleanLine(sent.Fill(ui.Say(act.Fa, act.En), http.Request.RouteValues)),
            http.Request.Path + http.Request.QueryString,
            sent.Kept,
            has.Passkey ? await passkeys.ChallengeToProveAsync(me, http) : null,
            has.Authenticator ? AskedFor.Authenticator
                : has.Needed ? AskedFor.PasskeyOnly
                : me.Mobile is not null ? AskedFor.Message
                : await sheets.LeftAsync(me.PersonId, CancellationToken.None) > 0 ? AskedFor.Sheet
                : AskedFor.Counter
        );
}
