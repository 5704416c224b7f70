namespace Shahr.Journeys.Tests;

/// <summary>Pages of the kinds of question that the two services of the day do not ask.</summary>
internal static class FormPages
{
    /// <summary>A draft with the kinds of question that are more than one input, and the addresses of their
    /// pages.</summary>
    public static async Task<List<string>> BeginAsync(Somebody maryam)
    {
        await maryam.Page.GotoAsync("/services/special-waste");
        await maryam.SendAsync("form[action='/services/special-waste/drafts']");
        var draft = new Uri(maryam.Page.Url).AbsolutePath.Replace("/questions/kind", "", StringComparison.Ordinal);
        await maryam.AnswerAsync(("kind", "bulky"));
        await maryam.PointAsync("place", "32.8990", "53.6002", "خیابان سعدی، پلاک ۱۲");
        await maryam.AnswerAsync(("amount", "bag"));
        await maryam.Page.GotoAsync($"{draft}/questions/pieces/entries/first");
        await maryam.AnswerAsync(("thing", "sofa"), ("thing_count", "۲"));
        return [$"{draft}/questions/pieces", $"{draft}/questions/pieces/entries/first"];
    }
}
