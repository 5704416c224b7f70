using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Desk;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Cases.Measured;

/// <summary>Acts of an officer without their page, for benchmarks: door, lock, history and audit.</summary>
public sealed class StepsOfCases(IServiceScopeFactory scopes)
{
    /// <summary>The step of an open case that waits for an officer, as the page of the case names it.</summary>
    public async Task<string> OpenStepAsync(string number)
    {
        await using var scope = scopes.CreateAsyncScope();
        var open = await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(number, default);
        return open?.Steps.FirstOrDefault(s => s.IsActive)?.Id.ToString() ?? "";
    }

    /// <summary>Takes the step, or gives it back if this officer holds it; durable.</summary>
    /// <param name="number">Public number of an open case.</param>
    /// <param name="step">Of <see cref="OpenStepAsync"/>.</param>
    /// <param name="officer">Who works.</param>
    /// <param name="office">Where.</param>
    /// <exception cref="InvalidOperationException">A rule refused; the message is its code.</exception>
    public async Task TurnAsync(string number, string step, PersonId officer, OfficeId office)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var transaction = services.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync();
        var actor = OfficerOf(officer, office);
        var locked = await services.GetRequiredService<DeskDoor>().LockAsync(number, step, actor, default);
        if (locked.Problem is { } closed)
            throw new InvalidOperationException(closed.Code);
        var (on, at) = locked.Value;
        var acts = services.GetRequiredService<StepActs>();
        var refused =
            at.Holder == officer ? acts.Release(on, at, actor) : await acts.ClaimAsync(on, at, actor, default);
        if (refused is not null)
            throw new InvalidOperationException(refused.Code);
        await transaction.CommitAsync();
    }

    private static Actor OfficerOf(PersonId person, OfficeId office) =>
        new()
        {
            Person = person,
            For = person,
            DisplayName = "",
            Session = Guid.Empty,
            Grants = [new Grant(CasesPermissions.Work, office), new Grant(CasesPermissions.Decide, office)],
        };
}
