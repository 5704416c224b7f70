using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Shahr.Journeys.Tests;

/// <summary>
/// A person at a browser: signs in with the code of the demo outbox, answers questions one page at a time.
/// </summary>
internal sealed class Somebody(IPage page)
{
    private static readonly SemaphoreSlim OneCodeAtATime = new(1, 1);

    /// <summary>The page before them.</summary>
    public IPage Page => page;

    // A code is good once, so the next sign-in of the same person waits for the next one.
    private static readonly Dictionary<string, string> Used = [];

    /// <summary>
    /// Signs in as a newcomer would: national code, then the code that /dev/outbox shows; an officer's authenticator is
    /// read there too, unless <paramref name="whole"/> is false. A page that leads to sign-in may be where they start.
    /// </summary>
    public async Task SignInAsync(string nationalCode, bool whole = true, string from = "/sign-in")
    {
        await OneCodeAtATime.WaitAsync();
        try
        {
            var before = await CodesAsync();
            await page.GotoAsync(from);
            await page.FillAsync("[name=NationalCode]", nationalCode);
            await SendAsync("form[action='/sign-in']");
            var code = await NewCodeAsync(before);
            await page.GotoAsync("/sign-in/code");
            await page.FillAsync("[name=Code]", code);
            await SendAsync("form[action='/sign-in/code']");
            if (!whole || !page.Url.EndsWith("/sign-in/second", StringComparison.Ordinal))
                return;
            await page.FillAsync("[name=Code]", await AuthenticatorAsync(nationalCode));
            await SendAsync("form[action='/sign-in/second']");
        }
        finally
        {
            OneCodeAtATime.Release();
        }
    }

    /// <summary>Presses the form's button and waits for the page that answers.</summary>
    public async Task SendAsync(string form)
    {
        var answered = new TaskCompletionSource();
        void Answered(object? sender, IPage _) => answered.TrySetResult();
        page.DOMContentLoaded += Answered;
        await page.Locator($"{form} button[type=submit]").Last.ClickAsync();
        await Task.WhenAny(answered.Task, Task.Delay(TimeSpan.FromSeconds(20)));
        page.DOMContentLoaded -= Answered;
    }

    /// <summary>Answers the question on the page and goes on.</summary>
    public async Task AnswerAsync(params (string Field, string Value)[] answers)
    {
        var form = page.Locator("form[action*='/questions/']");
        foreach (var (field, value) in answers)
        {
            var input = form.Locator($"[name='{field}']");
            if (await input.First.GetAttributeAsync("type") == "radio")
            {
                await form.Locator($"[name='{field}'][value='{value}']").CheckAsync(new() { Force = true });
            }
            else
            {
                await input.First.FillAsync(value, new() { Force = true });
            }
        }

        await SendAsync("form[action*='/questions/']");
    }

    /// <summary>Points at a place by its coordinates, as one may without the map.</summary>
    public async Task PointAsync(string field, string lat, string lon, string address)
    {
        // The fields for those who cannot use a map stand in a closed fold.
        var fold = page.Locator("form details summary");
        if (await fold.CountAsync() > 0)
            await fold.First.ClickAsync();
        await AnswerAsync((field + "Lat", lat), (field + "Lon", lon), (field + "Address", address));
    }

    /// <summary>Gives a file and goes on.</summary>
    public async Task GiveFileAsync(string field, byte[] content)
    {
        var file = new FilePayload
        {
            Name = "scan.png",
            MimeType = "image/png",
            Buffer = content,
        };
        await page.SetInputFilesAsync($"[name='{field}']", file);
        await SendAsync("form[action*='/questions/']");
    }

    /// <summary>The words of the page.</summary>
    public Task<string> WordsAsync() => page.Locator("main").InnerTextAsync();

    private async Task<List<string>> CodesAsync() =>
        [.. (await OutboxAsync(".as-written")).Where(t => t.Contains("کد ورود", StringComparison.Ordinal))];

    private async Task<IReadOnlyList<string>> OutboxAsync(string part)
    {
        var browser = page.Context.Browser ?? throw new InvalidOperationException("No browser.");
        var page2 = await browser.NewPageAsync(new() { BaseURL = Home });
        await page2.GotoAsync("/dev/outbox");
        var texts = await page2.Locator(part).AllInnerTextsAsync();
        await page2.Context.CloseAsync();
        return texts;
    }

    /// <summary>What the person's authenticator shows, once it is another code than the one used last.</summary>
    public async Task<string> AuthenticatorAsync(string nationalCode)
    {
        for (var i = 0; i < 100; i++)
        {
            var code = (await OutboxAsync($"[data-authenticator='{nationalCode}']"))[0];
            if (Used.GetValueOrDefault(nationalCode) != code)
                return Used[nationalCode] = code;
            await Task.Delay(1000);
        }

        throw new TimeoutException("The authenticator shows no new code.");
    }

    /// <summary>Address of the city, for the outbox before any page was opened.</summary>
    public required string Home { get; init; }

    /// <summary>The digits that follow these words in the newest message that holds them.</summary>
    public async Task<string> CodeAfterAsync(string words)
    {
        for (var i = 0; i < 100; i++)
        {
            var found = (await OutboxAsync(".as-written"))
                .Select(text => Regex.Match(text, Regex.Escape(words) + "([۰-۹0-9]+)"))
                .FirstOrDefault(match => match.Success);
            if (found is not null)
                return found.Groups[1].Value;
            await Task.Delay(200);
        }

        throw new TimeoutException("No message says: " + words);
    }

    private async Task<string> NewCodeAsync(List<string> before)
    {
        for (var i = 0; i < 100; i++)
        {
            var now = await CodesAsync();
            // The outbox keeps the last messages only, newest first: a new code is another one, not one more.
            if (now.Count > 0 && now[0] != before.FirstOrDefault())
                return Regex.Match(now[0], "کد ورود شما: ([۰-۹0-9]+)").Groups[1].Value;
            await Task.Delay(200);
        }

        throw new TimeoutException("No code came; the page says: " + await WordsAsync());
    }
}
