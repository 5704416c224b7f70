using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>«درخواست‌های پول»: what I am asked for, and what I asked others for with where each stands.</summary>
internal static class ListRequests
{
    public const string Address = "/wallet/requests";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Address, ShowAsync).RequireSignIn();

    private static async Task<IResult> ShowAsync(Actor actor, RequestDesk desk, UiContext ui, CancellationToken ct)
    {
        var toMe = await desk.AskedOfAsync(actor.For, ct);
        var mine = await desk.AskedByAsync(actor.For, ct);
        var names = await desk.NamesAsync(toMe.Concat(mine), ct);
        var now = desk.Now;
        RequestLine Line(MoneyRequest request, PersonId with) =>
            new(
                PersonName.In(names, with, "؟"),
                request.AmountRial,
                RequestWords.Of(request, now, ui),
                When.Long(request.MadeAt, ui),
                ShowRequest.Address(request)
            );
        return Pages.Of<ListRequestsPage>(
            new ListRequestsView([.. toMe.Select(r => Line(r, r.AskerId))], [.. mine.Select(r => Line(r, r.PayerId))])
        );
    }
}

/// <summary>What the page shows.</summary>
/// <param name="ToMe">What may be paid.</param>
/// <param name="Mine">What I asked for.</param>
public sealed record ListRequestsView(IReadOnlyList<RequestLine> ToMe, IReadOnlyList<RequestLine> Mine);

/// <summary>One request.</summary>
public sealed record RequestLine(string Name, Rial Amount, string State, string When, string Href);
