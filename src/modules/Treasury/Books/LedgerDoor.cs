using Microsoft.AspNetCore.Http;
using Shahr.Kit.Web;
using Shahr.Ledger;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>Around every route of this room that reads the ledger: while it rests, the answer says so.</summary>
internal sealed class LedgerDoor : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (LedgerStoppedException)
        {
            return context.HttpContext.IsApi()
                ? TreasuryProblems.LedgerRests.ToApi()
                : Pages.Refuse(TreasuryProblems.LedgerRests, new WayOn("خانه", "Home", "/"));
        }
    }
}
