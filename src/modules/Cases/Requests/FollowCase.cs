using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Tracking;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>
/// «همین را من هم دیده‌ام»: joins an open report instead of making a double; the needless draft goes.
/// </summary>
internal static class FollowCase
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/cases/{key}/followers", Submit).RequireSignIn();

    public static async Task<IResult> Submit(
        string key,
        IFormCollection form,
        Actor actor,
        CaseStore store,
        CasesDb db,
        CityTransaction transaction,
        ServiceShelf shelf,
        Drafts drafts,
        TrackPass passes,
        AuditTrail audit,
        CaseClock clock,
        CancellationToken ct
    )
    {
        if (
            await store.FindAsync(key, ct) is not { } report
            || shelf.Get(report.ServiceCode, report.ServiceVersion).Nearby is null
        )
            return Pages.Refuse(CasesProblems.NotFound);
        if (report.Applicant == actor.For)
            return Pages.Refuse(
                CasesProblems.OwnReport,
                new WayOn("دیدن گزارش", "See the report", $"/cases/{report.Number}")
            );
        if (!report.IsOpen)
            return Pages.Refuse(
                WorkProblems.AlreadyClosed,
                new WayOn("دیدن نتیجه", "See the result", passes.Url(report.Number))
            );

        // Pressing twice, or from two tabs, is the same as once; who came with a double stays when it leaves.
        await using var follow = transaction.Command(
            """
            insert into cases_followers (case_id, person, at) values (@case, @person, @at)
            on conflict (case_id, person) do update set came_with = null
              where cases_followers.came_with is not null
            """
        );
        follow.With("@case", report.Id.Value).With("@person", actor.For.Value).With("@at", clock.Now);
        if (await follow.ExecuteNonQueryAsync(ct) == 1)
            audit.Record("cases.followed", "case", report.Number);
        if (
            form["draft"].FirstOrDefault() is { } draft
            && await drafts.FindAsync(draft, actor, ct) is { IsOk: true, Value: { Draft: { SentAs: null } needless } }
        )
            drafts.Remove(needless);
        return new SeeOther(ShowFollowed.Url(report.Number) + "?begun=1");
    }
}
