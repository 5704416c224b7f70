using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>Tells everybody who joined a report how it ended. The officer's reason is the applicant's alone.</summary>
internal sealed class TellFollowers(CasesDb db, IPeople people, INotify notify) : IHandle<CaseDecided>
{
    public async Task HandleAsync(CaseDecided happened, Delivery delivery, CancellationToken ct)
    {
        var followers = await db
            .Followers.AsNoTracking()
            .Where(f => f.CaseId == happened.Case)
            .Select(f => f.Person)
            .ToListAsync(ct);
        var service = await db.Cases.Where(c => c.Id == happened.Case).Select(c => c.ServiceCode).SingleAsync(ct);
        var readers = new HashSet<PersonId>();
        foreach (var follower in followers)
            readers.UnionWith(await people.ReadersOfAsync(follower, service, ct));
        foreach (var person in readers)
        {
            var values = new Dictionary<string, string>
            {
                ["service"] = happened.ServiceFa,
                ["number"] = PublicNumber.Parse(happened.Number).Grouped,
                ["reason"] = "",
            };
            await notify.SendAsync(
                new Message(
                    $"{delivery.EventId:N}-{person.Value:N}",
                    person,
                    happened.Granted ? "case_granted" : "case_refused",
                    values,
                    ShowFollowed.Url(happened.Number)
                ),
                ct
            );
        }
    }
}
