using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;

namespace Shahr.Treasury.Tests;

public sealed class MyHookTests(BillsCity house) : IClassFixture<BillsCity>
{
    [Theory]
    [InlineData("")]
    [InlineData("http://water.example/")]
    [InlineData("https://10.0.0.7/")]
    [InlineData("https://localhost/money")]
    [InlineData("https://name:word@water.example/")]
    public async Task An_address_that_is_none_is_refused_and_nothing_is_kept(string address)
    {
        var (maryam, _, _) = house.Citizen("مریم احمدی");
        var page = await maryam.SubmitAsync(await maryam.GetAsync(MyHook.Wallet), "#hook", ("Address", address));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.ProblemAt("Address"));
        Assert.DoesNotContain("whsec_", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_who_wants_no_more_is_told_no_more()
    {
        var (maryam, _, _) = house.Citizen("مریم احمدی");
        var made = await maryam.SubmitAsync(
            await maryam.GetAsync(MyHook.Wallet),
            "#hook",
            ("Address", "https://one.example/")
        );
        Assert.Contains("whsec_", made.Text, StringComparison.Ordinal);
        var moved = await maryam.SubmitAsync(made, "#hook", ("Address", "https://two.example/"));
        Assert.Contains("https://two.example/", moved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", moved.Body, StringComparison.Ordinal);
        var ended = await maryam.SubmitAsync(moved, "form:has(input[value=end])");
        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.DoesNotContain("two.example", ended.Text, StringComparison.Ordinal);
        var stale = await maryam.SubmitAsync(moved, "form:has(input[value=renew])");
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(
            ["treasury.hook_ended", "treasury.hook_made", "treasury.hook_moved"],
            (await AuditAsync("one.example", "two.example")).Order()
        );
    }

    [Fact]
    public async Task An_officer_keeps_the_address_of_an_issuer_in_their_office_alone()
    {
        var water = await house.IssuerAsync();
        var officer = house.Officer("کاوه نوری");
        var page = await officer.SubmitAsync(
            await officer.GetAsync(MyHook.OfIssuer(water.Id.ToString())),
            "#hook",
            ("Address", "https://issuer.example/")
        );
        Assert.Contains("whsec_", page.Text, StringComparison.Ordinal);
        var stranger = house.City.SignedIn("نسرین", new Kit.Grant(BillsServices.IssueBills, Kit.OfficeId.New()));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(MyHook.OfIssuer(water.Id.ToString()))).Status);
    }

    private async Task<List<string>> AuditAsync(params string[] hosts) =>
        (
            await house
                .City.Services.GetRequiredService<CityDatabase>()
                .ReadAsync(
                    "select action, payload from kit_audit_entries where action like 'treasury.hook_%'",
                    _ => { },
                    row => (Action: row.GetString(0), Payload: row.GetString(1))
                )
        )
            .Where(a => hosts.Any(h => a.Payload.Contains(h, StringComparison.Ordinal)))
            .Select(a => a.Action)
            .ToList();
}
