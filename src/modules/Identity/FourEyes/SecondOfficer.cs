using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>A room's rules for what waits there for a second officer.</summary>
internal interface IFourEyesDesk<T>
    where T : FourEyes
{
    /// <summary>The refusal where there is no such thing.</summary>
    Problem Unknown { get; }

    /// <summary>The refusal to whom it is about.</summary>
    Problem Own { get; }

    Task<T?> FindAsync(Guid id, CancellationToken ct);

    Task<bool> IsOwnAsync(Actor actor, T one, CancellationToken ct);

    Task<Problem?> ConfirmAsync(T one, Actor actor, CancellationToken ct);

    Task<Problem?> StopAsync(T one, Actor actor, string why, CancellationToken ct);
}

/// <summary>What a room's page shows of it.</summary>
internal interface IFourEyesViews<T>
    where T : FourEyes
{
    /// <summary>The list of what waits; one of it stands below, under its id.</summary>
    WayOn List { get; }

    Task<PageResult> PageAsync(T one, Actor actor, FormState state, CancellationToken ct);
}

/// <summary>The one field of a form that stops something.</summary>
internal sealed record StopForm(string? Reason);

/// <summary>
/// The page of the second pair of eyes: shows exactly what will change, confirms it, or stops it with a reason. Nobody
/// looks here at what is about themselves; they were told by letter.
/// </summary>
internal sealed class SecondOfficer<T>(IFourEyesDesk<T> desk, IFourEyesViews<T> views)
    where T : FourEyes
{
    public async Task<IResult> ShowAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var (one, refused) = await OpenAsync(id, actor, ct);
        return one is null ? refused : await views.PageAsync(one, actor, FormState.Empty, ct);
    }

    public async Task<IResult> ConfirmAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var (one, refused) = await OpenAsync(id, actor, ct);
        if (one is null)
            return refused;
        return await desk.ConfirmAsync(one, actor, ct) is { } problem
            ? await AgainAsync(one, actor, FormState.Of(problem), ct)
            : Back(id);
    }

    public async Task<IResult> StopAsync(Guid id, StopForm form, Actor actor, CancellationToken ct)
    {
        var (one, refused) = await OpenAsync(id, actor, ct);
        if (one is null)
            return refused;
        var reason = OfficeDesk.ReadReason(form.Reason);
        return (reason.Problem ?? await desk.StopAsync(one, actor, reason.Value, ct)) is { } problem
            ? await AgainAsync(one, actor, FormState.From([new("Reason", form.Reason)], problem), ct)
            : Back(id);
    }

    private SeeOther Back(Guid id) => new($"{views.List.Url}/{id}");

    private async Task<(T? One, IResult Refused)> OpenAsync(Guid id, Actor actor, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } one)
            return (null, Pages.Refuse(desk.Unknown, views.List));
        return await desk.IsOwnAsync(actor, one, ct)
            ? (null, Pages.Refuse(desk.Own, views.List))
            : (one, Results.Empty);
    }

    // What somebody else decided meanwhile is shown as it now stands.
    private async Task<IResult> AgainAsync(T one, Actor actor, FormState state, CancellationToken ct)
    {
        var fresh = await desk.FindAsync(one.Id, ct) ?? one;
        return await views.PageAsync(fresh, actor, state, ct);
    }
}

internal static class FourEyesServices
{
    /// <summary>A desk and its views, also under what the second officer's page asks for.</summary>
    public static void AddFourEyes<T, TDesk, TViews>(this IServiceCollection services)
        where T : FourEyes
        where TDesk : class, IFourEyesDesk<T>
        where TViews : class, IFourEyesViews<T>
    {
        services.AddScoped<TDesk>();
        services.AddScoped<TViews>();
        services.AddScoped<IFourEyesDesk<T>>(s => s.GetRequiredService<TDesk>());
        services.AddScoped<IFourEyesViews<T>>(s => s.GetRequiredService<TViews>());
    }
}
