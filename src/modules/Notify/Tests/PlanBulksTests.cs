using Shahr.Contracts;

namespace Shahr.Notify.Tests;

[Collection(typeof(BulkCollection))]
public sealed class PlanBulksTests(BulkCity city)
{
    [Fact]
    public async Task A_planner_that_breaks_off_again_and_again_goes_on_and_queues_each_person_once()
    {
        var here = BulkCity.District();
        var people = Enumerable.Range(0, 2300).Select(_ => city.Crowd.Add(here)).ToList();
        var notice = await city.WrittenAsync(here);
        var calls = 0;
        city.Crowd.Before = () =>
        {
            if (++calls % 2 == 0)
                throw new InvalidOperationException("Broke off.");
        };
        await city.PressAsync(city.Kaveh, notice, "approval");
        var id = BulkCity.IdOf(notice);
        try
        {
            await city.UntilAsync(id, BulkState.Sending);
        }
        finally
        {
            city.Crowd.Before = null;
        }

        var messages = await city.MessagesAsync(id);
        Assert.Equal(2 * people.Count, messages.Count);
        Assert.Equal(
            people.Select(p => p.Person.Value).Order(),
            messages.Where(m => m.Channel == Channel.Sms).Select(m => m.PersonId?.Value ?? default).Order()
        );
        await city.UntilAsync(id, BulkState.Done);
    }
}
