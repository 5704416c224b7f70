using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// The rules of sign-up and sign-in, step by step. Pages, the demo's seeding and tests call the same functions.
/// Everything that is counted stays counted when the request is refused.
/// </summary>
internal sealed class FlowSteps(
    IdentityDb db,
    CityTransaction transaction,
    PersonalData sealing,
    LookUpIndex index,
    PersonFinder finder,
    Codes codes,
    Limits limits,
    Newcomers newcomers,
    UserManager<Person> people,
    RegistryCheck registries,
    AuditTrail audit,
    CurrentRequest request,
    CityEvents events,
    TimeProvider clock
)
{
    private static readonly TimeSpan SendWindow = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan TryWindow = TimeSpan.FromMinutes(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Flow Start(FlowKind kind, PersonKey code, string next)
    {
        var id = Guid.CreateVersion7();
        var flow = new Flow
        {
            Id = id,
            Kind = kind,
            NationalCode = sealing.Seal(code.Value, id, SealedFields.NationalCode),
            NationalCodeIndex = index.Of(SealedFields.NationalCode, code.Value),
            Next = next,
            CreatedAt = Now,
            EndsAt = Now + Flow.Length,
        };
        db.Flows.Add(flow);
        return flow;
    }

    public void SetMobile(Flow flow, Mobile mobile) =>
        flow.Mobile = sealing.Seal(mobile.Value, flow.Id, SealedFields.Mobile);

    /// <summary>The key of the flow: by what number its person is known.</summary>
    public PersonKey KeyOf(Flow flow) =>
        PersonKey.Kept(sealing.Open(flow.NationalCode, flow.Id, SealedFields.NationalCode));

    /// <summary>What a passport tells besides its number.</summary>
    public void SetBirth(Flow flow, DateOnly day) =>
        flow.SealedBirth = sealing.Seal(BirthDays.Keep(day), flow.Id, SealedFields.Birth);

    public DateOnly? BirthOf(Flow flow) =>
        flow.SealedBirth is { } text ? BirthDays.Kept(sealing.Open(text, flow.Id, SealedFields.Birth)) : null;

    public static void SetName(Flow flow, string given, string family) =>
        (flow.GivenName, flow.FamilyName) = (given, family);

    /// <summary>
    /// Asks for a code, the first or another, to be sent once the answer has left. Null, or the refusal.
    /// </summary>
    public async Task<Refusal?> AskForCodeAsync(Flow flow, CancellationToken ct)
    {
        if (await PrepareCodeAsync(flow, ct) is { } refused)
            return refused;
        events.Tell(new CodeWanted(flow.Id, flow.AskedTimes));
        return null;
    }

    /// <summary>
    /// The same without telling the sender: set-up calls <see cref="SendCode.SendAsync"/> itself and learns the code.
    /// </summary>
    public async Task<Refusal?> PrepareCodeAsync(Flow flow, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        await LockAsync(flow, ct);
        if (!flow.IsOpen(Now))
            return new Refusal(IdentityProblems.FlowEnded);
        var key = flow.CountedAs;
        var wait = flow.AskedAt + Flow.Pause - Now;
        if (wait > TimeSpan.Zero)
            return Refusal.Seconds(IdentityProblems.ResendTooSoon, wait.Value);
        if (flow.AskedTimes >= Flow.MostSends)
            return new Refusal(IdentityProblems.FlowEnded);
        var often =
            await limits.CountAsync("send:" + key, 5, SendWindow, ct)
            ?? await limits.CountAsync("send-day:" + key, 20, TimeSpan.FromDays(1), ct)
            ?? await TypedMobileAsync(flow, ct);
        if (often is { } pause)
            return Refusal.Minutes(IdentityProblems.TooOften, pause);

        flow.AskedAt = Now;
        flow.AskedTimes++;
        flow.CodeHash = null;
        flow.CodeEndsAt = Now + Flow.CodeLength;
        flow.Tries = 0;
        return null;
    }

    /// <summary>Tries a code; right, the trusted people are asked, if there are any.</summary>
    public async Task<Refusal?> AskToComeBackAsync(Flow flow, string? typed, string device, CancellationToken ct)
    {
        var refused = await SpendAsync(flow, typed, ct);
        if (refused is null)
            events.Tell(new MobileLost(flow.Id, device));
        return refused;
    }

    /// <summary>
    /// Tries a code. Right, it makes the account if there is none, and answers the person; once only. Of whoever has an
    /// authenticator the flow stays open with their id, until <see cref="GiveSecondFactor"/> ends it.
    /// </summary>
    public async Task<(Person? Person, Refusal? Refusal)> FinishAsync(Flow flow, string? typed, CancellationToken ct)
    {
        if (await SpendAsync(flow, typed, ct) is { } refused)
            return (null, refused);
        var code = KeyOf(flow);
        var person = await finder.ByKeyAsync(code, ct);
        if (flow.Kind == FlowKind.SignUp)
        {
            var mobile = Mobile.Parse(sealing.Open(flow.Mobile ?? "", flow.Id, SealedFields.Mobile));
            if (person is null)
            {
                var verdict = await AskRegistriesAsync(flow, code, mobile, ct);
                if (verdict == Verdict.Differs)
                    return (null, new Refusal(IdentityProblems.CannotFinish));
                // Another browser may have come through with this code meanwhile.
                await CountTryAsync(flow, ct);
                await limits.ForgetAsync(TryKeyOf(flow), ct);
                person = await finder.ByKeyAsync(code, ct);
                if (person is null)
                    return (await JoinAsync(flow, code, mobile, verdict, ct), null);
            }

            if (!finder.HasMobile(person, mobile))
                return (null, new Refusal(IdentityProblems.CannotFinish));
        }

        if (person is null or { IsClosed: true })
            return (null, new Refusal(IdentityProblems.CannotFinish));
        if (flow.Kind != FlowKind.Proof && await db.Authenticators.AnyAsync(a => a.PersonId == person.PersonId, ct))
            (flow.DoneAt, flow.PersonId) = (null, person.Id);
        return (person, null);
    }

    // Right, the code is spent and the flow done; once only.
    private async Task<Refusal?> SpendAsync(Flow flow, string? typed, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        if (await CountTryAsync(flow, ct) is { } wait)
            return Refusal.Minutes(IdentityProblems.TooOften, wait);
        await db.Entry(flow).ReloadAsync(ct);
        if (!flow.IsOpen(Now))
            return new Refusal(IdentityProblems.FlowEnded);
        if (flow.Tries >= Flow.MostTries)
            return new Refusal(IdentityProblems.CodeUsedUp.On("Code"));
        flow.Tries++;
        var right = codes.IsRight(flow.Id, typed, flow.CodeHash);
        if (!right || flow.CodeEndsAt is not { } ends || ends <= Now)
            return new Refusal(IdentityProblems.CodeWrong.On("Code"));
        (flow.DoneAt, flow.CodeHash) = (Now, null);
        await limits.ForgetAsync(TryKeyOf(flow), ct);
        return null;
    }

    // The counted row stays locked: tries about one national code go one after another, sign-up or sign-in.
    private Task<TimeSpan?> CountTryAsync(Flow flow, CancellationToken ct) =>
        limits.CountAsync(TryKeyOf(flow), 15, TryWindow, ct);

    private static string TryKeyOf(Flow flow) => "try:" + flow.CountedAs;

    // That the code is spent is durable before they are asked: nobody holds the database while talking to the outside.
    private async Task<Verdict> AskRegistriesAsync(Flow flow, PersonKey key, Mobile mobile, CancellationToken ct)
    {
        // No registry knows a passport: who has one is seen at a counter.
        if (key.National is not { } code)
            return Verdict.Unknown;
        var claim = new CivilClaim(code, flow.GivenName ?? "", flow.FamilyName ?? "", BornOn: null);
        await transaction.CommitAsync(ct);
        var verdict = await registries.AskAsync(claim, mobile, ct);
        await transaction.BeginAsync(ct);
        if (verdict == Verdict.Differs)
            audit.Record("identity.sign_up_differed", "flow", flow.Id.ToString("N"));
        return verdict;
    }

    // A form sent twice at once asks once: the flow's row stays locked until the commit, and is read again.
    private async Task LockAsync(Flow flow, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await db
            .Flows.Where(f => f.Id == flow.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.EndsAt, f => f.EndsAt), ct);
        await db.Entry(flow).ReloadAsync(ct);
    }

    private async Task<TimeSpan?> TypedMobileAsync(Flow flow, CancellationToken ct)
    {
        if (flow.Mobile is null)
            return null;
        var mobile = sealing.Open(flow.Mobile, flow.Id, SealedFields.Mobile);
        return await limits.CountAsync("ask:" + index.Of(SealedFields.Mobile, mobile), 6, SendWindow, ct);
    }

    private async Task<Person> JoinAsync(
        Flow flow,
        PersonKey code,
        Mobile mobile,
        Verdict verdict,
        CancellationToken ct
    )
    {
        var person = newcomers.Make(code, mobile, flow.GivenName ?? "", flow.FamilyName ?? "", BirthOf(flow));
        var id = person.PersonId;
        if (verdict == Verdict.Fits)
            person.Checked();
        else if (code.National is not null)
            person.CheckFrom(Now + TimeSpan.FromMinutes(1));
        ct.ThrowIfCancellationRequested();
        var made = await people.CreateAsync(person);
        if (!made.Succeeded)
            throw new InvalidOperationException(string.Join(", ", made.Errors.Select(e => e.Code)));
        request.Actor = new Actor
        {
            Person = id,
            For = id,
            DisplayName = person.DisplayName,
            Session = Guid.Empty,
        };
        audit.Record(
            "identity.joined",
            "person",
            id.ToString(),
            details: new { assurance = person.Assurance.ToString() }
        );
        events.Tell(new PersonJoined(id));
        return person;
    }
}

/// <summary>A refusal, and how long to wait where waiting helps.</summary>
internal sealed record Refusal(Problem Problem, TimeSpan? Wait = null)
{
    public static Refusal Seconds(Problem problem, TimeSpan wait) =>
        new(problem.With((int)Math.Ceiling(wait.TotalSeconds)), wait);

    public static Refusal Minutes(Problem problem, TimeSpan wait) =>
        new(problem.With((int)Math.Ceiling(wait.TotalMinutes)), wait);

    /// <summary>The same, at another field, where it stands at one.</summary>
    public Refusal On(string field) => Problem.Field is null ? this : this with { Problem = Problem.On(field) };

    /// <summary>Tells the browser after how many seconds it is worth asking again.</summary>
    public void SayWhen(HttpContext http)
    {
        if (Wait is { } pause)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds)
                .ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
