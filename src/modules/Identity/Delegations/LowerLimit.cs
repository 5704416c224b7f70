using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «پایین آوردن سقف»: the giver of a delegation names a lower amount, or one where there was none. It counts at once;
/// to raise it is a new offer, which the other accepts.
/// </summary>
internal static class LowerLimit
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/delegations/{id:guid}/limit", ShowAsync).RequireSignIn();
        app.MapPost("/me/delegations/{id:guid}/limit", SubmitAsync).RequireSignIn();
    }

    private static async Task<IResult> ShowAsync(Guid id, Actor actor, LimitPages pages, CancellationToken ct) =>
        await pages.OfAsync(id, actor, FormState.Empty, ct);

    private static async Task<IResult> SubmitAsync(
        Guid id,
        IFormCollection typed,
        Actor actor,
        DelegationDesk desk,
        LimitPages pages,
        CancellationToken ct
    )
    {
        var wrong = TypedLimit.In(typed) is { IsOk: true, Value: { } upTo }
            ? await desk.LowerAsync(actor, id, upTo, ct)
            : DelegationProblems.NewLimit;
        return wrong is null
            ? new SeeOther("/me/delegations?done=lowered")
            : await pages.OfAsync(id, actor, FormState.From(typed, wrong.On(TypedLimit.Field)), ct);
    }

    /// <summary>The page, while the delegation is open and the reader's own.</summary>
    internal sealed class LimitPages(DelegationDesk desk, DelegationWords rights, IPeople people)
    {
        public async Task<IResult> OfAsync(Guid id, Actor actor, FormState state, CancellationToken ct)
        {
            if (await desk.FindOpenAsync(actor.Person, id, ct) is not { } on)
                return Pages.Refuse(DelegationProblems.Gone, new WayOn("نمایندگی", "Acting for others", Address));
            var who = rights.CodeOf(on);
            if (on.Helper is { } helper)
                who = PersonName.In(await people.NamesAsync([helper], ct), helper, who);
            return Pages.Again<LowerLimitPage>(new LimitView(id, who, rights.WhatOf(on), rights.LimitOf(on)), state);
        }
    }

    private const string Address = "/me/delegations";
}

/// <summary>What the page shows.</summary>
/// <param name="Id">The delegation.</param>
/// <param name="Who">The other's name, or the end of the code that was typed.</param>
/// <param name="What">For what.</param>
/// <param name="UpTo">The limit as it is, or null.</param>
public sealed record LimitView(Guid Id, string Who, string What, string? UpTo);
