using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>
/// The residence certificate from the first question to the paper: what makes it a service of the stage «transaction».
/// </summary>
public sealed class CertificateTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task A_certificate_goes_through_two_parallel_checks_and_a_decision_and_becomes_a_paper()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await Journeys.AskForCertificateAsync(maryam);

        var own = await maryam.GetAsync($"/cases/{number}");
        Assert.Contains("هم‌زمان", own.Text);
        Assert.Contains("سنجش هویت و مدارک", own.Text);
        Assert.Contains("۱۶۱۹۷-۳۵۷۴۴", own.Text);
        Assert.Contains("۱ فروردین ۱۴۰۰", own.Text);

        await Journeys.WorkAsync(davoud, number, 1, "yes", step: "سنجش نشانی");
        Assert.DoesNotContain("decision", (await davoud.GetAsync($"/desk/{number}")).Body);
        await Journeys.WorkAsync(davoud, number, 0, "yes", step: "سنجش هویت");
        var done = await Journeys.WorkAsync(davoud, number, 2, "yes");
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("گواهی صادر شد", done.Text);

        var order = Assert.Single(city.Papers.Orders.Values, o => o.CaseNumber == number);
        Assert.Equal(Somebody.Maryam.Person, order.Owner);
        Assert.Contains("مریم احمدی", order.BodyFa[0]);
        Assert.Contains("خیابان سعدی، پلاک ۱۲", order.BodyFa[0]);
        Assert.Contains("۱ فروردین ۱۴۰۰", order.BodyFa[0]);
        Assert.DoesNotContain("{", string.Concat(order.BodyFa));
        Assert.Contains(
            city.People.RecordsRead,
            r => r.Person == Somebody.Maryam.Person && r.Reason == "صدور گواهی سکونت"
        );

        var after = await maryam.GetAsync($"/cases/{number}");
        Assert.NotNull(after.Page.QuerySelector("a[href='/documents/123456789']"));
    }
}
