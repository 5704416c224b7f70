using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class EditPasskeyTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_passkey_is_renamed_and_once_removed_signs_nobody_in()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        using var telephone = new SoftPasskey();
        var address = AddressOf(await telephone.AddAsync(maryam));
        var page = await maryam.GetAsync(address);
        page = await maryam.SubmitAsync(page, "form[action$='/name']", ("Name", "گوشی تازه"));
        Assert.Contains("گوشی تازه", page.Text, StringComparison.Ordinal);

        Assert.Equal("/", (await telephone.SignInAsync(house.City.Visitor())).Address);
        page = await maryam.SubmitAsync(await maryam.GetAsync(address), "form[action$='/removal']");
        Assert.Contains("برداشته شد", page.Text, StringComparison.Ordinal);
        string[] told = [FactorChange.PasskeyAdded.Fa, FactorChange.PasskeyRemoved.Fa];
        var letters = house.Telephones.ToldOf(await house.FindAsync(who), "factor_changed");
        Assert.Equal(told, letters.Select(l => l.Values["what"]));
        var refused = await telephone.SignInAsync(house.City.Visitor());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    public async Task Nobody_sees_names_or_removes_the_passkey_of_another()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        using var telephone = new SoftPasskey();
        var address = AddressOf(await telephone.AddAsync(maryam));
        var own = await maryam.GetAsync(address);
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        Assert.Equal(HttpStatusCode.NotFound, (await farhad.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await farhad.GetAsync("/me/passkeys/%D8%B3")).Status);

        var page = await farhad.GetAsync("/me/passkeys");
        foreach (var action in new[] { address + "/name", address + "/removal" })
        {
            page.Page.QuerySelector(Forms.AddPasskey + ", form[data-passkey]")?.SetAttribute("action", action);
            var answer = await farhad.SubmitAsync(page, $"form[action='{action}']", ("Name", "ربوده"));
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }

        Assert.Equal(own.Heading, (await maryam.GetAsync(address)).Heading);
    }

    [Fact]
    public async Task An_empty_or_long_name_is_refused_at_the_field()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        using var telephone = new SoftPasskey();
        var page = await maryam.GetAsync(AddressOf(await telephone.AddAsync(maryam)));
        foreach (var name in new[] { "", new string('م', 61) })
        {
            var answer = await maryam.SubmitAsync(page, "form[action$='/name']", ("Name", name));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.NotNull(answer.ProblemAt("Name"));
        }
    }

    [Fact]
    public async Task Removing_four_times_at_once_removes_once()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        using var telephone = new SoftPasskey();
        var page = await maryam.GetAsync(AddressOf(await telephone.AddAsync(maryam)));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => maryam.SubmitAsync(page, "form[action$='/removal']")))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.NotFound));
    }

    private static string AddressOf(Seen list) =>
        list.Page.QuerySelector("main a[href^='/me/passkeys/']")?.GetAttribute("href") ?? "";
}
