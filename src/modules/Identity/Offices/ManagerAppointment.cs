using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Appoints a manager of offices from the machine that the city runs on: the first one, whom nobody inside can
/// appoint, or a further one when none of the others can be reached any more. It is in the audit as the city's own act.
/// </summary>
public sealed class ManagerAppointment(IServiceScopeFactory scopes)
{
    /// <summary>The new manager's name, or why not.</summary>
    /// <param name="code">Of somebody who has signed up.</param>
    /// <param name="office">Code of the office they will work in.</param>
    /// <param name="reason">For the audit; as <see cref="OfficeDesk.ReadReason"/> takes it.</param>
    /// <param name="although">Also when the city has managers.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<string>> AppointAsync(
        NationalCode code,
        string office,
        string? reason,
        bool although,
        CancellationToken ct = default
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var appointed = await InTransactionAsync(scope.ServiceProvider, code, office, reason, although, ct);
        if (appointed.IsOk)
            await transaction.CommitAsync(ct);
        else
            await transaction.RollbackAsync();
        return appointed;
    }

    private static async Task<Result<string>> InTransactionAsync(
        IServiceProvider services,
        NationalCode code,
        string officeCode,
        string? typed,
        bool although,
        CancellationToken ct
    )
    {
        if (OfficeDesk.ReadReason(typed) is var reason && reason.Problem is { } wrong)
            return wrong;
        var db = services.GetRequiredService<IdentityDb>();
        var roll = services.GetRequiredService<OfficeRoll>();
        if (await db.Offices.SingleOrDefaultAsync(o => o.Code == officeCode, ct) is not { } office)
            return IdentityProblems.OfficeUnknown;
        var person = await services.GetRequiredService<PersonFinder>().ByKeyAsync(code, ct);
        if (person is null or { DiedOn: not null } or { MergedInto: not null })
            return GrantProblems.NotSignedUp;

        await roll.LockAsync(ct);
        if (!although && await roll.ManagersButAsync(person.PersonId, ct) > 0)
            return GrantProblems.HasManagers;
        var held = await roll.HeldAsync(office.Id, person.PersonId, ct);
        var permissions = held.Select(g => g.Permission).Append(IdentityModule.ManageOffices).Distinct().ToList();
        var given = await services
            .GetRequiredService<OfficeDesk>()
            .GiveAsync(office, person.PersonId, permissions, reason.Value, null, ct);
        return given.Problem is { } problem ? problem : Person.NameOf(person.GivenName, person.FamilyName);
    }
}
