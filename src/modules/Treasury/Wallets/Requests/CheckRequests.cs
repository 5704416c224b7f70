using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>Names and shares before they are sent; then they are, each to its own.</summary>
internal static class CheckRequests
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/wallet/requests/batches/{batch:guid}", ShowAsync).RequireSignIn();
        app.MapPost("/wallet/requests/batches/{batch:guid}/sending", SendAsync).RequireSignIn();
    }

    /// <summary>The address of a batch.</summary>
    public static string Address(Guid batch) => $"/wallet/requests/batches/{batch}";

    // Sent, or too old: the list says which.
    private static async Task<IResult> ShowAsync(Guid batch, Actor actor, RequestDesk desk, CancellationToken ct)
    {
        var written = await desk.WrittenAsync(batch, actor, ct);
        if (written.Count == 0)
            return new SeeOther(ListRequests.Address);
        var names = await desk.NamesAsync(written, ct);
        return Pages.Of<CheckRequestsPage>(
            new CheckRequestsView(
                Address(batch) + "/sending",
                [.. written.Select(r => new AskedShare(PersonName.In(names, r.PayerId, "؟"), r.AmountRial))],
                Rial.Sum(written.Select(r => r.AmountRial)),
                written[0].Note
            )
        );
    }

    private static async Task<IResult> SendAsync(Guid batch, Actor actor, RequestDesk desk, CancellationToken ct)
    {
        await desk.SendAsync(batch, actor, ct);
        return new SeeOther(ListRequests.Address);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Action">Where the button sends to.</param>
/// <param name="Shares">Who is asked for how much.</param>
/// <param name="Total">All of it.</param>
/// <param name="Note">What for, or null.</param>
public sealed record CheckRequestsView(string Action, IReadOnlyList<AskedShare> Shares, Rial Total, string? Note);

/// <summary>Who is asked for how much.</summary>
public sealed record AskedShare(string Name, Rial Amount);
