using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>The demo's issuers and their bills: they come in as any list does.</summary>
public sealed class BillsSeed(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly (string Office, BillService Service, string Company, string Fa, string En)[] _issuers =
    [
        ("water", BillService.Water, "041", "آب و فاضلاب شهر نمونه", "Demo city water"),
        ("water", BillService.Power, "042", "توزیع برق شهر نمونه", "Demo city power"),
        ("district", BillService.Municipality, "009", "عوارض نوسازی شهرداری", "Municipal renovation duty"),
        ("district", BillService.Fine, "001", "جریمه‌های رانندگی", "Traffic fines"),
    ];

    /// <summary>
    /// Sends a few bills to each of these people, unless there are issuers already: due, late, with a rebate and in
    /// parts.
    /// </summary>
    /// <param name="nationalCodes">Whose bills they are.</param>
    /// <param name="ct">Ends it.</param>
    public async Task SendDemoAsync(IReadOnlyList<string> nationalCodes, CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var db = scope.ServiceProvider.GetRequiredService<TreasuryDb>();
        if (await db.Issuers.AnyAsync(ct))
            return;
        var offices = scope.ServiceProvider.GetRequiredService<IOffices>();
        var intake = scope.ServiceProvider.GetRequiredService<BillIntake>();
        foreach (var (office, service, company, fa, en) in _issuers)
        {
            if (await offices.FindAsync(office, ct) is not { } found)
                continue;
            var issuer = NewIssuer(found.Id, service, company, fa, en);
            db.Issuers.Add(issuer);
            await db.SaveChangesAsync(ct);
            var lines = nationalCodes.SelectMany((code, person) => LinesOf(issuer, code, person));
            await intake.TakeAsync(issuer, Guid.CreateVersion7(), BillFile.OfAsync(lines), write: true, ct);
        }

        await transaction.CommitAsync(ct);
    }

    private Issuer NewIssuer(OfficeId office, BillService service, string company, string fa, string en)
    {
        var issuer = new Issuer
        {
            Id = Guid.CreateVersion7(),
            NameFa = fa,
            NameEn = en,
            Service = service,
            Company = company,
            OfficeId = office,
            AddedAt = clock.GetUtcNow().UtcDateTime,
        };
        if (service == BillService.Municipality)
            (issuer.RebatePercent, issuer.RebateDays, issuer.MostParts) = (10, 30, 6);
        if (service == BillService.Power)
            (issuer.PenaltyPercent, issuer.PenaltyCapPercent) = (2, 20);
        return issuer;
    }

    private IEnumerable<TypedBill> LinesOf(Issuer issuer, string code, int person)
    {
        var today = PersianTime.DayOf(clock.GetUtcNow().UtcDateTime);
        // Power was last sent three months ago and nobody paid it; the others came this month and the one before.
        int[] monthsAgo = issuer.Service switch
        {
            BillService.Power => [3],
            BillService.Water => [0, 1],
            _ => [0],
        };
        foreach (var months in monthsAgo)
        {
            var issued = today.AddMonths(-months).AddDays(-6);
            var numbers = BillNumbers.Make(
                20_000_000 + (person * 1_000) + (int)issuer.Service,
                int.Parse(issuer.Company, CultureInfo.InvariantCulture),
                issuer.Service,
                120 + (97 * (int)issuer.Service) + (31 * months) + person,
                issued.Year % 10,
                issued.Month
            );
            yield return new TypedBill(
                1,
                numbers.BillId,
                numbers.PaymentId,
                code,
                issued.ToString(),
                issued.AddDays(20).ToString()
            );
        }
    }
}
