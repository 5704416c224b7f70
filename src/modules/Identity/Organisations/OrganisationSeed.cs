using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>Somebody who becomes a member.</summary>
/// <param name="Person">Who.</param>
/// <param name="SeesOnly">True for whoever may see but not send or answer.</param>
/// <param name="Manages">True for whoever may say who the members are.</param>
public sealed record NewMember(PersonId Person, bool SeesOnly = false, bool Manages = false);

/// <summary>
/// Sets organisations up through the very functions that the pages call, invitation and acceptance included. What
/// exists stays.
/// </summary>
public sealed class OrganisationSeed(IServiceScopeFactory scopes)
{
    /// <summary>Registers a shop as its founder would, has the registries asked, and lets the members in.</summary>
    /// <exception cref="InvalidOperationException">A rule refused; the message is its code.</exception>
    public async Task MakeShopAsync(
        PersonId founder,
        string nationalId,
        string name,
        IReadOnlyList<NewMember> members,
        CancellationToken ct = default
    )
    {
        var code = LegalEntityCode.Parse(nationalId);
        var made = await FindAsync(code, ct) ?? await RegisterAsync(founder, code, name, ct);
        foreach (var member in members)
            await LetInAsync(made, founder, member, ct);
    }

    private async Task<Organisation> RegisterAsync(
        PersonId founder,
        LegalEntityCode code,
        string name,
        CancellationToken ct
    )
    {
        await InTransactionAsync(
            async scope =>
            {
                var claim = new OrganisationClaim(code, OrganisationKind.Shop, name);
                var refused = await scope.GetRequiredService<OrganisationDesk>().ClaimAsync(founder, claim, ct);
                Expect(refused?.Problem, OrganisationProblems.ClaimedTwice);
            },
            ct
        );
        await using (var scope = scopes.CreateAsyncScope())
        {
            await AskRegistriesAgain.RunAsync(scope.ServiceProvider, ct);
            await AskCompanyRegistry.RunAsync(scope.ServiceProvider, ct);
        }

        return await FindAsync(code, ct) ?? throw new InvalidOperationException("No registry is connected.");
    }

    private async Task LetInAsync(Organisation on, PersonId manager, NewMember member, CancellationToken ct)
    {
        var things = DelegatedThings.Everything with { SeesOnly = member.SeesOnly, Manages = member.Manages };
        await InTransactionAsync(
            async scope =>
            {
                var person = await scope
                    .GetRequiredService<IdentityDb>()
                    .Users.SingleAsync(p => p.Id == member.Person.Value, ct);
                var code = scope.GetRequiredService<PersonalData>().CodeOf(person);
                var refused = await scope
                    .GetRequiredService<MemberDesk>()
                    .InviteAsync(on, As(manager, scope), code, things, ct);
                Expect(refused?.Problem, OrganisationProblems.MemberTwice);
            },
            ct
        );
        await InTransactionAsync(
            async scope =>
            {
                var desk = scope.GetRequiredService<DelegationDesk>();
                var asked = (await desk.ReceivedAsync(member.Person, ct)).First(d => d.Giver == on.Id);
                if (asked.State == DelegationState.Offered)
                    Expect(await desk.AnswerAsync(As(member.Person, scope), asked.Id, accept: true, ct));
            },
            ct
        );
    }

    private static Actor As(PersonId person, IServiceProvider scope) =>
        scope.GetRequiredService<CurrentRequest>().Actor = new Actor
        {
            Person = person,
            For = person,
            DisplayName = "",
            Session = Guid.Empty,
        };

    // What a seeding that was killed half way has done already is no refusal.
    private static void Expect(Problem? refused, Problem? done = null)
    {
        if (refused is not null && refused.Code != done?.Code)
            throw new InvalidOperationException(refused.Code);
    }

    private async Task<Organisation?> FindAsync(LegalEntityCode code, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<IdentityDb>()
            .Organisations.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Code == code.Value && o.State == ClaimState.Confirmed, ct);
    }

    private async Task InTransactionAsync(Func<IServiceProvider, Task> work, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        await work(scope.ServiceProvider);
        await transaction.CommitAsync(ct);
    }
}
