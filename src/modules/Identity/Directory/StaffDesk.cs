using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// Tries a name and a password at the city's directory. Whoever it proves must have an account and an office here
/// already; everybody else hears what a wrong password hears, at the same whole second. Tries are counted where those
/// at passwords are: by the name before anything is asked, and by the national code once it is known.
/// </summary>
internal sealed class StaffDesk(
    IdentityDb db,
    IStaffDirectory directory,
    DirectorySettings settings,
    PasswordTries tries,
    LookUpIndex index,
    PersonFinder finder,
    KnownDevices devices,
    CityTransaction transaction,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Longer than any name of a directory.</summary>
    public const int LongestName = 100;

    private const int LongestPassword = 1000;

    /// <summary>Who it is and their number, or the refusal.</summary>
    public async Task<(Person? Person, StaffEntry? Entry, Refusal? Refused)> TryAsync(
        string? typedName,
        string? password,
        HttpContext http,
        CancellationToken ct
    )
    {
        transaction.KeepOnRefusal = true;
        var started = clock.GetTimestamp();
        var name = typedName?.Trim() ?? "";
        // Without a password the directory would take it for nobody's visit, and let it in.
        if (name.Length == 0 || string.IsNullOrEmpty(password))
            return Refused(DirectoryProblems.BothNeeded.On("Name"));
        if (name.Length > LongestName || password.Length > LongestPassword || name.Any(char.IsControl))
            return Refused(DirectoryProblems.Wrong.On("Password"));
        var about = AboutName(name);
        if (await tries.CountAsync(about, ct) is { } often)
            return (null, null, often);

        // Nothing is held open while the directory is asked: it takes its time.
        await transaction.CommitAsync(ct);
        var found = await directory.FindAsync(name, ct);
        await transaction.BeginAsync(ct);
        if (found.Problem == DirectoryProblems.Away)
            return Refused(DirectoryProblems.Away);
        var entry = found.IsOk ? found.Value : null;
        var somebody = entry is null ? null : await finder.ByKeyAsync(entry.Code, ct);
        var known = await devices.IsKnownAsync(somebody?.PersonId ?? PersonId.From(Guid.Empty), http, ct);
        if (await tries.RestAsync(known, ct) is { } rest)
            return (null, null, rest);
        // A lock by the national code is not told: it would tie a name to a number.
        var locked = entry is null || await tries.CountAccountAsync(AboutCode(entry), ct) is not null;
        await transaction.CommitAsync(ct);
        var problem =
            entry is null || locked ? DirectoryProblems.Wrong : await directory.ProveAsync(entry, password, ct);
        await transaction.BeginAsync(ct);
        if (problem == DirectoryProblems.Away)
            return Refused(DirectoryProblems.Away);
        if (problem is not null || entry is null || await OfficerAsync(entry, ct) is not { } person)
        {
            await tries.WrongAsync(ct);
            await transaction.CommitAsync(ct);
            await WaitForTheWholeSecondAsync(started, ct);
            await transaction.BeginAsync(ct);
            return Refused(DirectoryProblems.Wrong.On("Password"));
        }

        await tries.RightAsync(about, ct);
        await tries.RightAsync(AboutCode(entry), ct);
        audit.Record("identity.directory_proved", "person", person.PersonId.ToString());
        return (person, entry, null);
    }

    private static (Person?, StaffEntry?, Refusal?) Refused(Problem problem) => (null, null, new Refusal(problem));

    // Directories take no notice of case.
    private string AboutName(string name) =>
        index.Of(SealedFields.NationalCode, "staff:" + name.Normalize(NormalizationForm.FormKC).ToLowerInvariant());

    private string AboutCode(StaffEntry entry) => index.Of(SealedFields.NationalCode, entry.Code.Value);

    private async Task<Person?> OfficerAsync(StaffEntry entry, CancellationToken ct)
    {
        if (await finder.ByKeyAsync(entry.Code, ct) is not { } person)
            return null;
        // Read once before the directory was asked; closed meanwhile, perhaps.
        await db.Entry(person).ReloadAsync(ct);
        return !person.IsClosed && await db.Grants.AnyAsync(g => g.PersonId == person.PersonId, ct) ? person : null;
    }

    // How long each step took, with the directory and here, is not for who is refused.
    private Task WaitForTheWholeSecondAsync(long started, CancellationToken ct)
    {
        var spent = clock.GetElapsedTime(started);
        return Task.Delay((Math.Ceiling(spent / settings.Pace) * settings.Pace) - spent, clock, ct);
    }
}
