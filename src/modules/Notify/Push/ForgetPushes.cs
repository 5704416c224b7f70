using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Outbox;

namespace Shahr.Notify;

/// <summary>
/// Where a session ended, its browser is told nothing more; nor any of whoever died or was let back in.
/// </summary>
internal sealed class ForgetPushes(NotifyDb db)
    : IHandle<SessionsEnded>,
        IHandle<AccessRecovered>,
        IHandle<PersonDied>,
        IHandle<PersonMerged>
{
    public Task HandleAsync(SessionsEnded happened, Delivery delivery, CancellationToken ct) =>
        db.PushDevices.Where(d => happened.Sessions.Contains(d.SessionId)).ExecuteDeleteAsync(ct);

    public Task HandleAsync(AccessRecovered happened, Delivery delivery, CancellationToken ct) => OfAsync(happened, ct);

    public Task HandleAsync(PersonDied happened, Delivery delivery, CancellationToken ct) => OfAsync(happened, ct);

    public Task HandleAsync(PersonMerged happened, Delivery delivery, CancellationToken ct) => OfAsync(happened, ct);

    private Task OfAsync(PersonEvent happened, CancellationToken ct) =>
        db.PushDevices.Where(d => d.PersonId == happened.Person).ExecuteDeleteAsync(ct);
}
