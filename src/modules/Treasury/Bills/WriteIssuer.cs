using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// An officer adds an issuer, or changes its names, its rule and the outside system that may send for it. Service and
/// company code stand in its bills and stay.
/// </summary>
internal static class WriteIssuer
{
    private const int LongestName = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/bills/issuers/new", ShowNewAsync).RequirePermission(BillsServices.IssueBills);
        app.MapPost("/bills/issuers", AddAsync).RequirePermission(BillsServices.IssueBills);
        app.MapGet("/bills/issuers/{id:guid}", ShowAsync).RequirePermission(BillsServices.IssueBills);
        app.MapPost("/bills/issuers/{id:guid}", ChangeAsync).RequirePermission(BillsServices.IssueBills);
    }

    private static async Task<IResult> ShowNewAsync(
        Actor actor,
        IOffices offices,
        UiContext ui,
        CancellationToken ct
    ) => Pages.Of<WriteIssuerPage>(await NewAsync(actor, offices, ui, ct));

    private static async Task<IResult> AddAsync(
        IFormCollection form,
        Actor actor,
        IOffices offices,
        TreasuryDb db,
        AuditTrail audit,
        TimeProvider clock,
        UiContext ui,
        CancellationToken ct
    )
    {
        var problems = Read(form, out var read);
        if (!Enum.TryParse<BillService>(form["Service"], out var service) || !Enum.IsDefined(service))
            problems.Add(IssuersProblems.ServiceNeeded);
        var company = PersianText.ToLatinDigits(form["Company"]).Trim();
        if (company.Length != 3 || !company.All(char.IsAsciiDigit))
            problems.Add(IssuersProblems.CompanyNeeded);
        if (!OfficeId.TryParse(form["Office"], out var office) || !actor.Can(BillsServices.IssueBills, office))
            problems.Add(IssuersProblems.OfficeNeeded);
        if (problems.Count == 0 && await db.Issuers.AnyAsync(i => i.Service == service && i.Company == company, ct))
            problems.Add(IssuersProblems.IssuerThere);
        if (problems.Count == 0 && await IsTakenAsync(read.ClientId, default, db, ct))
            problems.Add(IssuersProblems.ClientTaken);
        if (problems.Count > 0)
            return Pages.Again<WriteIssuerPage>(await NewAsync(actor, offices, ui, ct), FormState.From(form, problems));
        var issuer = new Issuer
        {
            Id = Guid.CreateVersion7(),
            NameFa = read.NameFa,
            NameEn = read.NameEn,
            Service = service,
            Company = company,
            OfficeId = office,
            AddedAt = clock.GetUtcNow().UtcDateTime,
        };
        read.Put(issuer);
        db.Issuers.Add(issuer);
        audit.Record("treasury.issuer_added", "issuer", issuer.Id.ToString(), details: read);
        return new SeeOther("/bills/issuers/" + issuer.Id);
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        TreasuryDb db,
        UiContext ui,
        CancellationToken ct
    ) =>
        await FindAsync(id, actor, db.Issuers.AsNoTracking(), ct) is { } issuer
            ? Pages.Of<WriteIssuerPage>(IssuerView.Of(issuer, ui))
            : NotFound();

    private static async Task<IResult> ChangeAsync(
        Guid id,
        IFormCollection form,
        Actor actor,
        TreasuryDb db,
        AuditTrail audit,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await FindAsync(id, actor, db.Issuers, ct) is not { } issuer)
            return NotFound();
        var problems = Read(form, out var read);
        if (problems.Count == 0 && await IsTakenAsync(read.ClientId, id, db, ct))
            problems.Add(IssuersProblems.ClientTaken);
        if (problems.Count > 0)
            return Pages.Again<WriteIssuerPage>(IssuerView.Of(issuer, ui), FormState.From(form, problems));
        read.Put(issuer);
        audit.Record("treasury.issuer_changed", "issuer", issuer.Id.ToString(), details: read);
        return new SeeOther("/bills/issuers/" + id);
    }

    /// <summary>The issuer, if one of the officer's offices sends its bills.</summary>
    internal static async Task<Issuer?> FindAsync(
        Guid id,
        Actor actor,
        IQueryable<Issuer> issuers,
        CancellationToken ct
    ) =>
        await issuers.SingleOrDefaultAsync(i => i.Id == id, ct) is { } issuer
        && actor.Can(BillsServices.IssueBills, issuer.OfficeId)
            ? issuer
            : null;

    internal static PageResult NotFound() =>
        Pages.Refuse(IssuersProblems.NoSuchIssuer, new WayOn("صادرکنندگان قبض", "Issuers of bills", "/bills/issuers"));

    private static Task<bool> IsTakenAsync(string? client, Guid but, TreasuryDb db, CancellationToken ct) =>
        client is null ? Task.FromResult(false) : db.Issuers.AnyAsync(i => i.ClientId == client && i.Id != but, ct);

    private static async Task<IssuerView> NewAsync(Actor actor, IOffices offices, UiContext ui, CancellationToken ct)
    {
        var mine = actor.OfficesWith(BillsServices.IssueBills).ToHashSet();
        var all = await offices.AllAsync(ct);
        return new IssuerView
        {
            Offices =
            [
                .. all.Where(o => mine.Contains(o.Id)).Select(o => new Choice(o.Id.ToString(), ui.Say(o.Fa, o.En))),
            ],
        };
    }

    private static List<Problem> Read(IFormCollection form, out IssuerTerms terms)
    {
        var problems = new List<Problem>();
        var client = form["ClientId"].ToString().Trim() is { Length: > 0 and <= 100 } typed ? typed : null;
        terms = new IssuerTerms(
            Name("NameFa"),
            Name("NameEn"),
            client,
            Number("RebatePercent", 90),
            Number("RebateDays", 365),
            Number("PenaltyPercent", 20),
            Number("PenaltyCapPercent", 200),
            Math.Max(1, Number("MostParts", Issuer.PartsLimit))
        );
        return problems;

        string Name(string field)
        {
            var name = PersianText.CleanLine(form[field]);
            if (name.Length is 0 or > LongestName)
                problems.Add(IssuersProblems.NameNeeded.With(LongestName).On(field));
            return name;
        }

        int Number(string field, int most)
        {
            var latin = PersianText.ToLatinDigits(form[field]).Trim();
            if (latin.Length == 0)
                return 0;
            if (int.TryParse(latin, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
                return number;
            problems.Add(IssuersProblems.NumberNeeded.With(most).On(field));
            return 0;
        }
    }
}
