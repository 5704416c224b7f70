using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// How badly the simulated registries behave: every n-th question fails, is never answered, or gets the answer to the
/// question before once more; 0 never.
/// </summary>
internal sealed record RegistryFaults(
    int FailEvery = 0,
    int HangEvery = 0,
    int RepeatEvery = 0,
    int DelayMilliseconds = 0
);

/// <summary>
/// Stands for the three registries in the demo; no person's data leaves the machine. It agrees with whatever it is
/// asked, except what is plainly arranged: mobiles 0999… belong to somebody else, national codes 999… are of the dead,
/// the family name «ناشناس» fits nobody, and nobody was born before 1900; organisations whose national id begins with
/// 999 are dissolved, the name «ناشناس» fits none, and for those that begin with 998 somebody else signs; children
/// whose national code begins with 998 have other guardians.
/// </summary>
internal sealed class RegistrySimulator(RegistryFaults faults) : IMobileOwnerRegistry, ICivilRegistry, ICompanyRegistry
{
    public const string NobodysName = "ناشناس";

    private MobileOwnerAnswer? _lastOwner;
    private CivilAnswer? _lastCivil;
    private CompanyAnswer? _lastCompany;
    private int _count;

    /// <summary>How it behaves; tests change it while the city is open.</summary>
    public RegistryFaults Faults { get; set; } = faults;

    async Task<MobileOwnerAnswer> IMobileOwnerRegistry.AskAsync(
        Guid question,
        NationalCode code,
        Mobile mobile,
        CancellationToken ct
    )
    {
        var repeats = await BehaveAsync(ct);
        var isOwner = !mobile.National.StartsWith("0999", StringComparison.Ordinal);
        var before = Interlocked.Exchange(ref _lastOwner, new MobileOwnerAnswer(question, isOwner));
        return repeats && before is not null ? before : new MobileOwnerAnswer(question, isOwner);
    }

    async Task<CivilAnswer> ICivilRegistry.AskAsync(Guid question, CivilClaim claim, CancellationToken ct)
    {
        var repeats = await BehaveAsync(ct);
        var answer = new CivilAnswer(
            question,
            IsAlive: !claim.Code.Value.StartsWith("999", StringComparison.Ordinal),
            NameFits: claim.FamilyName != NobodysName,
            BirthFits: claim.BornOn is { } born ? born.Year >= 1900 : null
        );
        var before = Interlocked.Exchange(ref _lastCivil, answer);
        return repeats && before is not null ? before : answer;
    }

    async Task<GuardianAnswer> ICivilRegistry.AskAsync(Guid question, GuardianClaim claim, CancellationToken ct) =>
        new(
            await ((ICivilRegistry)this).AskAsync(question, claim.Child, ct),
            IsGuardian: !claim.Child.Code.Value.StartsWith("998", StringComparison.Ordinal)
        );

    async Task<CompanyAnswer> ICompanyRegistry.AskAsync(Guid question, CompanyClaim claim, CancellationToken ct)
    {
        var repeats = await BehaveAsync(ct);
        var answer = new CompanyAnswer(
            question,
            IsActive: !claim.Code.Value.StartsWith("999", StringComparison.Ordinal),
            NameFits: claim.Name != NobodysName,
            IsSignatory: !claim.Code.Value.StartsWith("998", StringComparison.Ordinal)
        );
        var before = Interlocked.Exchange(ref _lastCompany, answer);
        return repeats && before is not null ? before : answer;
    }

    private async Task<bool> BehaveAsync(CancellationToken ct)
    {
        var (now, number) = (Faults, Interlocked.Increment(ref _count));
        if (now.DelayMilliseconds > 0)
            await Task.Delay(now.DelayMilliseconds, ct);
        if (Every(now.HangEvery, number))
            // Deaf to being called off as well, as a stuck line is.
            await new TaskCompletionSource().Task;
        if (Every(now.FailEvery, number))
            throw new RegistryException("The simulated registry refused.");
        return Every(now.RepeatEvery, number);
    }

    private static bool Every(int n, int number) => n > 0 && number % n == 0;
}
