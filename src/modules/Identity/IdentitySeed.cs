using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>Somebody to sign up.</summary>
/// <param name="NationalCode">With a right check digit.</param>
/// <param name="Mobile">In any form people write it.</param>
public sealed record NewPerson(string NationalCode, string Mobile, string GivenName, string FamilyName);

/// <summary>An office to make.</summary>
public sealed record NewOffice(string Code, string Fa, string En);

/// <summary>
/// Sets a city up: offices, people and their permissions. People come through the very functions that the sign-up
/// pages call, code included. Everything may be called again; what exists stays.
/// </summary>
public sealed class IdentitySeed(IServiceScopeFactory scopes)
{
    /// <summary>The offices that the city's services name.</summary>
    public static IReadOnlyList<NewOffice> UsualOffices { get; } =
    [
        new("citizen-services", "ادارهٔ خدمات شهروندی", "Citizen services"),
        new("registry", "ادارهٔ ثبت نشانی و احوال", "Registry"),
        new("district", "شهرداری منطقه", "District office"),
        new("lighting", "ادارهٔ روشنایی", "Street lighting"),
        new("roads", "ادارهٔ راه و معابر", "Roads"),
        new("waste", "ادارهٔ پسماند", "Waste"),
        new("parks", "ادارهٔ پارک‌ها و فضای سبز", "Parks"),
        new("water", "ادارهٔ آب و فاضلاب", "Water"),
        new("environment", "ادارهٔ محیط زیست", "Environment"),
        new("oversight", "ادارهٔ بازرسی و پاسخ‌گویی", "Inspectorate"),
        new("mayor", "دفتر شهردار", "Mayor's office"),
        new("police", "دفتر رابط پلیس", "Police liaison"),
        new("business", "ادارهٔ کسب‌وکار و اصناف", "Business and guilds"),
        new("information", "ادارهٔ دسترسی آزاد به اطلاعات", "Freedom of information"),
        new("legal", "ادارهٔ حقوقی", "Legal affairs"),
        new("finance", "ادارهٔ مالی و خزانه", "Finance and treasury"),
        new("appeals", "دبیرخانهٔ اعتراض‌ها", "Appeals office"),
    ];

    /// <summary>Makes the offices that are not there yet, and answers which.</summary>
    public Task<IReadOnlyList<NewOffice>> MakeOfficesAsync(
        IReadOnlyList<NewOffice> offices,
        CancellationToken ct = default
    ) =>
        InTransactionAsync<IReadOnlyList<NewOffice>>(
            async scope =>
            {
                var db = scope.GetRequiredService<IdentityDb>();
                var have = await db.Offices.Select(o => o.Code).ToListAsync(ct);
                var lacking = offices.Where(o => !have.Contains(o.Code)).ToList();
                foreach (var (code, fa, en) in lacking)
                {
                    db.Offices.Add(
                        new Office
                        {
                            Id = OfficeId.New(),
                            Code = code,
                            Fa = fa,
                            En = en,
                        }
                    );
                    scope.GetRequiredService<AuditTrail>().Record("identity.office_made", "office", code);
                }

                return lacking;
            },
            ct
        );

    /// <summary>
    /// Signs a person up as the pages do and answers their id; somebody who is there already just gets their id.
    /// </summary>
    /// <exception cref="FormatException">National code or mobile is not right.</exception>
    /// <exception cref="InvalidOperationException">A rule of sign-up refused; the message is its code.</exception>
    public async Task<PersonId> SignUpAsync(NewPerson person, CancellationToken ct = default)
    {
        var code = NationalCode.Parse(person.NationalCode);
        var mobile = Mobile.Parse(person.Mobile);
        if (await FindAsync(code, ct) is { } there)
            return there;

        var flowId = await InTransactionAsync(
            async scope =>
            {
                var steps = scope.GetRequiredService<FlowSteps>();
                var flow = steps.Start(FlowKind.SignUp, code, "/");
                steps.SetMobile(flow, mobile);
                FlowSteps.SetName(flow, Named(person.GivenName, "GivenName"), Named(person.FamilyName, "FamilyName"));
                if (await steps.PrepareCodeAsync(flow, ct) is { } refused)
                    throw new InvalidOperationException(refused.Problem.Code);
                return flow.Id;
            },
            ct
        );
        var sent = await InTransactionAsync(
            async scope =>
            {
                var flow = await scope.GetRequiredService<IdentityDb>().Flows.FindAsync([flowId], ct);
                return await scope.GetRequiredService<SendCode>().SendAsync(flow, 1, ct);
            },
            ct
        );
        return await InTransactionAsync(
            async scope =>
            {
                var flow = await scope.GetRequiredService<IdentityDb>().Flows.SingleAsync(f => f.Id == flowId, ct);
                var (made, refused) = await scope.GetRequiredService<FlowSteps>().FinishAsync(flow, sent, ct);
                return made?.PersonId ?? throw new InvalidOperationException(refused?.Problem.Code);
            },
            ct
        );
    }

