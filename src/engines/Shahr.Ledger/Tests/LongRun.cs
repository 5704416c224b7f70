using System.Globalization;

namespace Shahr.Ledger.Tests;

/// <summary>
/// How often what has to be done often is done: <c>./test --long</c> does more, and a variable as much as it says.
/// </summary>
internal static class LongRun
{
    public static int Times(string variable, int usual, int inLongRun) =>
        Environment.GetEnvironmentVariable(variable) is { } said ? int.Parse(said, CultureInfo.InvariantCulture)
        : Environment.GetEnvironmentVariable("SHAHR_LONG") == "1" ? inLongRun
        : usual;
}
