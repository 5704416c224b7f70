using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Testing;

/// <summary>
/// Lets a test be somebody without going through sign-in, which is Identity's to test: the actor stands in the request
/// as a session would put them there.
/// </summary>
internal sealed class SignedIn : IStartupFilter
{
    public const string Header = "X-Test-Session";

    private readonly ConcurrentDictionary<string, Actor> _sessions = new();

    /// <summary>Answers the value of <see cref="Header"/> under which the actor is known.</summary>
    public string Open(Actor actor)
    {
        var session = actor.Session.ToString();
        _sessions[session] = actor;
        return session;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (HttpContext http, RequestDelegate then) =>
                {
                    if (_sessions.TryGetValue(http.Request.Headers[Header].ToString(), out var actor))
                        http.Features.Set(actor);
                    return then(http);
                }
            );
            next(app);
        };
}

/// <summary>Nobody who came so is asked again who they are: that page too is Identity's to test.</summary>
internal sealed class AlreadyProved(IProveAgain city) : IProveAgain
{
    /// <summary>Puts itself before the city's own.</summary>
    public static void StandBefore(IServiceCollection services)
    {
        var asking = services.Last(s => s.ServiceType == typeof(IProveAgain)).ImplementationType;
        if (asking is null)
            throw new InvalidOperationException("The city asks nobody again.");
        services.Replace(
            ServiceDescriptor.Scoped<IProveAgain>(scope => new AlreadyProved(
                (IProveAgain)ActivatorUtilities.CreateInstance(scope, asking)
            ))
        );
    }

    public Task<IResult?> AskAsync(HttpContext http, DangerousAct act, CancellationToken ct) =>
        http.Request.Headers.ContainsKey(SignedIn.Header)
            ? Task.FromResult<IResult?>(null)
            : city.AskAsync(http, act, ct);
}
