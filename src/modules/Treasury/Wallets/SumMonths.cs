using System.Data.Common;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>What went out of and into an account in one month, for one purpose.</summary>
internal sealed class MonthSum
{
    public required Guid Account { get; init; }

    /// <summary>Year and month of the Jalali calendar as one number, 140509.</summary>
    public required int Month { get; init; }

    /// <summary>A <see cref="MoneyCode"/>.</summary>
    public required int Code { get; init; }

    public required Rial OutRial { get; init; }

    public required Rial InRial { get; init; }
}

/// <summary>Follows the ledger: the sums of each month, so that nobody's year is added up line by line.</summary>
internal sealed class SumMonths(CityTransaction transaction) : IFollowMoney
{
    private const string Add = """
        insert into treasury_months (account, month, code, out_rial, in_rial)
        values (@account, @month, @code, @out, @in)
        on conflict (account, month, code) do update set
          out_rial = treasury_months.out_rial + @out, in_rial = treasury_months.in_rial + @in
        """;

    public Task FollowAsync(IReadOnlyList<LedgerEntry> lines, CancellationToken ct)
    {
        var sums = new SortedDictionary<(Guid Account, int Month, int Code), (long Out, long In)>();
        foreach (var line in lines)
        {
            if (line.Refusal != Refusal.None || line.Kind is not (EntryKind.Transfer or EntryKind.Post))
                continue;
            var month = MonthOf(line.At);
            Count((Numbers.ToGuid(line.Debit.Value), month, line.Code), line.Amount, 0);
            Count((Numbers.ToGuid(line.Credit.Value), month, line.Code), 0, line.Amount);
        }

        return transaction.ExecuteAsync(sums.Select(sum => Write(sum.Key, sum.Value)), ct);

        void Count((Guid, int, int) key, long gone, long come)
        {
            var (before, into) = sums.GetValueOrDefault(key);
            sums[key] = (checked(before + gone), checked(into + come));
        }
    }

    /// <summary>The month of an instant (UTC) in Tehran.</summary>
    public static int MonthOf(DateTime at)
    {
        var day = PersianTime.DayOf(at);
        return (day.Year * 100) + day.Month;
    }

    private DbCommand Write((Guid Account, int Month, int Code) key, (long Out, long In) sum) =>
        transaction
            .Command(Add)
            .With("@account", key.Account)
            .With("@month", key.Month)
            .With("@code", key.Code)
            .With("@out", sum.Out)
            .With("@in", sum.In);
}
