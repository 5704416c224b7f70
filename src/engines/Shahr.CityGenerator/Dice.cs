namespace Shahr.CityGenerator;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same city on every runtime and machine.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E37_79B9_7F4A_7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number in [0, 1) with 53 bits.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (high - low) * Unit();

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public bool Chance(double probability) => Unit() < probability;

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
