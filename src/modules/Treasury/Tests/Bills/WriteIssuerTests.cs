using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;

namespace Shahr.Treasury.Tests;

public sealed class WriteIssuerTests(BillsCity house) : IClassFixture<BillsCity>
{
    [Fact]
    public async Task An_officer_changes_the_rule_of_an_issuer_and_it_is_in_the_audit()
    {
        var officer = house.Officer("کاوه نوری");
        var water = await house.IssuerAsync();
        var address = "/bills/issuers/" + water.Id;
        var page = await officer.SubmitAsync(
            await officer.GetAsync(address),
            "#issuer",
            ("RebatePercent", "۱۰"),
            ("RebateDays", "۱۵"),
            ("PenaltyPercent", "2"),
            ("PenaltyCapPercent", "20")
        );
        Assert.Equal("10", page.Page.QuerySelector("input[name=RebatePercent]")?.GetAttribute("value"));
        Assert.Equal(new BillRule(10, 15, 2, 20), (await FindAsync(water.Id)).Rule);
        var audited = await house.City.InScopeAsync(scope =>
            scope
                .GetRequiredService<CityDatabase>()
                .ReadAsync(
                    "select payload from kit_audit_entries where action = 'treasury.issuer_changed'",
                    _ => { },
                    row => row.GetString(0)
                )
        );
        Assert.Contains(audited, p => p.Contains("\"rebatePercent\":10", StringComparison.Ordinal));

        var wrong = await officer.SubmitAsync(page, "#issuer", ("RebatePercent", "500"), ("NameFa", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.ProblemAt("RebatePercent"));
        Assert.NotNull(wrong.ProblemAt("NameFa"));
    }

    [Fact]
    public async Task One_system_sends_for_one_issuer()
    {
        var officer = house.Officer("کاوه نوری");
        var client = "p-" + Guid.CreateVersion7();
        await house.IssuerAsync(client: client);
        var other = await house.IssuerAsync();
        var page = await officer.SubmitAsync(
            await officer.GetAsync("/bills/issuers/" + other.Id),
            "#issuer",
            ("ClientId", client)
        );
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
    }

    [Fact]
    public async Task An_officer_adds_an_issuer_to_their_own_office_and_not_twice()
    {
        var officer = house.Officer("کاوه نوری");
        var form = await officer.GetAsync("/bills/issuers/new");
        (string, string?)[] good =
        [
            ("NameFa", "شرکت گاز"),
            ("NameEn", "Gas company"),
            ("Service", nameof(BillService.Gas)),
            ("Company", "۹۸۷"),
            ("Office", BillsCity.Office.ToString()),
        ];
        var added = await officer.SubmitAsync(form, "#issuer", good);
        Assert.Equal("شرکت گاز", added.Heading);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SubmitAsync(form, "#issuer", good)).Status);
        var elsewhere = await officer.SubmitAsync(
            form,
            "#issuer",
            [.. good[..^1], ("Company", "986"), ("Office", Kit.OfficeId.New().ToString())]
        );
        Assert.NotNull(elsewhere.ProblemAt("Office"));
    }

    private Task<Issuer> FindAsync(Guid id) =>
        house.City.InScopeAsync(scope =>
            scope.GetRequiredService<TreasuryDb>().Issuers.AsNoTracking().SingleAsync(i => i.Id == id)
        );
}
