using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>What becomes of a message whose provider left the city in doubt.</summary>
public sealed class AskAfterMessagesTests : TwoProviders
{
    [Fact]
    public async Task A_message_cut_off_after_it_had_gone_is_found_at_its_provider_and_sent_nowhere_else()
    {
        First.Manner = Manner.Cuts;
        var id = await HandedAsync();
        Later();
        var message = await UntilAsync(id, m => m.State == MessageState.Sent, "the provider's word");
        Assert.Equal(("first", Receipt.Delivered), (message.Provider, message.Receipt));
        Assert.Null(message.SealedBody);
        Assert.Empty(Second.Given);
        Assert.Equal([id], First.Given);
    }

    [Fact]
    public async Task A_hanging_provider_is_asked_first_and_only_when_it_knows_nothing_the_other_is_given_the_message()
    {
        First.Manner = Manner.Hangs;
        First.Silent = true;
        var id = await HandedAsync();
        Later();
        await City.InScopeAsync(s => AskAfterMessages.RunAsync(s, default));
        Assert.Empty(Second.Given);
        Assert.Equal(MessageState.Given, (await MessageAsync(id)).State);

        First.Silent = false;
        Later(TimeSpan.FromMinutes(1));
        await UntilAsync(id, m => m.Provider == "second" && m.WasTaken, "the other provider");
        Later();
        await UntilAsync(id, m => m.State == MessageState.Sent, "the provider's word");
        Assert.Equal([id], Second.Given);
        Assert.Empty(First.Taken);
    }

    [Fact]
    public async Task A_yes_without_a_message_is_found_out_and_the_other_sends_it()
    {
        First.Manner = Manner.Drops;
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
            ids.Add(await HandedAsync());
        Later();
        foreach (var id in ids)
            await UntilAsync(id, m => m.Provider == "second" && m.WasTaken, "the other provider");
        Assert.Equal(ids.Order(), Second.Taken.Select(m => m.Id).Order());

        // Whoever loses three is believed no more.
        var next = await HandedAsync();
        Assert.Equal("second", (await MessageAsync(next)).Provider);
    }

    [Fact]
    public async Task Long_in_doubt_an_operator_sees_it_and_may_send_it_by_the_other()
    {
        var id = await InDoubtAsync();
        var davoud = Davoud();
        var list = await davoud.GetAsync("/notify/dead-letters");
        Assert.Contains("نامعلوم", list.Page.QuerySelector(".card")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("شاید دو بار برسد", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("9121112233", list.Body, StringComparison.Ordinal);
        await davoud.SubmitAsync(list, $"form[action='/notify/dead-letters/{id}/retry']");
        await UntilAsync(id, m => m.Provider == "second" && m.WasTaken, "the other provider");
    }

    [Fact]
    public async Task Long_in_doubt_an_operator_may_let_it_go_and_nobody_is_asked_any_more()
    {
        var id = await InDoubtAsync();
        var davoud = Davoud();
        var page = await davoud.GetAsync($"/notify/dead-letters/{id}/discard");
        await davoud.SubmitAsync(page, "#let-go-form", ("reason", "خودش زنگ زد و گفت رسیده است"));
        var message = await MessageAsync(id);
        Assert.Equal(MessageState.Discarded, message.State);
        Assert.Null(message.AskAt);
        Assert.Null(message.SealedAddress);
    }

    [Fact]
    public async Task A_doubt_ends_by_itself_when_the_provider_can_tell_again()
    {
        var id = await InDoubtAsync();
        First.Silent = false;
        Later(TimeSpan.FromHours(1));
        await UntilAsync(id, m => m.State == MessageState.Sent, "the provider's word");
        Assert.Empty(Second.Given);
        Assert.Contains(
            "هیچ پیامی نمانده است",
            (await Davoud().GetAsync("/notify/dead-letters")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Without_a_receipt_for_two_days_nobody_is_asked_any_more()
    {
        var begun = new DateTime(2026, 11, 26, 8, 0, 0, DateTimeKind.Utc);
        var now = begun;
        var message = Waiting(begun);
        var asked = 0;
        while (message.AskAt is { } ask && asked++ < 100)
        {
            now = ask;
            message.Vouched(Receipt.Waiting, now);
            message.Untold(now);
        }

        Assert.InRange(asked, 5, 40);
        Assert.Equal(Receipt.Missing, message.Receipt);
        Assert.True(now - begun >= QueuedMessage.LongestWait);
    }

    private static QueuedMessage Waiting(DateTime now)
    {
        var message = new QueuedMessage
        {
            Id = Guid.CreateVersion7(),
            MessageKey = "k",
            Channel = Contracts.Channel.Sms,
            Template = "welcome",
            Subject = "",
            CreatedAt = now,
        };
        typeof(QueuedMessage).GetProperty(nameof(QueuedMessage.GivenAt))?.SetValue(message, now);
        message.Taken(now);
        return message;
    }

    // The provider has it, broke off, and says nothing for more than ten minutes.
    private async Task<Guid> InDoubtAsync()
    {
        First.Manner = Manner.Cuts;
        First.Silent = true;
        var id = await HandedAsync();
        Later(TimeSpan.FromMinutes(11));
        await UntilAsync(id, m => m.State == MessageState.Unsure, "doubt");
        return id;
    }
}
