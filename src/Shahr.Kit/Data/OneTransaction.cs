using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Kit.Data;

/// <summary>
/// The endpoint filter of every changing request: begins after the form was bound, commits when the slice answers
/// below 400, rolls back when it refuses (unless <see cref="CityTransaction.KeepOnRefusal"/>) or throws. The answer is
/// written only after the commit is durable.
/// </summary>
public sealed class OneTransaction : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return await next(context);

        var transaction = http.RequestServices.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(http.RequestAborted);
        try
        {
            var answer = await next(context);
            if (IsRefusal(answer) && !transaction.KeepOnRefusal) await transaction.RollbackAsync();
            else await transaction.CommitAsync(CancellationToken.None);
            return answer;
        }
        catch
        {
            await transaction.RollbackAsync();
            throw;
        }
    }

    private static bool IsRefusal(object? answer)
    {
        var inner = answer is INestedHttpResult nested ? nested.Result : answer;
        return inner is ForbidHttpResult or ChallengeHttpResult
            || inner is IStatusCodeHttpResult { StatusCode: >= 400 };
    }
}
