using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Kit.Outbox;

/// <summary>One handler's registration: an event type, a stable name, and how to call it.</summary>
/// <param name="Name">Stable: it is stored with every delivery.</param>
/// <param name="EventType">The event it hears.</param>
/// <param name="Call">Resolves the handler in the scope and runs it.</param>
public sealed record HandlerRegistration(
    string Name,
    Type EventType,
    Func<IServiceProvider, object, Delivery, CancellationToken, Task> Call
);

/// <summary>All handlers of the city, by event and by name.</summary>
public sealed class HandlerList(IEnumerable<HandlerRegistration> registrations)
{
    private readonly ILookup<Type, string> _byEvent = registrations.ToLookup(r => r.EventType, r => r.Name);
    private readonly Dictionary<string, HandlerRegistration> _byName = registrations.ToDictionary(r => r.Name);

    /// <summary>
    /// All names: a process delivers only to the handlers it knows, and leaves the rest to newer ones.
    /// </summary>
    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>Names of the handlers that hear this event.</summary>
    public IEnumerable<string> For(Type eventType) => _byEvent[eventType];

    /// <summary>The registration of that name, or null after a module was removed.</summary>
    public HandlerRegistration? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>Registration of handlers by modules.</summary>
public static class HandlerRegistrations
{
    /// <summary>Adds a handler under a stable name, <c>notify.case_decided</c>.</summary>
    public static IServiceCollection AddHandler<TEvent, THandler>(this IServiceCollection services, string name)
        where TEvent : ICityEvent
        where THandler : class, IHandle<TEvent>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(
            new HandlerRegistration(
                name,
                typeof(TEvent),
                (scope, happened, delivery, ct) =>
                    scope.GetRequiredService<THandler>().HandleAsync((TEvent)happened, delivery, ct)
            )
        );
    }
}
