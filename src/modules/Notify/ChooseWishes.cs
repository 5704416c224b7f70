using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>
/// «پیام‌ها چگونه برسند»: a person says which way comes first and in which hours phones stay silent. What waits already
/// heeds the new wishes.
/// </summary>
internal static class ChooseWishes
{
    internal const string Address = "/me/messages";

    private const string Keep = """
        insert into notify_wishes (person_id, sms, email, quiet_from, quiet_to, digest_at, notices, changed_at)
        values (@person, @sms, @email, @from, @to, @digest, @notices, @now)
        on conflict (person_id) do update set
          sms = @sms, email = @email, quiet_from = @from, quiet_to = @to, digest_at = @digest,
          notices = @notices, changed_at = @now
        """;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Show).RequireSignIn();
        app.MapPost(Address, Submit).RequireSignIn();
    }

    internal sealed record Form(
        string? Sms,
        string? Email,
        string? QuietFrom,
        string? QuietTo,
        string? Notices = null,
        string? DigestAt = null
    );

    internal static async Task<PageResult> Show(
        Actor actor,
        string? kept,
        NotifyDb db,
        IPeople people,
        CancellationToken ct
    ) => Pages.Of<ChooseWishesPage>(await ViewAsync(actor, kept is not null, db, people, ct));

    internal static async Task<IResult> Submit(
        [FromForm] Form form,
        Actor actor,
        NotifyDb db,
        IPeople people,
        CityTransaction transaction,
        AuditTrail audit,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (wishes, problems) = Wishes.Of(actor.Person, form, now);
        if (wishes is null)
        {
            KeyValuePair<string, string?>[] typed =
            [
                new("sms", form.Sms),
                new("email", form.Email),
                new("quietFrom", form.QuietFrom),
                new("quietTo", form.QuietTo),
                new("digestAt", form.DigestAt),
                new("notices", form.Notices),
            ];
            return Pages.Again<ChooseWishesPage>(
                await ViewAsync(actor, false, db, people, ct),
                FormState.From(typed, problems)
            );
        }

        await using var keep = transaction.Command(Keep);
        keep.With("@person", actor.Person.Value)
            .With("@sms", wishes.Sms.ToString())
            .With("@email", wishes.Email.ToString())
            .With("@from", wishes.QuietFrom)
            .With("@to", wishes.QuietTo)
            .With("@digest", wishes.DigestAt)
            .With("@notices", wishes.Notices)
            .With("@now", now);
        await keep.ExecuteNonQueryAsync(ct);
        // What waited for the old quiet hours is looked at anew; what waits after a refusal keeps its pause.
        await db
            .Messages.Where(m => m.PersonId == actor.Person && m.State == MessageState.Queued && m.Attempts == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAt, now), ct);
        if (wishes.DigestFrom(now) is { } next)
            await db
                .Messages.Where(m => m.PersonId == actor.Person && m.State == MessageState.Gathered)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAt, next), ct);
        else
            await db.ReleaseGatheredAsync(actor.Person, now, ct);
        audit.Record("notify.wishes_changed", "person", actor.Person.ToString());
        return new SeeOther(Address + "?kept=yes");
    }

    private static async Task<WishesView> ViewAsync(
        Actor actor,
        bool kept,
        NotifyDb db,
        IPeople people,
        CancellationToken ct
    )
    {
        var wishes = await db.WishesOfAsync(actor.Person, ct);
        var reach = await people.ReachAsync(actor.Person, ct);
        return new WishesView(
            Typed(wishes.Sms),
            Typed(wishes.Email),
            wishes.QuietFrom,
            wishes.QuietTo,
            wishes.DigestAt,
            wishes.Notices,
            reach?.Mobile is not null,
            reach?.Email is not null,
            kept
        );
    }

    private static string Typed(Turn turn) => turn.ToString().ToLowerInvariant();
}

/// <summary>What a person wishes now.</summary>
/// <param name="Sms"><c>first</c>, <c>second</c> or <c>never</c>.</param>
/// <param name="Email">The same of e-mail.</param>
/// <param name="QuietFrom">Hour from which phones stay silent, or null.</param>
/// <param name="QuietTo">Hour in which they end.</param>
/// <param name="DigestAt">Hour at which the e-mails of a day come as one letter, or null.</param>
/// <param name="Notices">General notices are wanted.</param>
/// <param name="HasMobile">True when the city knows a mobile.</param>
/// <param name="HasEmail">True when the city knows an e-mail address.</param>
/// <param name="Kept">True right after the wishes were kept.</param>
public sealed record WishesView(
    string Sms,
    string Email,
    int? QuietFrom,
    int? QuietTo,
    int? DigestAt,
    bool Notices,
    bool HasMobile,
    bool HasEmail,
    bool Kept
);