    /// <summary>
    /// Makes a person an officer; given by the city itself, with a reason in the audit. <paramref name="since"/> lets
    /// it be held for long already.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such office or permission.</exception>
    public Task GrantAsync(
        PersonId person,
        string officeCode,
        IReadOnlyCollection<string> permissions,
        string reason,
        DateTime? since = null,
        CancellationToken ct = default
    ) =>
        InTransactionAsync(
            async scope =>
            {
                var db = scope.GetRequiredService<IdentityDb>();
                var office =
                    await db.Offices.SingleOrDefaultAsync(o => o.Code == officeCode, ct)
                    ?? throw new InvalidOperationException(IdentityProblems.OfficeUnknown.Code);
                var desk = scope.GetRequiredService<OfficeDesk>();
                var given = await desk.GiveAsync(office, person, permissions, reason, null, ct);
                if (!given.IsOk)
                    throw new InvalidOperationException(given.Problem?.Code);
                foreach (var grant in db.Grants.Local)
                    grant.GrantedAt = since ?? grant.GrantedAt;
                return true;
            },
            ct
        );

    /// <summary>
    /// Turns an authenticator on as its page does, with the code of the half minute before, so that the present one
    /// still works; nothing where there is one.
    /// </summary>
    /// <exception cref="InvalidOperationException">A rule refused; the message is its code.</exception>
    public Task AddAuthenticatorAsync(PersonId person, CancellationToken ct = default) =>
        InTransactionAsync(
            async scope =>
            {
                var desk = scope.GetRequiredService<AuthenticatorDesk>();
                if (await desk.FindAsync(person, ct) is not null)
                    return true;
                var key = AuthenticatorKey.New(scope.GetRequiredService<Ceremonies>(), person);
                var clock = scope.GetRequiredService<TimeProvider>();
                // The half minute may end between reading the code and showing it; then it is one too old, once.
                var codes = await AddAsync();
                if (!codes.IsOk)
                    codes = await AddAsync();
                return codes.IsOk ? true : throw new InvalidOperationException(codes.Problem?.Code);

                Task<Result<FreshCodes>> AddAsync()
                {
                    var step = Totp.StepAt(clock.GetUtcNow().UtcDateTime) - 1;
                    return desk.AddAsync(person, key, Totp.CodeAt(Base32.Decode(key.Secret), step), ct);
                }
            },
            ct
        );

    /// <summary>The person of a national code, or null.</summary>
    public async Task<PersonId?> FindAsync(NationalCode code, CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PersonFinder>().ByKeyAsync(code, ct))?.PersonId;
    }

    /// <summary>
    /// Opens a session without a browser, for benchmarks; answers the <c>Cookie</c> header as plain HTTP sends it.
    /// </summary>
    public Task<string> OpenSessionAsync(PersonId person, CancellationToken ct = default) =>
        InTransactionAsync(
            async scope =>
            {
                var found = await scope
                    .GetRequiredService<IdentityDb>()
                    .Users.SingleAsync(p => p.Id == person.Value, ct);
                var token = scope.GetRequiredService<SessionDesk>().Open(found, Proof.Code, "", "seed");
                return scope.GetRequiredService<SessionCookie>().Header(token);
            },
            ct
        );

    private static string Named(string name, string field) =>
        GiveName.Read(name, field, mayBeEmpty: field == "FamilyName") is { IsOk: true } read
            ? read.Value
            : throw new InvalidOperationException(IdentityProblems.NameNotLetters.Code);

    private async Task<T> InTransactionAsync<T>(Func<IServiceProvider, Task<T>> work, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var answer = await work(scope.ServiceProvider);
        await transaction.CommitAsync(ct);
        scope.ServiceProvider.GetRequiredService<OfficesOfCity>().Forget();
        return answer;
    }
}
