using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Web;

namespace Shahr.Kit.Data;

/// <summary>
/// The endpoint filter of every route. First the doors. Then, for a changing request, the transaction begins after the
/// form was bound; a dangerous act asks for a fresh proof first (<see cref="DangerousAct"/>). It commits when the slice
/// answers below 400, rolls back when it refuses (unless <see cref="CityTransaction.KeepOnRefusal"/>) or throws. The
/// answer is written only after the commit is durable. A route that <see cref="ChangesNothing"/> goes the same way,
/// reading only.
/// </summary>
public sealed class OneTransaction : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Doors.Closed(http) is { } closed)
            return ValueTask.FromResult<object?>(closed);
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            return next(context);
        return ChangeAsync(context, next);
    }

    private static async ValueTask<object?> ChangeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var transaction = context.HttpContext.RequestServices.GetRequiredService<CityTransaction>();
        var aborted = context.HttpContext.RequestAborted;
        var onlyReads = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ChangesNothing>() is not null;
        if (onlyReads)
            await transaction.BeginReadingAsync(aborted);
        else
            await transaction.BeginAsync(aborted);
        try
        {
            var answer = await AskForProofAsync(context.HttpContext) ?? await next(context);
            if (IsRefusal(answer) && !transaction.KeepOnRefusal)
                await transaction.RollbackAsync();
            else
                await transaction.CommitAsync(CancellationToken.None);
            return answer;
        }
        catch (Exception broken)
        {
            await transaction.RollbackAsync();
            // SQLite refuses it in the words of a read-only disk; but nobody's disk is at fault, the route is.
            if (onlyReads && Outage.IsReadOnly(broken))
                throw new InvalidOperationException($"{context.HttpContext.Request.Path} changes nothing, and wrote.");
            throw;
        }
    }

    private static async Task<object?> AskForProofAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<DangerousAct>() is { } act
            ? await http.RequestServices.GetRequiredService<IProveAgain>().AskAsync(http, act, http.RequestAborted)
            : null;

    private static bool IsRefusal(object? answer)
    {
        var inner = answer is INestedHttpResult nested ? nested.Result : answer;
        return inner is ForbidHttpResult or ChallengeHttpResult
            || inner is IStatusCodeHttpResult { StatusCode: >= 400 };
    }
}
