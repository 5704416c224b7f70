using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «خواندن و دیدن»: colours, size of letters and motion, as a person wishes them in every browser where they
/// sign in. This browser follows at once; another keeps a wish it already has.
/// </summary>
internal static class ChooseReading
{
    internal const string Address = "/me/reading";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn();
        app.MapPost(Address, SubmitAsync).RequireSignIn();
    }

    internal sealed record Form(string? Theme, string? Text, string? Motion);

    private static async Task<IResult> ShowAsync(Actor actor, string? kept, IdentityDb db, CancellationToken ct)
    {
        var me = await db.Users.AsNoTracking().SingleAsync(p => p.Id == actor.Person.Value, ct);
        return Pages.Of<ChooseReadingPage>(ReadingView.Of(me, kept is not null));
    }

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        Actor actor,
        HttpContext http,
        IdentityDb db,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var me = await db.Users.SingleAsync(p => p.Id == actor.Person.Value, ct);
        (string Wish, string Field, string? Value)[] asked =
        [
            (Reading.Theme, nameof(Form.Theme), form.Theme),
            (Reading.Text, nameof(Form.Text), form.Text),
            (Reading.Motion, nameof(Form.Motion), form.Motion),
        ];
        var problems = asked
            .Where(a => a.Value is null || !Reading.Of(a.Wish).Contains(a.Value))
            .Select(a => IdentityProblems.WishUnknown.On(a.Field))
            .ToList();
        if (problems.Count > 0)
            return Pages.Again<ChooseReadingPage>(ReadingView.Of(me, false), FormState.Of(problems));

        foreach (var (wish, _, value) in asked)
            Reading.Keep(http, wish, value);
        (me.Theme, me.TextSize, me.Motion) = (form.Theme ?? "", form.Text ?? "", form.Motion ?? "");
        audit.Record("identity.reading_chosen", "person", actor.Person.ToString());
        return new SeeOther(Address + "?kept=yes");
    }
}

/// <summary>How a person wishes to read.</summary>
/// <param name="Theme">Colours; a value of <see cref="Reading.Theme"/>, the others likewise.</param>
/// <param name="Text">Size of the letters.</param>
/// <param name="Motion">Whether anything may move.</param>
/// <param name="Kept">True right after it was saved.</param>
public sealed record ReadingView(string Theme, string Text, string Motion, bool Kept)
{
    internal static ReadingView Of(Person person, bool kept) => new(person.Theme, person.TextSize, person.Motion, kept);
}
