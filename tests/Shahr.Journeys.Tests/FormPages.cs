namespace Shahr.Journeys.Tests;

/// <summary>Pages of the kinds of question that the two services of the day do not ask.</summary>
internal static class FormPages
{
    /// <summary>Drafts with the kinds of question that are more than one input, and the addresses of their
    /// pages.</summary>
    public static async Task<List<string>> BeginAsync(Somebody maryam)
    {
        var pickup = await DraftAsync(maryam, "special-waste");
        await maryam.AnswerAsync(("kind", "bulky"));
        await maryam.PointAsync("place", "32.8990", "53.6002", "خیابان سعدی، پلاک ۱۲");
        await maryam.AnswerAsync(("amount", "bag"));
        await maryam.Page.GotoAsync($"{pickup}/questions/pieces/entries/first");
        await maryam.AnswerAsync(("thing", "sofa"), ("thing_count", "۲"));

        var claim = await DraftAsync(maryam, "compensation-claim");
        await maryam.AnswerAsync(("kind", "home"));

        var meeting = await DraftAsync(maryam, "meeting-request");
        await maryam.Page.GotoAsync($"{meeting}/questions/form");
        await maryam.AnswerAsync(("form", "in_person"));
        await maryam.AnswerAsync(("people", "۳"));
        return
        [
            $"{pickup}/questions/pieces",
            $"{pickup}/questions/pieces/entries/first",
            $"{claim}/questions/damaged",
            $"{meeting}/questions/companions",
            $"{meeting}/questions/companions/entries/first",
        ];
    }

    /// <summary>A design with a group and a computed field and one of a life event, and the addresses of their
    /// pages.</summary>
    public static async Task<List<string>> DesignAsync(Somebody kaveh)
    {
        var design = await CopyAsync(kaveh, "special-waste");
        var shop = await CopyAsync(kaveh, "open-shop");
        return
        [
            $"{design}/fields/pieces",
            $"{design}/fields/pieces_in_all",
            $"{design}/new-field?group=pieces",
            $"{design}/new-inquiry",
            shop,
            $"{shop}/new-part",
            $"{shop}/parts/signboard-permission",
            $"{shop}/parts/shop-waste/conditions?look=trade",
        ];
    }

    private static async Task<string> CopyAsync(Somebody kaveh, string service)
    {
        await kaveh.Page.GotoAsync("/designer/new");
        await kaveh.Page.SelectOptionAsync("[name=service]", service);
        await kaveh.SendAsync("form[action='/designer/copies']");
        return new Uri(kaveh.Page.Url).AbsolutePath;
    }

    private static async Task<string> DraftAsync(Somebody maryam, string service)
    {
        await maryam.Page.GotoAsync("/services/" + service);
        await maryam.SendAsync($"form[action='/services/{service}/drafts']");
        var question = new Uri(maryam.Page.Url).AbsolutePath;
        return question[..question.IndexOf("/questions/", StringComparison.Ordinal)];
    }
}
