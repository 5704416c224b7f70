using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>
/// «دیگر نفرستید»: by the link of a notice, without signing in. Opening it changes nothing, for mail programs open
/// links by themselves; its one button does. It says nothing of whose link it is.
/// </summary>
internal static class LeaveNotices
{
    /// <summary>What a mail program posts (RFC 8058).</summary>
    public const string OneClick = "List-Unsubscribe=One-Click";

    private const string Keep = """
        insert into notify_wishes (person_id, sms, email, notices, changed_at)
        values (@person, 'First', 'First', @notices, @now)
        on conflict (person_id) do update set notices = @notices, changed_at = @now
        """;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(NoticeLinks.Path + "{token}", ShowAsync).RequireRateLimiting("sign-in");
        // Whoever holds the link may press its button: no session has a part in it, so no other site can lend one. A
        // mail program presses it without our form, and a big provider for many readers from one address.
        app.MapPost(NoticeLinks.Path + "{token}", SubmitAsync).RequireRateLimiting("partner").DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(
        string token,
        string? done,
        NoticeLinks links,
        NotifyDb db,
        CancellationToken ct
    )
    {
        if (links.Read(token) is not { } person)
            return Unknown();
        var wishes = await db.WishesOfAsync(person, ct);
        return Pages.Of<LeaveNoticesPage>(
            new LeaveNoticesView(NoticeLinks.Path + token, wishes.Notices, done is not null)
        );
    }

    private static async Task<IResult> SubmitAsync(
        string token,
        IFormCollection typed,
        NoticeLinks links,
        CityTransaction transaction,
        AuditTrail audit,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (links.Read(token) is not { } person)
            return Unknown();
        await using var keep = transaction.Command(Keep);
        keep.With("@person", person.Value)
            .With("@notices", typed["notices"] == "yes")
            .With("@now", clock.GetUtcNow().UtcDateTime);
        await keep.ExecuteNonQueryAsync(ct);
        audit.Record("notify.wishes_changed", "person", person.ToString(), details: new { by = "link" });
        // A mail program follows no other address.
        return typed.ContainsKey("List-Unsubscribe")
            ? TypedResults.Ok()
            : new SeeOther(NoticeLinks.Path + token + "?done=yes");
    }

    private static IResult Unknown() =>
        Pages.Refuse(
            BulkProblems.LinkUnknown,
            new WayOn("پیام‌ها چگونه برسند", "How messages reach me", ChooseWishes.Address)
        );
}

/// <summary>What the link's page shows.</summary>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Wanted">General notices are wanted now.</param>
/// <param name="Done">Just changed.</param>
public sealed record LeaveNoticesView(string Action, bool Wanted, bool Done);
