using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Brings in people whom the city knew before: a list is read line by line and written in batches, each whole. Killed
/// half way it is run again: what is there already is left as it is. The people keep level 1 until the registries are
/// asked, and come in by their mobile's code as everybody does.
/// </summary>
public sealed class PeopleImport(IServiceScopeFactory scopes)
{
    private const int Batch = 500;
    private const int MostTurns = 3;

    /// <summary>
    /// Calls <paramref name="report"/> for each line, in their order; why the rest cannot be read, or null.
    /// </summary>
    /// <param name="file">A CSV in UTF-8.</param>
    /// <param name="order">How.</param>
    /// <param name="report">Called once the line is durable.</param>
    /// <param name="ct">Ends it after a whole batch.</param>
    public async Task<Problem?> RunAsync(
        Stream file,
        ImportOrder order,
        Action<ImportedLine> report,
        CancellationToken ct = default
    )
    {
        if (!order.IsDry && OfficeDesk.ReadReason(order.Reason).Problem is { } reasonless)
            return reasonless;
        using var list = new PeopleFile(file);
        // A line's meaning by its national code: some forty bytes for each, the only thing that grows with the list.
        var seen = new Dictionary<long, (int Line, int Meaning)>();
        var batch = new List<Result<WantedPerson>>();
        var lines = new List<int>();
        await foreach (var typed in list.LinesAsync())
        {
            if (typed.Problem is { } broken)
            {
                await WriteAsync(lines, batch, order, report, ct);
                return broken;
            }

            lines.Add(typed.Value.Number);
            batch.Add(Once(Read(typed.Value), seen));
            if (batch.Count == Batch && await WriteAsync(lines, batch, order, report, ct) is { } refused)
                return refused;
        }

        return await WriteAsync(lines, batch, order, report, ct);
    }

    internal static Result<WantedPerson> Read(TypedLine line)
    {
        if (line.Texts is null)
            return ImportProblems.LineBroken;
        if (!NationalCode.TryParse(line["national_code"], out var code))
            return IdentityProblems.NationalCodeWrong;
        if (!Mobile.TryParse(line["mobile"], out var mobile))
            return IdentityProblems.MobileWrong;
        var given = GiveName.Read(line["given_name"], "given_name", mayBeEmpty: false);
        var family = GiveName.Read(line["family_name"], "family_name", mayBeEmpty: true);
        if ((given.Problem ?? family.Problem) is { } nameless)
            return nameless;
        var (office, permissions) = (line["office"], line["permissions"].Split(' ', StringSplitOptions.TrimEntries));
        var wanted = permissions.Where(p => p.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
        return (office.Length == 0) == (wanted.Count == 0)
            ? new WantedPerson(line.Number, code.Value, mobile.Value, given.Value, family.Value, office, wanted)
            : ImportProblems.OfficeMissing;
    }

    // The same line twice is taken once.
    private static Result<WantedPerson> Once(Result<WantedPerson> read, Dictionary<long, (int Line, int Meaning)> seen)
    {
        if (read.Problem is not null)
            return read;
        var key = long.Parse(read.Value.Code, System.Globalization.CultureInfo.InvariantCulture);
        if (seen.TryAdd(key, (read.Value.Line, read.Value.Meaning)))
            return read;
        var first = seen[key];
        return (first.Meaning == read.Value.Meaning ? ImportProblems.Twice : ImportProblems.Double).With(first.Line);
    }

    private static ImportOutcome OutcomeOf(Problem wrong) =>
        wrong.Code == ImportProblems.Twice.Code ? ImportOutcome.Same : ImportOutcome.Refused;

    /// <summary>Writes the batch and empties it; a refusal of the whole order, or null.</summary>
    private async Task<Problem?> WriteAsync(
        List<int> lines,
        List<Result<WantedPerson>> batch,
        ImportOrder order,
        Action<ImportedLine> report,
        CancellationToken ct
    )
    {
        ct.ThrowIfCancellationRequested();
        for (var turn = 1; ; turn++)
        {
            try
            {
                var done = await InTransactionAsync(lines, batch, order, ct);
                if (done.Problem is { } refused)
                    return refused;
                done.Value.ForEach(report);
                lines.Clear();
                batch.Clear();
                return null;
            }
            catch (DbUpdateException) when (turn < MostTurns)
            {
                // Somebody of the batch signed up at this very moment: looked at again, they are there.
            }
        }
    }

    private async Task<Result<List<ImportedLine>>> InTransactionAsync(
        List<int> lines,
        List<Result<WantedPerson>> batch,
        ImportOrder order,
        CancellationToken ct
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        if (order.IsDry)
            await transaction.BeginReadingAsync(ct);
        else
            await transaction.BeginAsync(ct);
        var desk = scope.ServiceProvider.GetRequiredService<ImportDesk>();
        if (await desk.OpenAsync(order, ct) is { } refused)
        {
            await transaction.RollbackAsync();
            return refused;
        }

        var there = await desk.ThereAsync([.. batch.Where(b => b.IsOk).Select(b => b.Value.Code)], ct);
        var done = new List<ImportedLine>();
        foreach (var (line, read) in lines.Zip(batch))
        {
            done.Add(
                read.Problem is { } wrong
                    ? new ImportedLine(line, OutcomeOf(wrong), wrong)
                    : await desk.TakeAsync(read.Value, there, ct)
            );
        }

        if (order.IsDry)
            await transaction.RollbackAsync();
        else
            await transaction.CommitAsync(ct);
        return done;
    }
}
