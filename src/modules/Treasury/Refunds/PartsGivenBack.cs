using Shahr.Kit.Data;

namespace Shahr.Treasury;

/// <summary>How much of each part of a payment was given back, or is about to be: never more than was paid.</summary>
internal sealed class PartsGivenBack(CityTransaction transaction)
{
    /// <summary>Sets so much of a part aside, or frees it again; false where not so much is left of it.</summary>
    public async Task<bool> SetAsideAsync(Guid part, long rials, CancellationToken ct)
    {
        await using var take = transaction
            .Command(
                """
                update treasury_payment_parts set given_back_rial = given_back_rial + @rials
                where id = @part and given_back_rial + @rials <= amount_rial
                """
            )
            .With("@part", part)
            .With("@rials", rials);
        return await take.ExecuteNonQueryAsync(ct) == 1;
    }
}
