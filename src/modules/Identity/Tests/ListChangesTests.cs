namespace Shahr.Identity.Tests;

public sealed class ListChangesTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task What_waits_is_listed_by_who_wrote_it_without_a_word_of_whose_it_is()
    {
        var (davoud, _, _) = await house.AtRecordsAsync();
        var (parvin, _, _) = await house.AtRecordsAsync("پروین", "صالحی");
        Assert.Contains(
            "چیزی در انتظار نیست",
            (await parvin.GetAsync("/people/changes")).Text,
            StringComparison.Ordinal
        );
        var (who, _) = await house.PersonAsync();
        var begun = await ChangeSteps.WriteAsync(davoud, who, ChangeKind.Death, ChangeSteps.Day("1405", "9", "1"));
        var list = await parvin.GetAsync("/people/changes");
        Assert.NotNull(list.Page.QuerySelector($"main a[href='{begun.Address}']"));
        Assert.Contains("داوود رضایی", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("مریم", list.Text, StringComparison.Ordinal);
        await parvin.SubmitAsync(await parvin.GetAsync(begun.Address), ChangeSteps.Confirm);
        list = await parvin.GetAsync("/people/changes");
        Assert.Null(list.Page.QuerySelector($"main a[href='{begun.Address}']"));
    }
}
