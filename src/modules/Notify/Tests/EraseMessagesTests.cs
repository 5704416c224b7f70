using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Notify.Tests;

[Collection<NotifyCollection>]
public sealed class EraseMessagesTests(NotifyCity city)
{
    private static readonly string[] _all = ["read_messages", "message_wishes", "push_devices", "drafts"];

    [Fact]
    public async Task Only_what_was_read_goes_only_ones_own_and_once()
    {
        var (maryam, zahra) = (NotifyCity.Citizen("مریم احمدی"), NotifyCity.Citizen("زهرا کریمی"));
        foreach (var who in new[] { maryam, zahra })
        {
            await city.TellAsync(who.Person, "گزارش", "100");
            var visitor = city.Host.As(who);
            await visitor.SubmitAsync(await visitor.GetAsync("/inbox"), "form[action='/inbox/reading']");
        }

        await city.TellAsync(maryam.Person, "گزارش", "200");
        var before = await GoesAsync(maryam.Person);
        Assert.Equal(1, before.Single(p => p.Name == "read_messages").Count);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => EraseAsync(maryam.Person))));
        Assert.Equal(1, answers.Sum());
        var inbox = await city.Host.As(maryam).GetAsync("/inbox");
        Assert.Contains("۲۰۰", Assert.Single(inbox.Page.QuerySelectorAll(".letter")).TextContent);
        Assert.Single((await city.Host.As(zahra).GetAsync("/inbox")).Page.QuerySelectorAll(".letter"));
    }

    private Task<IReadOnlyList<Erasable>> GoesAsync(PersonId person) =>
        city.Host.InScopeAsync(scope => Room(scope).WhatGoesAsync(person));

    private async Task<int> EraseAsync(PersonId person) =>
        (await city.Host.InTransactionAsync(scope => Room(scope).EraseAsync(person, _all))).Sum(p => p.Count);

    private static EraseMessages Room(IServiceProvider scope) =>
        scope.GetServices<IEraseData>().OfType<EraseMessages>().Single();
}
